import '@pnp/graph/cloud-communications/index.js';
import '@pnp/graph/groups/index.js';
import '@pnp/graph/planner/index.js';
import '@pnp/graph/users/index.js';
import { Client } from '@microsoft/microsoft-graph-client';
import type { PlannerBucket, PlannerPlan, PlannerTask, PlannerTaskDetails, Presence } from '@microsoft/microsoft-graph-types';
import type { ICommunications, IPresence } from '@pnp/graph/cloud-communications/types.js';
import type { IPlanner, IPlans, ITasks } from '@pnp/graph/planner/types.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pnpClient } from './pnp-client.ts';
import { applications, conformanceSuite, type ConformanceWorld } from './world.ts';

// Both clients are as they are published; what sends hands its requests to the emulator.

const emulated = conformanceSuite();
const permissions = ['Tasks.ReadWrite', 'Presence.ReadWrite', 'Presence.Read.All'];

let world: ConformanceWorld;
let accessToken: string;
let planId: string;
let graph: Pnp;

beforeAll(async () => {
  world = await emulated();
  ({ accessToken } = await world.emulator.token({ application: applications.own, user: 'ada@contoso.example', permissions }));
  graph = (await pnpClient(world, 'ada', permissions)) as unknown as Pnp;
  planId = String(world.emulator.tenant.planner?.plans.keys().next().value);
});
/** The group that the plan is in. */
const groupId = (): string => world.emulator.tenant.planner?.plans.get(planId)?.groupId ?? '';

afterAll(() => world[Symbol.asyncDispose]());

/** The client with Planner and presence; the package adds these to its own types by paths that types do not resolve in modules. */
interface Pnp {
  readonly planner: IPlanner;
  readonly communications: ICommunications;
  readonly groups: { getById(id: string): { readonly plans: IPlans } };
  readonly me: { readonly tasks: ITasks; readonly presence: IPresence };
  readonly users: { getById(id: string): { readonly presence: IPresence } };
}

describe('@microsoft/microsoft-graph-client', () => {
  const client = () =>
    Client.initWithMiddleware({
      middleware: {
        async execute(context) {
          const headers = { ...(context.options?.headers as Record<string, string>), authorization: `Bearer ${accessToken}` };
          context.response = await world.fetch(context.request, { ...context.options, headers });
        },
      },
    });

  test('makes a task, changes it with its version, reads its details and deletes it', async () => {
    const { value: buckets } = (await client().api(`/planner/plans/${planId}/buckets`).get()) as { value: PlannerBucket[] };
    const task = (await client().api('/planner/tasks').post({ planId, bucketId: buckets[0]?.id, title: 'From the SDK' })) as PlannerTask;
    const path = `/planner/tasks/${task.id}`;
    const etagOf = async (of: string): Promise<string> => String((await client().api(of).get())['@odata.etag']);

    const changed = (await client()
      .api(path)
      .headers({ 'If-Match': await etagOf(path), Prefer: 'return=representation' })
      .patch({ percentComplete: 50 })) as PlannerTask;
    expect(changed.percentComplete).toBe(50);
    await client()
      .api(`${path}/details`)
      .header('If-Match', await etagOf(`${path}/details`))
      .patch({ description: 'Written by a client.' });
    expect((await client().api(`${path}/details`).get()) as PlannerTaskDetails).toMatchObject({ description: 'Written by a client.' });
    await client()
      .api(path)
      .header('If-Match', await etagOf(path))
      .delete();
    await expect(client().api(path).get()).rejects.toMatchObject({ statusCode: 404, message: 'The requested item is not found.' });
  });

  test('is refused without a version', async () => {
    const { value } = (await client().api('/me/planner/tasks').get()) as { value: PlannerTask[] };

    await expect(client().api(`/planner/tasks/${value[0]?.id}`).patch({ title: 'x' })).rejects.toMatchObject({ statusCode: 412 });
  });

  test('sets and reads presence', async () => {
    await client()
      .api('/me/presence/setUserPreferredPresence')
      .post({ availability: 'Busy', activity: 'Busy', expirationDuration: 'PT1H' });

    expect((await client().api('/me/presence').get()) as Presence).toMatchObject({ availability: 'Busy', activity: 'Busy' });
    const { value } = (await client()
      .api('/communications/getPresencesByUserId')
      .post({ ids: [world.idOf('ada')] })) as { value: Presence[] };
    expect(value).toMatchObject([{ id: world.idOf('ada'), availability: 'Busy' }]);
  });
});

describe('@pnp/graph', () => {
  test('reads plans, buckets and tasks', async () => {
    expect(await graph.groups.getById(groupId()).plans()).toMatchObject([{ id: planId, title: 'Month end' }]);
    expect((await graph.planner.plans.getById(planId).buckets()).map(({ name }: PlannerBucket) => name)).toEqual([
      'To do',
      'In progress',
      'Done',
    ]);
    expect(await graph.planner.plans.getById(planId).details()).toMatchObject({ categoryDescriptions: { category1: 'Urgent' } });
    expect(await graph.me.tasks()).toHaveLength(2);
  });

  test('makes, changes and deletes a plan, a bucket and a task, whatever their version', async () => {
    const { planner } = graph;
    const plan = (await planner.plans.add({
      title: 'From PnP',
      container: { url: `https://graph.microsoft.com/v1.0/groups/${groupId()}` },
    })) as PlannerPlan;
    const bucket = (await planner.buckets.add({ name: 'First', planId: plan.id ?? '', orderHint: ' !' })) as PlannerBucket;
    const task = (await planner.tasks.add({ planId: plan.id ?? '', bucketId: bucket.id ?? '', title: 'A task' })) as PlannerTask;
    await planner.tasks.getById(task.id ?? '').update({ percentComplete: 100 });
    expect(await planner.tasks.getById(task.id ?? '')()).toMatchObject({ percentComplete: 100 });
    await planner.buckets.getById(bucket.id ?? '').delete();
    await planner.plans.getById(plan.id ?? '').delete();
    expect(await graph.groups.getById(groupId()).plans()).toHaveLength(1);
  });

  test('reads and sets presence', async () => {
    const { presence } = graph.me;
    await presence.setPreferredPresence({ availability: 'DoNotDisturb', activity: 'DoNotDisturb', expirationDuration: 'PT8H' });
    await presence.setStatusMessage({
      message: { content: 'In the warehouse.', contentType: 'text' },
      expiryDateTime: { dateTime: '2099-01-01T00:00:00', timeZone: 'UTC' },
    });
    expect(await presence()).toMatchObject({ availability: 'DoNotDisturb', statusMessage: { message: { content: 'In the warehouse.' } } });
    await presence.clearPreferredPresence();
    expect(await graph.communications.getPresencesByUserId([world.idOf('ada'), world.idOf('ben')])).toMatchObject([
      { availability: 'Available' },
      { id: world.idOf('ben') },
    ]);
    expect(await graph.users.getById(world.idOf('chloe')).presence()).toMatchObject({ id: world.idOf('chloe') });
  });
});
