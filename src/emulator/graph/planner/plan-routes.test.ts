import { describe, expect, test } from 'vitest';
import { asAda, createTestPlanner } from '../../../../test/support/test-planner.ts';

const noRight = { error: { code: '', message: 'You do not have the required permissions to access this item.' } };

test('a plan says who made it, and which group contains it', async () => {
  const planner = await createTestPlanner();

  expect(await planner.read(`plans/${planner.planId}`)).toEqual({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#planner/plans/$entity',
    '@odata.etag': expect.stringMatching(/^W\/"JzEtUGxhbi/),
    createdDateTime: '2026-03-02T09:00:00.000Z',
    owner: planner.groupId,
    title: 'Month end',
    id: planner.planId,
    createdBy: { user: { displayName: null, id: planner.idOf('ada') }, application: { displayName: null, id: expect.any(String) } },
    container: { containerId: planner.groupId, type: 'group', url: `https://graph.microsoft.com/v1.0/groups/${planner.groupId}` },
  });
  expect(planner.planId).toMatch(/^[\w-]{28}$/);
});

test('plans are listed of a group, and of a person', async () => {
  const planner = await createTestPlanner();
  const listed = async (path: string, as = asAda) => (await planner.json(`/v1.0/${path}`, { as })).body;

  expect(await listed(`groups/${planner.groupId}/planner/plans`)).toMatchObject({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(microsoft.graph.plannerPlan)',
    '@odata.count': 1,
    value: [{ id: planner.planId }],
  });
  expect(await listed('me/planner/plans', 'chloe Tasks.Read')).toMatchObject({ value: [{ id: planner.planId }] });
  expect(await listed('me/planner/plans', 'ben Tasks.Read')).toMatchObject({ '@odata.count': 0, value: [] });
});

describe('who may have a plan', () => {
  test.each([
    ['a member', 'chloe Tasks.Read', 200],
    ['a member without the permission', 'chloe Presence.Read', 403],
    ['somebody else, whatever the permission', 'ben Group.ReadWrite.All', 403],
    ['an application', 'app Tasks.Read.All', 200],
    ['an application without its permission', 'app Group.Read.All', 403],
  ])('%s', async (_, as, status) => {
    const planner = await createTestPlanner();
    const paths = [`planner/plans/${planner.planId}`, `groups/${planner.groupId}/planner/plans`, `planner/plans/${planner.planId}/tasks`];

    for (const path of paths) expect((await planner.json(`/v1.0/${path}`, { as })).status).toBe(status);
  });

  test('whoever it is shared with has it, too', async () => {
    const planner = await createTestPlanner();
    const path = `plans/${planner.planId}/details`;
    const { '@odata.etag': etag } = await planner.read(path);
    const ben = planner.idOf('ben');
    await planner.change(path, { sharedWith: { [ben]: true }, categoryDescriptions: { category1: 'Urgent' } }, etag);

    expect(await planner.read(path)).toMatchObject({
      sharedWith: { [ben]: true },
      categoryDescriptions: { category1: 'Urgent', category2: null },
    });
    expect((await planner.json('/v1.0/me/planner/plans', { as: 'ben Tasks.Read' })).body).toMatchObject({ '@odata.count': 1 });
  });

  test('nobody, when its group is gone', async () => {
    const planner = await createTestPlanner();
    planner.tenant.groups.delete(planner.groupId);

    expect(await planner.json(`/v1.0/planner/plans/${planner.planId}`, { as: asAda })).toMatchObject({
      status: 404,
      body: { error: { code: '', message: 'The requested item is not found.' } },
    });
  });
});

describe('making a plan', () => {
  const make = async (body: (groupId: string) => unknown, as = asAda) => {
    const planner = await createTestPlanner();
    return planner.json('/v1.0/planner/plans', { as, method: 'POST', body: body(planner.groupId) });
  };

  test.each<[string, (groupId: string) => unknown]>([
    ['an address', (id) => ({ title: 'New', container: { url: `https://graph.microsoft.com/beta/groups/${id}` } })],
    ['an id and a type', (id) => ({ title: 'New', container: { containerId: id, type: 'group' } })],
    ['the older name', (id) => ({ title: 'New', owner: id })],
  ])('with its group by %s', async (_, body) => {
    expect(await make(body)).toMatchObject({ status: 201, body: { title: 'New' } });
  });

  test.each<[string, (groupId: string) => unknown, number]>([
    ['no title', (id) => ({ owner: id }), 400],
    ['no group', () => ({ title: 'New' }), 400],
    ['a group that there is not', () => ({ title: 'New', owner: 'e1f0a4a2-5a8c-4b1e-8a15-0f5b0f9e3c11' }), 404],
    ['a property that there is not', (id) => ({ title: 'New', owner: id, colour: 'red' }), 400],
  ])('with %s is refused', async (_, body, status) => {
    expect((await make(body)).status).toBe(status);
  });

  test('is for members only', async () => {
    expect(await make((owner) => ({ title: 'New', owner }), 'ben Tasks.ReadWrite')).toMatchObject({ status: 403, body: noRight });
  });

  test('has a limit', async () => {
    const planner = await createTestPlanner();
    const plan = planner.tenant.planner?.plans.get(planner.planId);
    if (plan) for (let index = 0; index < 399; index += 1) planner.tenant.planner?.plans.set(`plan-${index}`, plan);

    const answer = await planner.json('/v1.0/planner/plans', { as: asAda, method: 'POST', body: { title: 'New', owner: planner.groupId } });

    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'MaximumProjectsOwnedByUser' } } });
  });
});

test('a plan gets another title, and goes with all that is in it', async () => {
  const planner = await createTestPlanner();
  const path = `plans/${planner.planId}`;
  const { id } = await planner.task({ bucketId: (await planner.bucket('To do'))['id'] });
  const { '@odata.etag': first } = await planner.read(path);

  const { body } = await planner.change(path, { title: 'Year end' }, first);
  expect(body['title']).toBe('Year end');
  expect((await planner.change(path, undefined, body['@odata.etag'], { method: 'DELETE' })).status).toBe(204);
  expect((await planner.json(`/v1.0/planner/tasks/${String(id)}`, { as: asAda })).status).toBe(404);
  expect(planner.tenant.planner?.buckets.size).toBe(0);
});

test.each(['plans/short', 'tasks/of-33-characters-which-is-too-long', 'buckets/x'])('%s is no id', async (path) => {
  const planner = await createTestPlanner();

  expect((await planner.json(`/v1.0/planner/${path}`, { as: asAda })).status).toBe(400);
});
