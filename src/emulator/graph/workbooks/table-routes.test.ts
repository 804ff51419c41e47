import { describe, expect, test } from 'vitest';
import { createTestWorkbook } from '../../../../test/support/test-workbook.ts';

const range = (address: string) => `/worksheets/Sheet1/range(address='${address}')`;
const people = [
  ['Name', 'Age', 'Twice'],
  ['Ada', 36, '=B2*2'],
  ['Ben', 41, '=B3*2'],
];
const withTable = async () => {
  const world = await createTestWorkbook();
  await world.send('PATCH', range('A1:C3'), { values: people });
  const added = await world.send('POST', '/tables/add', { address: 'Sheet1!A1:C3', hasHeaders: true });
  return { ...world, added };
};

describe('a table', () => {
  test('is added, found by name and id, renamed and listed', async () => {
    const { send, added } = await withTable();
    expect([added.status, added.body]).toMatchObject([
      200,
      { name: 'Table1', showHeaders: true, showTotals: false, style: 'TableStyleMedium2' },
    ]);
    const id = encodeURIComponent(String(added.body['id']));
    expect((await send('PATCH', `/tables/${id}`, { name: 'People', style: 'TableStyleLight1' })).body).toMatchObject({
      name: 'People',
      style: 'TableStyleLight1',
    });
    expect((await send('GET', '/tables')).body['value']).toMatchObject([{ name: 'People' }]);
    expect((await send('GET', '/worksheets/Sheet1/tables/people')).status).toBe(200);
    expect((await send('GET', '/tables/Table1')).status).toBe(404);
    expect((await send('PATCH', '/tables/People', { name: 'A1' })).status).toBe(400);
  });

  test('has rows that are added at its end and inside, changed and deleted', async () => {
    const { send, values } = await withTable();
    await send('PATCH', range('A4'), { values: [['below']] });
    const end = await send('POST', '/tables/Table1/rows/add', {
      index: null,
      values: [
        ['Chloe', 29, '=B4*2'],
        ['Dan', 50, null],
      ],
    });
    expect([end.status, end.body]).toMatchObject([
      200,
      {
        index: 2,
        values: [
          ['Chloe', 29, 58],
          ['Dan', 50, ''],
        ],
      },
    ]);
    expect(await values('A6')).toEqual([['below']]);
    await send('POST', '/tables/Table1/rows', { index: 0, values: [['Zoe', 1, 2]] });
    const list = await send('GET', '/tables/Table1/rows?$top=2&$skip=1');
    expect(list.body['value']).toEqual([
      { index: 1, values: [['Ada', 36, 72]] },
      { index: 2, values: [['Ben', 41, 82]] },
    ]);
    expect((await send('GET', '/tables/Table1/rows')).body['value']).toHaveLength(5);
    expect((await send('GET', '/tables/Table1/rows/itemAt(index=4)')).body).toMatchObject({ index: 4, values: [['Dan', 50, '']] });
    expect((await send('PATCH', '/tables/Table1/rows/4', { values: [[null, 51, null]] })).body).toMatchObject({
      values: [['Dan', 51, '']],
    });
    expect((await send('DELETE', '/tables/Table1/rows/0')).status).toBe(200);
    expect((await send('GET', '/tables/Table1/dataBodyRange')).body).toMatchObject({ address: 'Sheet1!A2:C5' });
    expect((await send('GET', '/tables/Table1/rows/9')).status).toBe(404);
  });

  test.each([
    [{ values: [['a', 1]] }, 400, 'InvalidArgument'],
    [{ values: [['a', 1, 2, 3]] }, 400, 'InvalidArgument'],
    [{ index: 9, values: [['a', 1, 2]] }, 400, 'InvalidArgument'],
    [{ values: 'x' }, 400, 'InvalidArgument'],
  ])('refuses %j, and is as it was', async (body, status, code) => {
    const { send } = await withTable();
    expect(await send('POST', '/tables/Table1/rows/add', body)).toMatchObject({ status, body: { error: { code } } });
    expect((await send('GET', '/tables/Table1/rows')).body['value']).toHaveLength(2);
  });

  test('tears no other table', async () => {
    const { send } = await withTable();
    await send('PATCH', range('B5:D6'), {
      values: [
        ['x', 'y', 'z'],
        [1, 2, 3],
      ],
    });
    await send('POST', '/tables/add', { address: 'Sheet1!B5:D6', hasHeaders: true });
    await send('PATCH', range('A4'), { values: [['below']] });
    const torn = await send('POST', '/tables/Table1/rows/add', { values: [['Chloe', 29, 1]] });
    expect(torn).toMatchObject({ status: 409, body: { error: { code: 'InsertDeleteConflict' } } });
    expect((await send('POST', '/tables/add', { address: 'Sheet1!C3:D9', hasHeaders: true })).status).toBe(400);
  });

  test('has columns', async () => {
    const { send, values } = await withTable();
    const added = await send('POST', '/tables/Table1/columns', { index: 1, values: [['City'], ['Leeds'], ['Bristol']] });
    expect([added.status, added.body]).toMatchObject([201, { name: 'City', index: 1, values: [['City'], ['Leeds'], ['Bristol']] }]);
    expect(await values('D2', 'formulas')).toEqual([['=C2*2']]);
    expect((await send('POST', '/tables/Table1/columns/add', { name: 'Last' })).body).toMatchObject({ name: 'Last', index: 4 });
    expect((await send('PATCH', '/tables/Table1/columns/City', { name: 'Town' })).body).toMatchObject({ name: 'Town' });
    const list = await send('GET', '/tables/Table1/columns?$select=name');
    expect((list.body['value'] as { name: string }[]).map(({ name }) => name)).toEqual(['Name', 'Town', 'Age', 'Twice', 'Last']);
    expect((await send('POST', '/tables/Table1/columns/itemAt', { index: 2 })).body).toMatchObject({ name: 'Age' });
    expect((await send('GET', '/tables/Table1/columns/Age/dataBodyRange')).body).toMatchObject({ address: 'Sheet1!C2:C3' });
    expect((await send('DELETE', '/tables/Table1/columns/Town')).status).toBe(200);
    expect(await values('C2', 'formulas')).toEqual([['=B2*2']]);
    expect((await send('GET', '/tables/Table1/headerRowRange')).body).toMatchObject({ values: [['Name', 'Age', 'Twice', 'Last']] });
  });

  test('is sorted, filtered, totalled, named in formulas, and made a range again', async () => {
    const { send, values } = await withTable();
    await send('PATCH', range('F1:F2'), { formulas: [['=SUM(Table1[Age])'], ['=COUNTA(Table1[[#Headers],[Name]:[Age]])']] });
    expect(await values('F1:F2')).toEqual([[77], [2]]);
    await send('POST', '/tables/Table1/sort/apply', { fields: [{ key: 1, ascending: false }] });
    expect(await values('A2:A3')).toEqual([['Ben'], ['Ada']]);
    expect((await send('GET', '/tables/Table1/sort')).body).toMatchObject({ fields: [{ key: 1, ascending: false }] });
    await send('POST', '/tables/Table1/columns/Name/filter/apply', { criteria: { filterOn: 'Values', values: ['Ada'] } });
    expect((await send('GET', '/tables/Table1/dataBodyRange/visibleView')).body).toMatchObject({ rowCount: 1, values: [['Ada', 36, 72]] });
    await send('POST', '/tables/Table1/clearFilters');
    await send('POST', '/tables/Table1/columns/Age/filter/apply', { criteria: { filterOn: 'Custom', criterion1: '>36' } });
    expect((await send('GET', '/tables/Table1/dataBodyRange/visibleView')).body).toMatchObject({ values: [['Ben', 41, 82]] });
    await send('POST', '/tables/Table1/columns/Age/filter/clear');
    await send('PATCH', '/tables/Table1', { showTotals: true, name: 'People' });
    expect((await send('GET', '/tables/People/totalRowRange')).body).toMatchObject({ values: [['Total', '', 154]] });
    expect(await values('F1', 'formulas')).toEqual([['=SUM(People[Age])']]);
    expect((await send('POST', '/tables/People/convertToRange')).body).toMatchObject({ address: 'Sheet1!A1:C4' });
    expect((await send('GET', '/tables')).body['value']).toEqual([]);
    expect(await values('F1')).toEqual([[77]]);
    expect(await values('F1', 'formulas')).toEqual([['=SUM(Sheet1!$B$2:$B$3)']]);
  });

  test('is in the file as it is here', async () => {
    const { send, file } = await withTable();
    await send('POST', '/tables/Table1/columns/Name/filter/apply', { criteria: { filterOn: 'Values', values: ['Ada'] } });
    const again = await createTestWorkbook(await file());
    expect((await again.send('GET', '/tables/Table1/range')).body).toMatchObject({ address: 'Sheet1!A1:C3', rowHidden: null });
    await again.send('POST', '/tables/Table1/rows/add', { values: [['Chloe', 29, 1]] });
    const third = await createTestWorkbook(await again.file());
    expect((await third.send('GET', '/tables/Table1/rows')).body['value']).toHaveLength(3);
  });

  test('of a header alone gets a row, and keeps one', async () => {
    const { send } = await createTestWorkbook();
    await send('PATCH', range('A1:B1'), { values: [['One', 'Two']] });
    await send('POST', '/worksheets/Sheet1/tables/add', { address: 'A1:B1', hasHeaders: true });
    expect((await send('DELETE', '/tables/Table1/rows/0')).status).toBe(200);
    expect((await send('GET', '/tables/Table1/rows')).body['value']).toEqual([{ index: 0, values: [['', '']] }]);
  });
});

