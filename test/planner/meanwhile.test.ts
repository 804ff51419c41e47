import { expect, test } from 'vitest';
import { planner } from '../../src/activities/index.ts';
import type { Task } from '../../src/activities/planner/index.ts';
import { useGiven } from '../../src/connection/index.ts';
import { runActivity } from '../../src/connection/run-activity.ts';
import { nodeWorld } from '../../src/connection/index.ts';
import type { AnyActivity } from '../../src/core/activity.ts';
import { createSigningKey } from '../../src/emulator/entra/signing-key.ts';
import { createGraphClient } from '../../src/graph/index.ts';
import { exampleTenant, type ExampleTenant } from '../support/example-tenant.ts';

const signingKey = await createSigningKey();

/** Runs an activity against the emulator as Ada. @param before - Done once, before the first request that changes something. */
async function run(tenant: ExampleTenant, activity: AnyActivity, input: Record<string, unknown>, before?: () => void): Promise<Task> {
  let isDone = false;
  const token = await tenant.token(['Tasks.ReadWrite']);
  const graph = createGraphClient({
    fetch: async (url, init) => {
      if (!isDone && before && init?.method !== 'GET') {
        isDone = true;
        before();
      }
      return await tenant.emulator.fetch(new Request(url, init));
    },
    graphUrl: 'https://graph.microsoft.com',
    token: async () => token,
    now: () => tenant.emulator.tenant.clock.now(),
    sleep: async () => {},
  });
  const world = nodeWorld({ emulator: '', notify: () => undefined });
  return (await runActivity({ world, graph, signal: new AbortController().signal }, useGiven(activity, input), input)) as Task;
}

/** Somebody else changes the task in the emulator. */
function somebodyElse({ emulator }: ExampleTenant, id: string, change: { readonly title?: string; readonly priority?: number }): void {
  const task = emulator.tenant.planner?.tasks.get(id);
  if (!task) throw new Error('There is no such task.');
  Object.assign(task, change, { version: task.version + 1 });
  for (const property of Object.keys(change)) task.changed[property] = task.version;
}

test('what somebody else changed between reading and writing stays, beside the change', async () => {
  await using tenant = await exampleTenant(signingKey);
  const { task = '' } = await tenant.ids(['task']);

  const changed = await run(tenant, planner.updateTask, { task, progress: 'completed' }, () =>
    somebodyElse(tenant, task, { title: 'Theirs' }),
  );

  expect(changed).toMatchObject({ title: 'Theirs', progress: 'completed' });
});

test('the same field is refused by name, and nothing is changed', async () => {
  await using tenant = await exampleTenant(signingKey);
  const { task = '' } = await tenant.ids(['task']);

  const refusal = run(tenant, planner.updateTask, { task, title: 'Mine', priority: 'urgent' }, () =>
    somebodyElse(tenant, task, { title: 'Theirs' }),
  );

  await expect(refusal).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'Somebody else changed title of the task "Theirs" in the meantime, so this change was not made. title is now "Theirs".',
    details: { fields: ['title'] },
  });
  expect(await run(tenant, planner.getTask, { task })).toMatchObject({ title: 'Theirs', priority: 'important' });
});

test('a task that was read long ago is changed as it is now', async () => {
  await using tenant = await exampleTenant(signingKey);
  const { task: id = '' } = await tenant.ids(['task']);
  const task = await run(tenant, planner.getTask, { task: id });
  somebodyElse(tenant, id, { priority: 1 });

  expect(await run(tenant, planner.updateTask, { task, title: 'Mine' })).toMatchObject({ title: 'Mine', priority: 'urgent' });
  await expect(run(tenant, planner.updateTask, { task, priority: 'low' })).rejects.toMatchObject({ details: { fields: ['priority'] } });
});

test('a task that somebody else changed is deleted all the same', async () => {
  await using tenant = await exampleTenant(signingKey);
  const { task: id = '' } = await tenant.ids(['task']);
  const task = await run(tenant, planner.getTask, { task: id });

  await run(tenant, planner.deleteTask, { task }, () => somebodyElse(tenant, id, { title: 'Theirs' }));

  expect(tenant.emulator.tenant.planner?.tasks.has(id)).toBe(false);
});

test('of a version that Planner does not know any more, the task is read again', async () => {
  await using tenant = await exampleTenant(signingKey);
  const { task: id = '' } = await tenant.ids(['task']);
  const task = { ...(await run(tenant, planner.getTask, { task: id })), etag: 'W/"unknown"' };

  expect(await run(tenant, planner.updateTask, { task, dueAt: '2026-12-24T12:00', timeZone: 'Europe/Paris' })).toMatchObject({
    dueAt: '2026-12-24T11:00:00Z',
  });
});
