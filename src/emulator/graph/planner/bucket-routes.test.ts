import { expect, test } from 'vitest';
import { asAda, createTestPlanner } from '../../../../test/support/test-planner.ts';

test('buckets come in the order of their hints, each new one last', async () => {
  const planner = await createTestPlanner();
  for (const name of ['To do', 'Doing']) await planner.bucket(name);
  await planner.bucket('Before all', { orderHint: ' !' });

  const { body } = await planner.json(`/v1.0/planner/plans/${planner.planId}/buckets`, { as: asAda });

  expect((body['value'] as { name: string }[]).map(({ name }) => name)).toEqual(['Before all', 'To do', 'Doing']);
  expect(body).toMatchObject({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(microsoft.graph.plannerBucket)',
    '@odata.count': 3,
  });
});

test('a bucket is renamed and moved', async () => {
  const planner = await createTestPlanner();
  const first = await planner.bucket('To do');
  const second = await planner.bucket('Doing');
  const path = `buckets/${String(first['id'])}`;

  const { body } = await planner.change(path, { name: 'Later', orderHint: `${String(second['orderHint'])} !` }, first['@odata.etag']);

  expect(body).toMatchObject({ '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#planner/buckets/$entity', name: 'Later' });
  expect(String(body['orderHint']) > String(second['orderHint'])).toBe(true);
});

test('a bucket goes with its tasks', async () => {
  const planner = await createTestPlanner();
  const { id, '@odata.etag': etag } = await planner.bucket('To do');
  await planner.task({ bucketId: id });
  await planner.task();
  const { body: inside } = await planner.json(`/v1.0/planner/buckets/${String(id)}/tasks`, { as: asAda });
  expect(inside['@odata.count']).toBe(1);

  await planner.change(`buckets/${String(id)}`, undefined, etag, { method: 'DELETE' });

  expect((await planner.json(`/v1.0/planner/plans/${planner.planId}/tasks`, { as: asAda })).body['@odata.count']).toBe(1);
  expect((await planner.json(`/v1.0/planner/buckets/${String(id)}`, { as: asAda })).status).toBe(404);
});

test.each([
  [{ name: '' }, 400],
  [{ name: undefined }, 400],
  [{ planId: undefined }, 400],
  [{ planId: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, 404],
  [{ orderHint: '5637' }, 400],
])('making one with %j: %i', async (more, status) => {
  const planner = await createTestPlanner();
  const body = { planId: planner.planId, name: 'To do', ...more };

  expect((await planner.json('/v1.0/planner/buckets', { as: asAda, method: 'POST', body })).status).toBe(status);
});

test('a plan has room for 200', async () => {
  const planner = await createTestPlanner();
  for (let count = 0; count < 200; count += 1) await planner.bucket(`Bucket ${count}`);

  expect(await planner.bucket('One more')).toMatchObject({ error: { code: 'MaximumBucketsInProject' } });
});
