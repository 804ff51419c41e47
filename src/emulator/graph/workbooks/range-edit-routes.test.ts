import { describe, expect, test } from 'vitest';
import { createTestWorkbook } from '../../../../test/support/test-workbook.ts';

const range = (address: string) => `/worksheets/Sheet1/range(address='${address}')`;
const filled = async () => {
  const world = await createTestWorkbook();
  await world.send('PATCH', range('A1:C3'), {
    values: [
      ['b', 2, '=SUM(B1:B3)'],
      ['C', 1, '=B2*10'],
      ['a', 3, '=C1+C2'],
    ],
  });
  return world;
};

describe('cells', () => {
  test('are inserted and deleted, and results stay', async () => {
    const { send, values } = await filled();
    const inserted = await send('POST', `${range('A2:C2')}/insert`, { shift: 'Down' });
    expect([inserted.status, inserted.body['address'], inserted.body['values']]).toEqual([200, 'Sheet1!A2:C2', [['', '', '']]]);
    expect(await values('C1:C4', 'formulas')).toEqual([['=SUM(B1:B4)'], [''], ['=B3*10'], ['=C1+C3']]);
    expect(await values('C1:C4')).toEqual([[6], [''], [10], [16]]);
    expect((await send('POST', `${range('2:2')}/delete`)).status).toBe(200);
    expect(await values('C1:C3')).toEqual([[6], [10], [16]]);
    await send('POST', `${range('B1:B3')}/delete`, { shift: 'Left' });
    expect(await values('B1:B3', 'formulas')).toEqual([['=SUM(#REF!)'], ['=#REF!*10'], ['=B1+B2']]);
    expect(await send('POST', `${range('A1')}/insert`)).toMatchObject({ status: 400, body: { error: { code: 'InvalidArgument' } } });
  });

  test('with a content do not leave the sheet', async () => {
    const { send } = await createTestWorkbook();
    await send('PATCH', range('A1048576'), { values: [['end']] });
    const pushed = await send('POST', `${range('A1')}/insert`, { shift: 'Down' });
    expect(pushed).toMatchObject({ status: 400, body: { error: { code: 'NonBlankCellOffSheet' } } });
  });

  test('are cleared, merged and parted', async () => {
    const { send, values, file } = await filled();
    await send('PATCH', `${range('A1:C3')}/format/fill`, { color: '#FF0000' });
    expect((await send('POST', `${range('A1:A3')}/clear`, { applyTo: 'Contents' })).status).toBe(204);
    expect(await values('A1:A3')).toEqual([[''], [''], ['']]);
    expect((await send('GET', `${range('A1')}/format/fill`)).body).toMatchObject({ color: '#FF0000' });
    await send('POST', `${range('A1:A3')}/clear`);
    expect((await send('GET', `${range('A1')}/format/fill`)).body).toMatchObject({ color: '#FFFFFF' });

    expect((await send('POST', `${range('B1:C2')}/merge`, { across: true })).status).toBe(200);
    expect(await values('B1:C2')).toEqual([
      [2, ''],
      [1, ''],
    ]);
    const { readBook } = await import('./xlsx/read-book.ts');
    expect(readBook(await file()).sheets[0]?.merges).toHaveLength(2);
    await send('POST', `${range('B1:C2')}/unmerge`);
    expect(readBook(await file()).sheets[0]?.merges).toHaveLength(0);
  });

  test('are sorted by their rows, with what formulas mean', async () => {
    const { send, values } = await filled();
    await send('POST', `${range('A1:C3')}/sort/apply`, { fields: [{ key: 0, ascending: true }] });
    expect(await values('A1:B3')).toEqual([
      ['a', 3],
      ['b', 2],
      ['C', 1],
    ]);
    expect(await values('C3', 'formulas')).toEqual([['=B3*10']]);
    await send('POST', `${range('A1:B3')}/sort/apply`, { fields: [{ key: 1, ascending: false }], hasHeaders: true });
    expect(await values('B1:B3')).toEqual([[3], [2], [1]]);
    expect(await send('POST', `${range('A1:B3')}/sort/apply`, { fields: [{ key: 2 }] })).toMatchObject({ status: 400 });
  });

  test('that follow from others are named by them', async () => {
    const { send } = await filled();
    const address = async (path: string, method = 'GET', body?: unknown) =>
      (await send(method, `${range('B2:C3')}/${path}`, body)).body['address'];
    expect(await address('cell(row=1,column=0)')).toBe('Sheet1!B3');
    expect(await address('offsetRange(rowOffset=-1,columnOffset=2)')).toBe('Sheet1!D1:E2');
    expect(await address('resizedRange(deltaRows=1,deltaColumns=-1)', 'POST')).toBe('Sheet1!B2:B4');
    expect(await address('entireColumn')).toBe('Sheet1!B:C');
    expect(await address('entireRow')).toBe('Sheet1!2:3');
    expect(await address('lastCell')).toBe('Sheet1!C3');
    expect(await address('row', 'POST', { row: 1 })).toBe('Sheet1!B3:C3');
    expect(await address("boundingRect(anotherRange='A1')")).toBe('Sheet1!A1:C3');
    expect(await address("intersection(anotherRange='C1:D2')")).toBe('Sheet1!C2');
    expect(await address('rowsBelow(count=2)')).toBe('Sheet1!B4:C5');
    expect(await address('columnsBefore')).toBe('Sheet1!A2:A3');
    expect(await address('usedRange(valuesOnly=true)')).toBe('Sheet1!B2:C3');
    expect((await send('GET', `${range('A1')}/rowsAbove`)).status).toBe(400);
    expect((await send('GET', `${range('A1')}/intersection(anotherRange='B2')`)).status).toBe(404);
  });
});

