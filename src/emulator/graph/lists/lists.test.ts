import { describe, expect, test } from 'vitest';
import { createTestGraph } from '../../../../test/support/test-graph.ts';
import { createTestList, invoices } from '../../../../test/support/test-list.ts';

const site = '/v1.0/sites/contoso.sharepoint.com:/sites/accounts-payable:';
const error = (code: string, message?: unknown) => ({ error: { code, ...(message === undefined ? {} : { message }) } });

describe('the lists of a site', () => {
  test('are its library and those that were made, without what is hidden', async () => {
    const { body } = await createTestGraph().json(`${site}/lists`, { as: 'ada Sites.Read.All' });

    expect(body['value']).toMatchObject([
      { displayName: 'Documents', list: { template: 'documentLibrary' } },
      { displayName: 'Invoices', name: 'Invoices', list: { template: 'genericList', hidden: false } },
    ]);
  });

  test('come with their columns where that is asked for, the library among them', async () => {
    const { body } = await createTestGraph().json(`${site}/lists?$select=displayName&$expand=columns`, { as: 'ada Sites.Read.All' });
    const { body: library } = await createTestGraph().json(`${site}/lists/Documents?$expand=columns`, { as: 'ada Sites.Read.All' });
    const [documents, list] = body['value'] as { columns: { name: string }[] }[];

    expect(documents?.columns).toEqual(library['columns']);
    expect(documents?.columns).toContainEqual(expect.objectContaining({ name: 'FileLeafRef', displayName: 'Name' }));
    expect(list?.columns).toContainEqual(expect.objectContaining({ name: 'Number', indexed: true, text: expect.anything() }));
  });

  test('are found by id, by name and by title, and by nothing else', async () => {
    const { json } = createTestGraph();
    const { body } = await json(invoices, { as: 'ada Sites.Read.All' });
    const of = async (name: string) => json(`${site}/lists/${name}`, { as: 'ada Sites.Read.All' });

    expect((await of(String(body['id']))).body['displayName']).toBe('Invoices');
    expect((await of('INVOICES')).body['id']).toBe(body['id']);
    expect((await of('User%20Information%20List')).body).toMatchObject({ list: { hidden: true, template: 'userInformation' } });
    expect((await of('Documents')).body).toMatchObject({ list: { template: 'documentLibrary' } });
    expect(await of('Nothing')).toMatchObject({ status: 404, body: error('itemNotFound') });
  });

  test('are changed by members of the group only, and seen by nobody else', async () => {
    const { json } = createTestGraph();
    const as = (alias: string, permission = 'Sites.ReadWrite.All') => ({ as: `${alias} ${permission}` });
    const body = { fields: { Title: 'x' } };

    expect((await json(invoices, as('diego'))).status).toBe(403);
    expect((await json(`${invoices}/items`, { ...as('diego'), method: 'POST', body })).status).toBe(403);
    expect((await json(`${invoices}/items`, { ...as('ada', 'Sites.Read.All'), method: 'POST', body })).status).toBe(403);
    expect((await json(`${invoices}/items`, { ...as('ada'), method: 'POST', body })).status).toBe(201);
  });

  test('a new one has its columns, and a title that no other has', async () => {
    const { json } = createTestGraph();
    const make = (body: object) => json(`${site}/lists`, { as: 'ada Sites.Manage.All', method: 'POST', body });
    const books = { displayName: 'Books', columns: [{ name: 'Page count', number: { minimum: 1 } }], list: { template: 'genericList' } };
    const made = await make(books);
    const { body } = await json(`${site}/lists/Books/columns/Page_x0020_count`, { as: 'ada Sites.Read.All' });

    expect(made).toMatchObject({ status: 201, body: { displayName: 'Books', createdBy: { user: { displayName: 'Ada Martin' } } } });
    expect(body).toMatchObject({ displayName: 'Page count', number: { minimum: 1, decimalPlaces: 'automatic' }, readOnly: false });
    expect(await make({ displayName: 'books' })).toMatchObject({ status: 409, body: error('nameAlreadyExists') });
    expect(await make({ displayName: 'Documents' })).toMatchObject({ status: 409 });
    expect(await make({ displayName: 'Tasks', list: { template: 'tasks' } })).toMatchObject({ status: 501 });
  });
});

describe('the columns of a list', () => {
  test('are made, changed and deleted, with what stood in them', async () => {
    const { send, add } = createTestList();
    const made = await send('POST', '/columns', { name: 'Color', choice: { choices: ['Red'] }, defaultValue: { value: 'Red' } });
    const { id } = await add({ Title: 'x' });
    const fields = async () => (await send('GET', `/items/${String(id)}/fields`)).body;

    expect(made).toMatchObject({ status: 201, body: { name: 'Color', choice: { choices: ['Red'], allowTextEntry: false } } });
    expect(await fields()).toMatchObject({ Color: 'Red' });
    expect(await send('PATCH', '/columns/Color', { displayName: 'Colour', indexed: true })).toMatchObject({
      status: 200,
      body: { name: 'Color', displayName: 'Colour', indexed: true, choice: { choices: ['Red'] } },
    });
    expect((await send('POST', '/columns', { name: 'Color', text: {} })).body).toMatchObject({ name: 'Color0', displayName: 'Color' });
    expect((await send('DELETE', '/columns/Color')).status).toBe(204);
    expect(await fields()).not.toHaveProperty('Color');
  });

  test.each<[string, string, object | undefined, number, object]>([
    ['POST', '/columns', { name: 'Two', text: {}, number: {} }, 400, error('invalidRequest')],
    [
      'POST',
      '/columns',
      { name: 'Sum', calculated: { formula: '=1' } },
      501,
      error('NotImplemented', expect.stringContaining('calculated')),
    ],
    ['PATCH', '/columns/Amount', { text: {} }, 400, error('invalidRequest')],
    ['DELETE', '/columns/Created', undefined, 400, error('invalidRequest')],
    ['DELETE', '/columns/Nothing', undefined, 404, error('itemNotFound')],
  ])('%s %s %j is refused', async (method, path, body, status, failure) => {
    expect(await createTestList().send(method, path, body)).toMatchObject({ status, body: failure });
  });

  test('are shown by whoever manages sites, and changed by nobody who only writes', async () => {
    const { send } = createTestList();
    const as = 'ada Sites.ReadWrite.All';

    expect((await send('GET', '/columns', undefined, { as })).status).toBe(200);
    expect((await send('POST', '/columns', { name: 'x', text: {} }, { as })).status).toBe(403);
  });
});

test('the hidden list of people tells the number by which columns name them', async () => {
  const { send, add } = createTestList();
  const people = createTestList(`${site}/lists/User Information List`);
  const { body } = await people.send('GET', `/items?$expand=fields&$filter=fields/EMail eq 'ben@contoso.example'`, undefined, {
    headers: { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' },
  });
  const [ben] = body['value'] as { id: string; fields: Record<string, unknown> }[];
  const { id } = await add({ Title: 'x', ApproverLookupId: ben?.id });

  expect(ben?.fields).toMatchObject({ Title: 'Ben Okafor', EMail: 'ben@contoso.example' });
  expect((await send('GET', `/items/${String(id)}?expand=fields`)).body['fields']).not.toHaveProperty('Approver');
  expect((await send('GET', `/items/${String(id)}?expand=fields(select=Approver,ApproverLookupId)`)).body['fields']).toMatchObject({
    Approver: 'Ben Okafor',
  });
  expect((await people.send('POST', '/items', { fields: { Title: 'x' } })).status).toBe(403);
});
