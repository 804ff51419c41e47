import { describe, expect, test } from 'vitest';
import { createTestWorkbook } from '../../../../test/support/test-workbook.ts';
import { readBook } from './xlsx/read-book.ts';

const range = (address: string) => `/worksheets/Sheet1/range(address='${address}')`;

describe('a range', () => {
  test('has what was written, as if somebody had typed it', async () => {
    const { send, values } = await createTestWorkbook();
    const written = [
      ['Name', '12', 1.5],
      ['1/31/2016', '=B1*2', true],
      ["'007", '10%', ''],
    ];
    const { status, body } = await send('PATCH', range('A1:C3'), { values: written });
    expect([status, body['address'], body['cellCount'], body['rowCount'], body['columnIndex']]).toEqual([200, 'Sheet1!A1:C3', 9, 3, 0]);
    expect(body['values']).toEqual([
      ['Name', 12, 1.5],
      [42400, 24, true],
      ['007', 0.1, ''],
    ]);
    expect(await values('A1:C3', 'text')).toEqual([
      ['Name', '12', '1.5'],
      ['1/31/2016', '24', 'TRUE'],
      ['007', '10%', ''],
    ]);
    expect(await values('A2:C2', 'formulas')).toEqual([[42400, '=B1*2', true]]);
    expect(await values('B2', 'formulasR1C1')).toEqual([['=R[-1]C*2']]);
    expect(await values('A2:C3', 'valueTypes')).toEqual([
      ['Double', 'Double', 'Boolean'],
      ['String', 'Double', 'Empty'],
    ]);
    expect(await values('A2:B3', 'numberFormat')).toEqual([
      ['m/d/yyyy', 'General'],
      ['General', '0%'],
    ]);
  });

  test('keeps what is null, and takes one value for all cells', async () => {
    const { send, values } = await createTestWorkbook();
    await send('PATCH', range('A1:B2'), { values: 7 });
    const values1 = [
      ['Hello', '100'],
      ['1/1/2016', null],
    ];
    const formulas = [
      [null, null],
      [null, '=B1*2'],
    ];
    const numberFormat = [
      [null, null],
      ['m-ddd', null],
    ];
    await send('PATCH', range('A1:B2'), { values: values1, formulas, numberFormat });
    expect(await values('A1:B2')).toEqual([
      ['Hello', 100],
      [42370, 200],
    ]);
    expect(await values('A2', 'text')).toEqual([['1-Fri']]);
  });

  test.each([
    ['rows', { values: [[1, 2]] }],
    ['columns', { values: [[1], [2]] }],
    ['a list that is none', { values: [1, 2] }],
    [
      'an object',
      {
        values: [
          [{}, 1],
          [1, 1],
        ],
      },
    ],
    [
      'a formula that nobody can mean',
      {
        formulas: [
          ['=1+', 1],
          [1, 1],
        ],
      },
    ],
    ['a name that a range does not have', { value: 1 }],
  ])('refuses %s, and writes nothing', async (_, body) => {
    const { send, values } = await createTestWorkbook();
    expect(await send('PATCH', range('A1:B2'), body)).toMatchObject({ status: 400, body: { error: { code: 'InvalidArgument' } } });
    expect(await values('A1:B2')).toEqual([
      ['', ''],
      ['', ''],
    ]);
  });

  test.each([
    ["/worksheets/Nope/range(address='A1')", 404, 'ItemNotFound'],
    [range('A0'), 400, 'InvalidArgument'],
    [range('XFE1'), 400, 'InvalidArgument'],
    [range('B1:XFD1000000'), 400, 'RangeExceedsLimit'],
  ])('%s is %d %s', async (path, status, code) => {
    const { send } = await createTestWorkbook();
    expect(await send('GET', path)).toMatchObject({ status, body: { error: { code } } });
  });

  test('of whole columns has no values; a cell is named by its row and column from 0', async () => {
    const { send } = await createTestWorkbook();
    await send('PATCH', range('B3'), { values: [['x']] });
    expect((await send('GET', range('B:C'))).body).toMatchObject({ address: 'Sheet1!B:C', rowCount: 1_048_576, values: null });
    const cell = await send('GET', '/worksheets/Sheet1/cell(row=2,column=1)');
    expect(cell.body).toMatchObject({ address: 'Sheet1!B3', values: [['x']] });
    const used = await send('GET', '/worksheets/Sheet1/usedRange(valuesOnly=true)');
    expect(used.body).toMatchObject({ address: 'Sheet1!B3', values: [['x']] });
    expect((await send('GET', '/worksheets/Sheet1/usedRange')).body).toMatchObject({ address: 'Sheet1!B3' });
  });

  test('is in the file, once, as a new version', async () => {
    const { send, file } = await createTestWorkbook();
    const before = await send('GET', '/me/drive/root:/Documents/Book.xlsx');
    await send('PATCH', range('A1:B1'), { values: [['<é&"\n', '=1/3']] });
    const after = await send('GET', '/me/drive/root:/Documents/Book.xlsx');
    expect(after.body['cTag']).not.toBe(before.body['cTag']);
    const [sheet] = readBook(await file()).sheets;
    expect(sheet?.rows.get(0)?.get(0)).toMatchObject({ value: '<é&"\n' });
    expect(sheet?.rows.get(0)?.get(1)).toMatchObject({ value: 0.333333333333333, formula: '=1/3' });
    const versions = await send('GET', '/me/drive/root:/Documents/Book.xlsx:/versions');
    expect(versions.body['value']).toHaveLength(2);
  });
});