describe('a format', () => {
  test('is what was written, and null where cells differ', async () => {
    const { send, file } = await createTestWorkbook();
    const of = async (part: string, body: unknown, address = 'A1') => (await send('PATCH', `${range(address)}/format${part}`, body)).body;
    expect(await of('', { columnWidth: 135, verticalAlignment: 'Top', rowHeight: 49, wrapText: true })).toMatchObject({
      columnWidth: 135,
      horizontalAlignment: 'General',
      rowHeight: 49,
      verticalAlignment: 'Top',
      wrapText: true,
    });
    expect(await of('/font', { bold: true, color: '#4B180E', size: 26, underline: 'Single' })).toMatchObject({
      bold: true,
      color: '#4B180E',
      italic: false,
      name: 'Calibri',
      size: 26,
      underline: 'Single',
    });
    expect(await of('/fill', { color: 'red' })).toMatchObject({ color: '#FF0000' });
    expect((await send('GET', `${range('A1:B1')}/format/font`)).body).toMatchObject({ bold: null, italic: false });
    expect(
      (await send('PATCH', `${range('A1:B2')}/format/borders/EdgeTop`, { style: 'Dash', weight: 'Medium', color: '#00FF00' })).body,
    ).toMatchObject({ style: 'Dash', weight: 'Medium', color: '#00FF00' });
    expect((await send('GET', `${range('B1')}/format/borders/EdgeTop`)).body).toMatchObject({ style: 'Dash' });
    expect((await send('GET', `${range('A2')}/format/borders/EdgeTop`)).body).toMatchObject({ style: 'None' });
    await of('/fill', { color: '#0000FF' }, 'C:C');
    expect((await send('GET', `${range('C77')}/format/fill`)).body).toMatchObject({ color: '#0000FF' });

    // The same is in the file.
    const again = await createTestWorkbook(await file());
    expect((await again.send('GET', `${range('A1')}/format/font`)).body).toMatchObject({ bold: true, color: '#4B180E', size: 26 });
    expect((await again.send('GET', `${range('A1')}/format`)).body).toMatchObject({ columnWidth: 135, rowHeight: 49, wrapText: true });
    expect((await again.send('GET', `${range('C77')}/format/fill`)).body).toMatchObject({ color: '#0000FF' });
    for (const action of ['autofitColumns', 'autofitRows'])
      expect((await send('POST', `${range('A1')}/format/${action}`)).status).toBe(200);
  });

  test.each([
    ['/font', { size: 0 }],
    ['/fill', { color: 'nothing' }],
    ['', { horizontalAlignment: 'Up' }],
    ['/borders/EdgeTop', { style: 'Wave' }],
  ])('%s %j is refused', async (part, body) => {
    const { send } = await createTestWorkbook();
    expect(await send('PATCH', `${range('A1')}/format${part}`, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'InvalidArgument' } },
    });
  });
});
