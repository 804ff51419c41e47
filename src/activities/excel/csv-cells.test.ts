import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { testSheet } from '../../../test/support/test-sheet.ts';
import { cellOf, csvRows } from './csv-cells.ts';
import { exportCsv } from './export-csv.ts';
import { importCsv } from './import-csv.ts';

const form = { delimiter: ',', encoding: 'utf-8' };
const workbook = { workbook: '01ABCDEFGHIJKLMNOPQRSTUVWXYZ234567' };

function sourceOf(bytes: Uint8Array) {
  return {
    name: 'a.csv',
    size: bytes.length,
    contentType: 'text/csv',
    slice: async (start: number, end: number) => bytes.subarray(start, end),
  };
}

describe('values of a CSV file', () => {
  test('are texts as they are, in any form of lines and with a byte order mark', async () => {
    const rows = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom(',', ';', '\t'),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n'),
        async (rows, delimiter, bom, end) => {
          const text = stringify(rows, { delimiter, bom, record_delimiter: end, quoted: true });
          expect(await csvRows('file', sourceOf(Buffer.from(text)), { ...form, delimiter })).toEqual(rows);
        },
      ),
    );
  });

  test('become numbers and truth values only where nothing of them is lost', () => {
    fc.assert(fc.property(fc.string(), (text) => (text === '' ? cellOf(text) === null : String(cellOf(text)) === text)));
    expect(['1', '-2.5', '0.1', 'true', '00123', '1.0', '1e3', ' 1', 'TRUE', 'Infinity', ''].map(cellOf)).toEqual([
      1,
      -2.5,
      0.1,
      true,
      '00123',
      '1.0',
      '1e3',
      ' 1',
      'TRUE',
      'Infinity',
      null,
    ]);
  });

  test.each([
    ['a,"b\n', form, 'file'],
    [Buffer.from([0x61, 0xff]), form, 'file'],
    ['a', { ...form, encoding: 'klingon' }, 'encoding'],
  ])('%j that cannot be read whole is refused', async (content, form, field) => {
    await expect(csvRows('file', sourceOf(Buffer.from(content)), form)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      fields: [{ field }],
    });
  });
});

test('a file comes into a sheet and out of it again', async () => {
  const text = 'Item,Amount,Code,Due\r\n"Courier, fast",80,00123,2026-12-01\r\n"say ""hi""",-5,\'=1+1,\r\n';
  const sheet = testSheet();
  await runRecorded(importCsv, { ...workbook, file: 'in.csv' }, recordedWorld(importCsv, sheet.answers, { 'in.csv': text }));
  expect(sheet.contents()).toMatchObject({ A2: 'Courier, fast', B2: 80, C2: '00123', D2: 46_357 });
  const out = recordedWorld(exportCsv, sheet.answers);
  await runRecorded(exportCsv, { ...workbook, saveTo: 'out', name: 'a.csv' }, out);
  expect(out.written.get('out/a.csv')).toBe(text);
});

test('a text that a spreadsheet would calculate is one in the file, and a negative number is a number', async () => {
  const sheet = testSheet();
  sheet.put(0, 0, [['=1+1', -5]]);
  for (const [escapeFormulas, line] of [
    [true, "'=1+1,-5\r\n"],
    [false, '=1+1,-5\r\n'],
  ] as const) {
    const out = recordedWorld(exportCsv, sheet.answers);
    await runRecorded(exportCsv, { ...workbook, saveTo: 'out', escapeFormulas }, out);
    expect(out.written.get('out/Sheet1.csv')).toBe(line);
  }
});

test('below what is filled the first line of a file is left out', async () => {
  const sheet = testSheet();
  sheet.put(0, 0, [['Item', 'Amount']]);
  const world = recordedWorld(importCsv, sheet.answers, { 'in.csv': 'Item,Amount\nHotel,90\n' });
  expect(await runRecorded(importCsv, { ...workbook, file: 'in.csv', append: true }, world)).toMatchObject({ address: 'A2:B2', rows: 1 });
  expect(sheet.contents()).toMatchObject({ A1: 'Item', A2: 'Hotel', B2: 90 });
});
