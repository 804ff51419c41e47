import { describe, expect, test } from 'vitest';
import { createTestList, invoices } from '../../../../test/support/test-list.ts';

describe('versions of an item', () => {
  test('keep what stood in it, what stands there now first', async () => {
    const { send, add } = createTestList();
    const { id } = await add({ Title: 'one', Amount: 1 });
    await send('PATCH', `/items/${String(id)}/fields`, { Title: 'two' });
    await send('PATCH', `/items/${String(id)}`, { fields: { Amount: null } });
    const { status, body } = await send('GET', `/items/${String(id)}/versions?$expand=fields`);

    expect(status).toBe(200);
    expect(body['value']).toMatchObject([
      { id: '3.0', lastModifiedBy: { user: { displayName: 'Ada Martin' } }, fields: { Title: 'two', _UIVersionString: '3.0' } },
      { id: '2.0', fields: { Title: 'two', Amount: 1, _UIVersionString: '2.0' } },
      { id: '1.0', fields: { Title: 'one', Amount: 1, _UIVersionString: '1.0' } },
    ]);
    expect((body['value'] as { fields: object }[])[0]?.fields).not.toHaveProperty('Amount');
    expect((await send('GET', `/items/${String(id)}/versions/1.0?expand=fields($select=Title)`)).body).toMatchObject({
      id: '1.0',
      fields: { Title: 'one' },
    });
    expect((await send('GET', `/items/${String(id)}/versions/1.0`)).body).not.toHaveProperty('fields');
    expect((await send('GET', `/items/${String(id)}/versions/9.0`)).status).toBe(404);
    expect((await send('GET', '/items/99/versions')).status).toBe(404);
  });

  test('that are restored are a version of their own, and told of as a change', async () => {
    const { send, add } = createTestList();
    const { id } = await add({ Title: 'one' });
    await send('PATCH', `/items/${String(id)}/fields`, { Title: 'two' });
    const { body } = await send('GET', '/items/delta?token=latest');
    const restore = (version: string, as?: string) =>
      send('POST', `/items/${String(id)}/versions/${version}/restoreVersion`, undefined, { ...(as !== undefined && { as }) });

    expect((await restore('1.0', 'ada Sites.Read.All')).status).toBe(403);
    expect((await restore('1.0')).status).toBe(204);
    expect((await restore('9.0')).status).toBe(404);
    expect((await send('GET', `/items/${String(id)}?$expand=fields`)).body).toMatchObject({
      fields: { Title: 'one', _UIVersionString: '3.0' },
    });
    expect((await send('GET', `/items/${String(id)}/versions`)).body['value']).toHaveLength(3);
    expect((await restore('3.0')).status).toBe(204);
    expect((await send('GET', `/items/${String(id)}/versions`)).body['value']).toHaveLength(3);
    const delta = new URL(String(body['@odata.deltaLink']));
    expect((await send('GET', `/items/delta${delta.search}`)).body['value']).toMatchObject([{ id: String(id) }]);
  });

  test('lose what stood in a column that is deleted', async () => {
    const { send, add } = createTestList();
    await send('POST', '/columns', { name: 'Color', text: {} });
    const { id } = await add({ Title: 'one', Color: 'red' });
    await send('PATCH', `/items/${String(id)}/fields`, { Color: 'blue' });
    await send('DELETE', '/columns/Color');
    await send('POST', '/columns', { name: 'Color', number: {} });
    await send('POST', `/items/${String(id)}/versions/1.0/restoreVersion`);

    expect((await send('GET', `/items/${String(id)}/fields`)).body).not.toHaveProperty('Color');
  });

  test('are fifty at most', async () => {
    const { send, add } = createTestList();
    const { id } = await add({ Title: '0' });
    for (let round = 1; round <= 60; round += 1) await send('PATCH', `/items/${String(id)}/fields`, { Title: String(round) });
    const { body } = await send('GET', `/items/${String(id)}/versions`);

    expect((body['value'] as { id: string }[]).map((version) => version.id)).toEqual(
      Array.from({ length: 50 }, (_, index) => `${61 - index}.0`),
    );
  });
});

describe('a list', () => {
  test('gets another title and description, and keeps its address', async () => {
    const { send, json } = createTestList();
    const before = (await send('GET', '')).body;
    const { status, body } = await send('PATCH', '', { displayName: 'Bills', description: 'To pay' });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: before['id'],
      name: 'Invoices',
      displayName: 'Bills',
      description: 'To pay',
      webUrl: before['webUrl'],
    });
    expect(body['eTag']).not.toBe(before['eTag']);
    expect((await json(invoices.replace('Invoices', 'Bills'), { as: 'ada Sites.Read.All' })).body['id']).toBe(before['id']);
    expect((await send('PATCH', '', { displayName: 'documents' })).body).toMatchObject({ error: { code: 'nameAlreadyExists' } });
    expect((await send('PATCH', '', { displayName: 'BILLS' })).status).toBe(200);
    expect((await send('PATCH', '', { displayName: 'x' }, { headers: { 'If-Match': String(before['eTag']) } })).status).toBe(412);
    expect((await send('PATCH', '', { list: { hidden: true } })).status).toBe(501);
  });

  test('that is deleted is gone, with its items, and its title is free', async () => {
    const { send, json } = createTestList();
    const site = invoices.replace('/lists/Invoices', '/lists');
    expect((await send('DELETE', '', undefined, { as: 'ada Sites.ReadWrite.All' })).status).toBe(403);
    expect((await send('DELETE', '')).status).toBe(204);
    expect((await send('GET', '')).status).toBe(404);
    expect((await send('GET', '/items')).status).toBe(404);
    expect((await send('DELETE', '')).status).toBe(404);
    const lists = (await json(site, { as: 'ada Sites.Read.All' })).body['value'];
    expect(lists).toMatchObject([{ displayName: 'Documents' }]);
    expect((await json(site, { as: 'ada Sites.Manage.All', method: 'POST', body: { displayName: 'Invoices' } })).status).toBe(201);
  });

  test('that is the library, or that of the people, is not changed this way', async () => {
    const of = (name: string) => createTestList(invoices.replace('Invoices', name));
    expect((await of('Documents').send('DELETE', '')).body).toMatchObject({ error: { code: 'NotImplemented' } });
    expect((await of('User%20Information%20List').send('PATCH', '', { displayName: 'x' })).status).toBe(403);
  });
});
