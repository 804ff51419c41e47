import { describe, expect, test } from 'vitest';
import { planner } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope } from '../../src/index.ts';
import { failureOf } from '../support/failure-of.ts';

/** Seconds: longer than anybody waits, so that a call is not tried again. */
const anHour = 3600;

/** Ada's scope in a tenant of its own, where requests of some operations are refused. */
async function withFaults<Result>(operations: readonly string[], work: (here: Awaited<ReturnType<typeof open>>) => Promise<Result>) {
  await using cloud = await embed();
  const here = await open(cloud);
  for (const operation of operations)
    cloud.emulator.faults.add({ kind: 'unavailable', match: { operation }, times: 'always', retryAfter: anHour });
  return await work(here);
}

async function open(cloud: Awaited<ReturnType<typeof embed>>) {
  const { planner: store } = cloud.emulator.tenant;
  if (!store) throw new Error('The tenant has no planner.');
  const scope = await microsoft365Scope({ activities: [planner.createTask, planner.createPlan, planner.updateTask] }, cloud.world());
  const [example] = store.plans.values();
  const [task] = store.tasks.values();
  if (!example || !task) throw new Error('The tenant has no plan with a task.');
  return {
    store,
    createTask: () => scope.planner.createTask({ plan: example.id, title: 'Half', checklist: ['One'] }),
    updateTask: (wish: { readonly title?: string; readonly description?: string; readonly tickItems?: string[] }) =>
      scope.planner.updateTask({ task: task.id, ...wish }),
    createPlan: () =>
      scope.planner.createPlan({ group: example.groupId, title: 'Half', buckets: ['Sorted', 'Unsorted'], labels: { category1: 'Urgent' } }),
    /** Titles of all plans, buckets and tasks. */
    seen: () => [
      ...[...store.plans.values(), ...store.tasks.values()].map(({ title }) => title),
      ...[...store.buckets.values()].map(({ name }) => name),
    ],
  };
}

describe('nothing is left half done:', () => {
  test.each(['GET /planner/tasks/{plannerTask-id}/details', 'PATCH /planner/tasks/{plannerTask-id}/details'])(
    'a task is deleted again where %s fails',
    async (operation) => {
      await withFaults([operation], async ({ createTask, seen }) => {
        const before = seen();

        expect(await failureOf(createTask())).toMatchObject({
          message: expect.stringMatching(/The task was deleted again\.$/),
          details: { task: expect.any(String) },
        });
        expect(seen()).toEqual(before);
      });
    },
  );

  test.each(['POST /planner/buckets', 'GET /planner/plans/{plannerPlan-id}/details', 'PATCH /planner/plans/{plannerPlan-id}/details'])(
    'a plan is deleted again with what is in it where %s fails',
    async (operation) => {
      await withFaults([operation], async ({ createPlan, seen }) => {
        const before = seen();

        expect(await failureOf(createPlan())).toMatchObject({
          message: expect.stringMatching(/The plan was deleted again\.$/),
          details: { plan: expect.any(String) },
        });
        expect(seen()).toEqual(before);
      });
    },
  );

  test('what cannot be deleted again is named', async () => {
    const operations = ['PATCH /planner/tasks/{plannerTask-id}/details', 'DELETE /planner/tasks/{plannerTask-id}'];
    await withFaults(operations, async ({ createTask, store }) => {
      const { message, details } = await failureOf(createTask());

      expect(message).toMatch(/The task was made, and is unfinished\.$/);
      expect(store.tasks.get(String(details['task']))?.title).toBe('Half');
    });
  });

  test('an item that the checklist does not have is refused before the task is changed', async () => {
    await withFaults([], async ({ updateTask, seen }) => {
      const before = seen();

      expect(await failureOf(updateTask({ title: 'Mine', tickItems: ['No such item'] }))).toMatchObject({ code: 'INPUT_INVALID' });
      expect(seen()).toEqual(before);
    });
  });

  test.each([
    ['what was changed before is said', { title: 'Mine', description: 'Mine too' }, true],
    ['and nothing where nothing was', { description: 'Mine' }, false],
  ])('of a task whose details could not be changed, %s', async (_, wish, isSaid) => {
    await withFaults(['PATCH /planner/tasks/{plannerTask-id}/details'], async ({ updateTask, seen }) => {
      const { message } = await failureOf(updateTask(wish));

      expect(message.endsWith('Everything else that was wanted of the task was changed before.')).toBe(isSaid);
      expect(seen().includes('Mine')).toBe(isSaid);
    });
  });
});
