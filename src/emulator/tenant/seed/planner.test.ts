import { expect, test } from 'vitest';
import { createTestGraph } from '../../../../test/support/test-graph.ts';
import { createTenant } from '../create.ts';
import { seedPlanner } from './planner.ts';

const now = new Date('2026-11-02T09:00:00Z');

function seeded() {
  const tenant = createTenant({ now });
  seedPlanner(tenant);
  return tenant;
}

test('it repeats with the seed, and gives out no id of the tenant', () => {
  const tenant = seeded();

  expect(seeded().planner).toEqual(tenant.planner);
  expect(tenant.ids.guid()).toBe(createTenant({ now }).ids.guid());
});

test('the members of the group have a plan, with its tasks in three buckets', async () => {
  const graph = createTestGraph({}, seeded());
  const list = async (path: string, as: string) => (await graph.json(`/v1.0/${path}`, { as })).body['value'] as Record<string, unknown>[];
  const [plan] = await list('me/planner/plans', 'ada Tasks.Read');

  expect(plan).toMatchObject({ title: 'Month end' });
  expect((await list(`planner/plans/${String(plan?.['id'])}/buckets`, 'ben Tasks.Read')).map(({ name }) => name)).toEqual([
    'To do',
    'In progress',
    'Done',
  ]);
  expect(await list(`planner/plans/${String(plan?.['id'])}/tasks`, 'chloe Tasks.Read')).toHaveLength(5);
  expect(await list('me/planner/tasks', 'ada Tasks.Read')).toHaveLength(2);
  expect(await list('me/planner/plans', 'diego Tasks.Read')).toEqual([]);
});

test('a tenant without the people of the seed is left as it is', () => {
  const tenant = createTenant({ now, empty: true });
  seedPlanner(tenant);

  expect(tenant.planner).toBeUndefined();
});
