import { describe, expect, test } from 'vitest';
import { asAda, createTestPlanner } from '../../../../test/support/test-planner.ts';

const assignment = { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' };

test('a new task has what was given, and the defaults', async () => {
  const planner = await createTestPlanner();
  const ada = { user: { displayName: null, id: planner.idOf('ada') }, application: { displayName: null, id: expect.any(String) } };

  const { id } = await planner.task({ dueDateTime: '2026-03-31T10:00:00+02:00', assignments: { [planner.idOf('chloe')]: assignment } });

  expect(await planner.read(`tasks/${String(id)}`)).toEqual({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#planner/tasks/$entity',
    '@odata.etag': expect.stringMatching(/^W\/"JzEtVGFzayAg/),
    id,
    planId: planner.planId,
    bucketId: null,
    title: 'Check invoices',
    orderHint: expect.any(String),
    assigneePriority: '',
    percentComplete: 0,
    priority: 5,
    startDateTime: null,
    dueDateTime: '2026-03-31T08:00:00Z',
    conversationThreadId: null,
    createdDateTime: '2026-03-02T09:00:00.000Z',
    createdBy: ada,
    completedBy: null,
    completedDateTime: null,
    hasDescription: false,
    previewType: 'automatic',
    referenceCount: 0,
    checklistItemCount: 0,
    activeChecklistItemCount: 0,
    appliedCategories: {},
    assignments: {
      [planner.idOf('chloe')]: {
        '@odata.type': '#microsoft.graph.plannerAssignment',
        assignedBy: ada,
        assignedDateTime: '2026-03-02T09:00:00.000Z',
        orderHint: expect.any(String),
      },
    },
  });
});

test('a change answers nothing, or the task where that is preferred', async () => {
  const planner = await createTestPlanner();
  const { id, '@odata.etag': etag } = await planner.task();
  const change = (headers: Record<string, string>) =>
    planner.call(`/v1.0/planner/tasks/${String(id)}`, {
      as: asAda,
      method: 'PATCH',
      body: { priority: 1 },
      headers: { 'If-Match': String(etag).replaceAll('"', '\\"'), ...headers },
    });

  expect((await change({})).status).toBe(204);
  const preferred = await planner.change(`tasks/${String(id)}`, { percentComplete: 100 }, etag);
  expect(preferred).toMatchObject({ status: 200, body: { completedDateTime: '2026-03-02T09:00:00.000Z' } });
  const reopened = await planner.change(`tasks/${String(id)}`, { percentComplete: 50 }, preferred.body['@odata.etag']);
  expect(reopened.body).toMatchObject({ completedBy: null, completedDateTime: null });
});

describe('a task is refused', () => {
  test.each<[string, Record<string, unknown>, number, string?]>([
    ['without a plan', { planId: undefined }, 400],
    ['without a title', { title: undefined }, 400],
    ['in a plan that there is not', { planId: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, 404],
    ['in a bucket that there is not', { bucketId: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, 400],
    ['that ends before it begins', { startDateTime: '2026-03-05T00:00:00Z', dueDateTime: '2026-03-04T00:00:00Z' }, 400],
    ['that is more than done', { percentComplete: 101 }, 400],
    ['of no priority that there is', { priority: 11 }, 400],
    ['with a date that is none', { dueDateTime: '2026-03-05' }, 400],
    ['with a label that there is not', { appliedCategories: { category26: true } }, 400],
    ['with the hint of another one', { orderHint: '5637' }, 400],
    ['for somebody who does not exist', { assignments: { 'd2c9e0b6-0a1d-4f5e-9a63-7d5a3e7f2b10': assignment } }, 400],
    ['with what cannot be set', { completedDateTime: '2026-03-05T00:00:00Z' }, 400],
    ['with what there is not', { colour: 'red' }, 400],
  ])('%s', async (_, more, status) => {
    const planner = await createTestPlanner();
    const body = { planId: planner.planId, title: 'Check invoices', ...more };

    expect((await planner.json('/v1.0/planner/tasks', { as: asAda, method: 'POST', body })).status).toBe(status);
  });

  test('for more than 20 people, and where an assignment does not say its type or its place', async () => {
    const planner = await createTestPlanner();
    const [ada] = planner.tenant.users.values();
    const ids = Array.from({ length: 21 }, () => planner.tenant.ids.guid());
    if (ada) for (const id of ids) planner.tenant.users.set(id, ada);

    const assignments = Object.fromEntries(ids.map((id) => [id, assignment]));
    expect(await planner.task({ assignments })).toMatchObject({ error: { code: 'MaximumAssigneesInTasks' } });
    expect(await planner.task({ assignments: { [planner.idOf('ada')]: { orderHint: ' !' } } })).toHaveProperty('error');
    expect(await planner.task({ assignments: { [planner.idOf('ada')]: { '@odata.type': assignment['@odata.type'] } } })).toHaveProperty(
      'error',
    );
  });
});

test('a person has the tasks of all plans that are there for the caller', async () => {
  const planner = await createTestPlanner();
  const { id } = await planner.task({ assignments: { [planner.idOf('chloe')]: assignment } });
  await planner.task({ assignments: { [planner.idOf('ada')]: assignment } });
  const listed = (path: string, as: string) => planner.json(`/v1.0/${path}`, { as });

  expect((await listed('me/planner/tasks', 'chloe Tasks.Read')).body).toMatchObject({ '@odata.count': 1, value: [{ id }] });
  expect((await listed('users/chloe@contoso.example/planner/tasks', 'app Tasks.Read.All')).body).toMatchObject({ value: [{ id }] });
  expect((await listed('users/chloe@contoso.example/planner/tasks', asAda)).status).toBe(403);
});

test('a list is whole whatever is asked for, in pages of 400, with details where they are wanted', async () => {
  const planner = await createTestPlanner();
  for (let count = 0; count < 402; count += 1) await planner.task({ title: `Task ${count}` });
  const path = `/v1.0/planner/plans/${planner.planId}/tasks`;

  const { body } = await planner.json(`${path}?$top=5&$filter=title eq 'Task 1'&$orderby=title&$expand=details`, { as: asAda });
  expect(body['value']).toHaveLength(400);
  expect((body['value'] as unknown[])[0]).toMatchObject({ title: 'Task 401', details: { description: '', checklist: {} } });
  const next = new URL(String(body['@odata.nextLink']));
  expect((await planner.json(next.pathname + next.search, { as: asAda })).body['value']).toHaveLength(2);
});

describe('details of a task', () => {
  const item = { '@odata.type': '#microsoft.graph.plannerChecklistItem' };
  const reference = { '@odata.type': '#microsoft.graph.plannerExternalReference' };

  test('have a checklist and links, whose items are changed and taken away one by one', async () => {
    const planner = await createTestPlanner();
    const { id } = await planner.task();
    const path = `tasks/${String(id)}/details`;
    const [first, second] = [planner.tenant.ids.guid(), planner.tenant.ids.guid()];
    const { body } = await planner.change(
      path,
      {
        description: 'All of March.',
        previewType: 'checklist',
        checklist: { [first]: { ...item, title: 'Print' }, [second]: { ...item, title: 'Sign', isChecked: true } },
        references: { 'https%3A//contoso%2Eexample/report': { ...reference, alias: 'Report', type: 'Word' } },
      },
      (await planner.read(path))['@odata.etag'],
    );

    expect(body).toMatchObject({
      '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#planner/tasks('${String(id)}')/details/$entity`,
      description: 'All of March.',
      previewType: 'checklist',
      checklist: { [first]: { ...item, title: 'Print', isChecked: false }, [second]: { title: 'Sign', isChecked: true } },
      references: { 'https%3A//contoso%2Eexample/report': { ...reference, alias: 'Report', type: 'Word' } },
    });
    expect(await planner.read(`tasks/${String(id)}`)).toMatchObject({
      hasDescription: true,
      checklistItemCount: 2,
      activeChecklistItemCount: 1,
      referenceCount: 1,
    });

    const change = {
      checklist: { [first]: { ...item, isChecked: true }, [second]: null },
      references: { 'https%3A//contoso%2Eexample/report': null },
    };
    const { body: after } = await planner.change(path, change, body['@odata.etag']);
    expect(after).toMatchObject({ checklist: { [first]: { title: 'Print', isChecked: true } }, references: {} });
    expect(after['checklist']).not.toHaveProperty([second]);
  });

  test.each<[string, Record<string, unknown>, number]>([
    ['an item without its type', { checklist: { a: { title: 'Print' } } }, 400],
    ['an item without a title', { checklist: { a: item } }, 400],
    ['a link whose address is not encoded', { references: { 'https://contoso.example': reference } }, 400],
    ['a link to a file', { references: { 'file%3A//contoso%2Eexample': reference } }, 400],
    ['a preview that there is not', { previewType: 'picture' }, 400],
    ['21 items', { checklist: Object.fromEntries(Array.from({ length: 21 }, (_, key) => [`k${key}`, { ...item, title: 'x' }])) }, 403],
    ['16 links', { references: Object.fromEntries(Array.from({ length: 16 }, (_, key) => [`https%3A//a/${key}`, reference])) }, 403],
  ])('with %s are refused', async (_, body, status) => {
    const planner = await createTestPlanner();
    const { id } = await planner.task();

    expect((await planner.change(`tasks/${String(id)}/details`, body, '*')).status).toBe(status);
  });
});
