import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTestPlanner } from '../../../../test/support/test-planner.ts';
import { etagOf } from './versions.ts';

const missing = 'The If-Match header must be specified for this kind of request.';
const invalid = 'The If-Match header contains an invalid value.';
const conflict = 'The attempted changes conflicted with already accepted changes. Read the latest state and resolve any conflicts.';

test('of two ETags of one resource the newer one is the greater text', () => {
  const version = fc.integer({ min: 0, max: 40_000_000 });
  fc.assert(
    fc.property(fc.constantFrom('task', 'taskDetails', 'plan', 'planDetails', 'bucket'), version, version, (kind, a, b) => {
      const [one, other] = [a, b].map((each) => etagOf(kind, { version: each, changed: {} }));
      expect(Math.sign((one ?? '') < (other ?? '') ? -1 : (one ?? '') > (other ?? '') ? 1 : 0)).toBe(Math.sign(a - b));
    }),
  );
});

describe.each(['PATCH', 'DELETE'])('%s', (method) => {
  test.each<[string, string | undefined, string]>([
    ['without a version', undefined, missing],
    ['with what is no version', 'W/"abc"', invalid],
    ['with the version of another kind', etagOf('bucket', { version: 0, changed: {} }), invalid],
    ['with a version that is yet to come', etagOf('task', { version: 9, changed: {} }), invalid],
  ])('%s is refused with 412', async (_, etag, message) => {
    const planner = await createTestPlanner();
    const { id } = await planner.task();

    const answer = await planner.change(`tasks/${String(id)}`, method === 'PATCH' ? { title: 'New' } : undefined, etag, { method });

    expect(answer).toMatchObject({ status: 412, body: { error: { code: '', message } } });
  });
});

test('a change to an older version is taken where it changes something else, and refused where it changes the same', async () => {
  const planner = await createTestPlanner();
  const { id, '@odata.etag': first } = await planner.task();
  const path = `tasks/${String(id)}`;
  await planner.change(path, { title: 'Changed by somebody else' }, first);

  expect(await planner.change(path, { percentComplete: 50 }, first)).toMatchObject({
    status: 200,
    body: { title: 'Changed by somebody else', percentComplete: 50 },
  });
  expect(await planner.change(path, { title: 'Mine', priority: 1 }, first)).toMatchObject({
    status: 409,
    body: { error: { code: '', message: conflict } },
  });
  expect(await planner.read(path)).toMatchObject({ title: 'Changed by somebody else', priority: 5 });
});

test('people and labels of a task are changed one by one', async () => {
  const planner = await createTestPlanner();
  const { id, '@odata.etag': first } = await planner.task();
  const path = `tasks/${String(id)}`;
  const assignment = { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' };
  await planner.change(path, { assignments: { [planner.idOf('ada')]: assignment }, appliedCategories: { category1: true } }, first);

  const other = { assignments: { [planner.idOf('chloe')]: assignment }, appliedCategories: { category2: true } };
  expect((await planner.change(path, other, first)).status).toBe(200);
  expect((await planner.change(path, { assignments: { [planner.idOf('ada')]: null } }, first)).status).toBe(409);
  expect(await planner.read(path)).toMatchObject({ appliedCategories: { category1: true, category2: true } });
});

test('a removal needs the newest version; what was written into the details counts, too', async () => {
  const planner = await createTestPlanner();
  const { id } = await planner.task();
  const path = `tasks/${String(id)}`;
  const before = await planner.read(path);
  const details = await planner.read(`${path}/details`);
  await planner.change(`${path}/details`, { description: 'All of March.' }, details['@odata.etag']);

  expect((await planner.change(path, undefined, before['@odata.etag'], { method: 'DELETE' })).status).toBe(409);
  const now = await planner.read(path);
  expect(now['hasDescription']).toBe(true);
  expect((await planner.change(path, undefined, now['@odata.etag'], { method: 'DELETE' })).status).toBe(204);
});

test('an asterisk stands for the newest version', async () => {
  const planner = await createTestPlanner();
  const { id, '@odata.etag': first } = await planner.task();
  await planner.change(`tasks/${String(id)}`, { title: 'Second' }, first);

  expect((await planner.change(`tasks/${String(id)}`, { title: 'Third' }, '*')).body).toMatchObject({ title: 'Third' });
});