describe('names and functions', () => {
  test('a name is a range, or what its formula gives', async () => {
    const { send, values } = await withTable();
    const added = await send('POST', '/names/add', { name: 'Ages', reference: '=Sheet1!$B$2:$B$3', comment: 'All' });
    expect(added.body).toMatchObject({ name: 'Ages', type: 'Range', scope: 'Workbook', visible: true, comment: 'All' });
    await send('POST', '/names/addFormulaLocal', { name: 'Sum', formula: '=SUM(Sheet1!$B$2:$B$3)' });
    expect((await send('GET', '/names/Sum')).body).toMatchObject({ value: '77', type: 'String' });
    expect((await send('GET', '/names/Ages/range')).body).toMatchObject({ address: 'Sheet1!B2:B3', values: [[36], [41]] });
    await send('PATCH', range('F1'), { formulas: [['=SUM(Ages)']] });
    await send('POST', `${range('2:2')}/insert`);
    expect(await values('F1')).toEqual([[77]]);
    expect((await send('GET', '/names/Ages/range')).body).toMatchObject({ address: 'Sheet1!B3:B4' });
    expect((await send('PATCH', '/names/Ages', { comment: 'Now', visible: false })).body).toMatchObject({ comment: 'Now', visible: false });
    expect((await send('POST', '/names/add', { name: 'ages', reference: '=Sheet1!$A$1' })).status).toBe(409);
    expect((await send('POST', '/names/add', { name: 'A1', reference: '=Sheet1!$A$1' })).status).toBe(400);
    expect((await send('DELETE', '/names/Ages')).status).toBe(204);
    expect((await send('GET', '/names')).body['value']).toHaveLength(1);
  });

  test('a function is calculated by the workbook', async () => {
    const { send } = await withTable();
    const tableArray = { address: 'Sheet1!A2:C3' };
    const found = await send('POST', '/functions/vlookup', { rangeLookup: false, colIndexNum: 3, tableArray, lookupValue: 'Ben' });
    expect(found.body).toMatchObject({ value: 82, error: null });
    const missing = await send('POST', '/functions/vlookup', { lookupValue: 'Kim', tableArray, colIndexNum: 2, rangeLookup: false });
    expect(missing.body).toMatchObject({ value: '#N/A', error: '#N/A' });
    expect((await send('POST', '/functions/sum', { values: [1, { address: 'Sheet1!B2:B3' }] })).body).toMatchObject({ value: 78 });
    expect((await send('POST', '/functions/nothing', {})).status).toBe(501);
  });

  test('what is not built says so', async () => {
    const { send } = await createTestWorkbook();
    for (const path of ['/worksheets/Sheet1/charts', '/worksheets/Sheet1/pivotTables', '/comments'])
      expect(await send('GET', path)).toMatchObject({ status: 501, body: { error: { message: expect.stringContaining(path) } } });
  });

  test('a protected sheet is changed by nobody', async () => {
    const { send } = await createTestWorkbook();
    await send('POST', '/worksheets/Sheet1/protection/protect', { options: { allowSort: true } });
    expect((await send('GET', '/worksheets/Sheet1/protection')).body).toMatchObject({
      protected: true,
      options: { allowSort: true, allowFormatCells: false },
    });
    expect(await send('PATCH', range('A1'), { values: [[1]] })).toMatchObject({ status: 403, body: { error: { code: 'AccessDenied' } } });
    await send('POST', '/worksheets/Sheet1/protection/unprotect');
    expect((await send('PATCH', range('A1'), { values: [[1]] })).status).toBe(200);
    expect((await send('POST', '/application/calculate', { calculationType: 'Full' })).status).toBe(200);
  });
});
