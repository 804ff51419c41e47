import { describe, expect, test } from 'vitest';
import { createTestWorkbook } from '../../../../test/support/test-workbook.ts';

describe('worksheets', () => {
  test('are added, named, moved, hidden and deleted, and formulas follow', async () => {
    const { send, values } = await createTestWorkbook();
    const added = await send('POST', '/worksheets/add', { name: "Ben's data" });
    expect([added.status, added.body]).toMatchObject([200, { name: "Ben's data", position: 1, visibility: 'Visible' }]);
    const id = encodeURIComponent(String(added.body['id']));
    await send('PATCH', `/worksheets/${id}/range(address='A1')`, { values: [[4]] });
    await send('PATCH', "/worksheets/Sheet1/range(address='A1')", { formulas: [["='Ben''s data'!A1*2"]] });
    expect(await values('A1')).toEqual([[8]]);

    const renamed = await send('PATCH', `/worksheets/${id}`, { name: 'Data', position: 0 });
    expect(renamed.body).toMatchObject({ name: 'Data', position: 0 });
    expect(await values('A1', 'formulas')).toEqual([['=Data!A1*2']]);
    expect(await values('A1')).toEqual([[8]]);
    const list = await send('GET', '/worksheets');
    expect(list.body['value']).toMatchObject([{ name: 'Data' }, { name: 'Sheet1' }]);

    expect((await send('PATCH', '/worksheets/Data', { visibility: 'Hidden' })).body).toMatchObject({ visibility: 'Hidden' });
    expect((await send('PATCH', '/worksheets/Sheet1', { visibility: 'Hidden' })).status).toBe(400);
    expect((await send('DELETE', '/worksheets/Data')).status).toBe(200);
    expect(await values('A1')).toEqual([['#REF!']]);
    expect((await send('DELETE', '/worksheets/Sheet1')).status).toBe(400);
  });

  test.each([
    ['', 400, 'InvalidArgument'],
    ['a/b', 400, 'InvalidArgument'],
    ['x'.repeat(32), 400, 'InvalidArgument'],
    ['SHEET1', 409, 'ItemAlreadyExists'],
  ])('named "%s" are refused', async (name, status, code) => {
    const { send } = await createTestWorkbook();
    expect(await send('POST', '/worksheets', { name })).toMatchObject({ status, body: { error: { code } } });
  });
});
