import { describe, expect, test } from 'vitest';
import { createTestWorkbook } from '../../../../test/support/test-workbook.ts';

const cell = "/worksheets/Sheet1/range(address='A1')";

describe('a session', () => {
  test('that keeps changes shows them to everybody, and has them in the file', async () => {
    const { send, session, values } = await createTestWorkbook();
    const id = await session(true);
    await send('PATCH', cell, { values: [[1]] }, { session: id });
    expect(await values('A1')).toEqual([[1]]);
    expect((await send('POST', '/closeSession', undefined, { session: id })).status).toBe(204);
  });

  test('that does not keep them shows them to itself alone, and what others did before', async () => {
    const { send, session, values } = await createTestWorkbook();
    await send('PATCH', cell, { values: [[1]] });
    const id = await session(false);
    await send('PATCH', "/worksheets/Sheet1/range(address='B1')", { formulas: [['=A1+1']] }, { session: id });
    const seen = await send('GET', "/worksheets/Sheet1/range(address='A1:B1')", undefined, { session: id });
    expect(seen.body['values']).toEqual([[1, 2]]);
    expect(await values('A1:B1')).toEqual([[1, '']]);
    await send('POST', '/closeSession', undefined, { session: id });
    expect(await values('A1:B1')).toEqual([[1, '']]);
    const versions = await send('GET', '/me/drive/root:/Documents/Book.xlsx:/versions');
    expect(versions.body['value']).toHaveLength(2);
  });

  test.each([
    [true, 5],
    [false, 7],
  ])('where changes are kept: %s ends %d minutes after its last request', async (persistChanges, minutes) => {
    const { send, session, tenant } = await createTestWorkbook();
    const id = await session(persistChanges);
    tenant.clock.advance(minutes * 60_000);
    expect((await send('POST', '/refreshSession', undefined, { session: id })).status).toBe(204);
    tenant.clock.advance(minutes * 60_000);
    expect((await send('GET', cell, undefined, { session: id })).status).toBe(200);
    tenant.clock.advance(minutes * 60_000 + 1);
    const late = await send('GET', cell, undefined, { session: id });
    expect(late).toMatchObject({
      status: 404,
      body: { error: { code: 'InvalidSession', innerError: { code: 'invalidSessionReCreatable' } } },
    });
  });

  test('that is closed, or of another workbook, or of nobody, is none', async () => {
    const { send, session } = await createTestWorkbook();
    const id = await session(true);
    await send('POST', '/me/drive/root:/Documents/Book.xlsx:/copy', { name: 'Other.xlsx' });
    const other = await send('GET', '/me/drive/root:/Documents/Other.xlsx:/workbook/worksheets', undefined, { session: id });
    expect(other).toMatchObject({ status: 404, body: { error: { code: 'InvalidSession' } } });
    await send('POST', '/closeSession', undefined, { session: id });
    for (const wrong of [id, 'x']) expect((await send('GET', cell, undefined, { session: wrong })).status).toBe(404);
    expect((await send('POST', '/closeSession')).status).toBe(404);
  });
});

describe('a workbook', () => {
  test.each([
    ['Documents/Month%20end.txt', 'UnsupportedWorkbook'],
    ['Documents', 'UnsupportedWorkbook'],
  ])('is not in %s', async (path, code) => {
    const { send } = await createTestWorkbook();
    expect(await send('GET', `/me/drive/root:/${path}:/workbook/worksheets`)).toMatchObject({ status: 400, body: { error: { code } } });
  });

  test('is not in bytes that are none, and an empty file is an empty one', async () => {
    const { send } = await createTestWorkbook();
    await send('PUT', '/me/drive/root:/bad.xlsx:/content', new TextEncoder().encode('no zip'));
    expect(await send('GET', '/me/drive/root:/bad.xlsx:/workbook/worksheets')).toMatchObject({ status: 400 });
    await send('PUT', '/me/drive/root:/empty.xlsx:/content', new Uint8Array());
    expect((await send('GET', '/me/drive/root:/empty.xlsx:/workbook/worksheets')).body['value']).toMatchObject([{ name: 'Sheet1' }]);
  });

  test('is changed by those alone who may change the file, and by no application', async () => {
    const { send } = await createTestWorkbook();
    expect((await send('GET', cell, undefined, { as: 'ada Files.Read' })).status).toBe(403);
    expect(
      (await send('GET', '/me/drive/root:/Documents/Book.xlsx:/workbook/worksheets', undefined, { as: 'ada Files.ReadWrite.All' })).status,
    ).toBe(200);
    const users = '/users/ada@contoso.example/drive/root:/Documents/Book.xlsx:/workbook/worksheets';
    expect((await send('GET', users, undefined, { as: 'app Files.ReadWrite.All' })).status).toBe(403);
    expect((await send('GET', users, undefined, { as: 'ben Files.ReadWrite.All' })).status).toBe(403);
    const [reader] = [{ recipients: [{ email: 'ben@contoso.example' }], roles: ['read'] }];
    await send('POST', '/me/drive/root:/Documents/Book.xlsx:/invite', reader);
    expect((await send('GET', users, undefined, { as: 'ben Files.ReadWrite.All' })).status).toBe(200);
    expect((await send('POST', users, { name: 'New' }, { as: 'ben Files.ReadWrite.All' })).status).toBe(403);
  });

  test('that was replaced from outside is read anew', async () => {
    const { send, values, file } = await createTestWorkbook();
    const empty = await file();
    await send('PATCH', cell, { values: [[5]] });
    expect(await values('A1')).toEqual([[5]]);
    await send('PUT', '/me/drive/root:/Documents/Book.xlsx:/content', empty);
    expect(await values('A1')).toEqual([['']]);
  });
});
