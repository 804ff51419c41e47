import { newBook } from '../../src/emulator/graph/workbooks/model/new-book.ts';
import { writeBook } from '../../src/emulator/graph/workbooks/xlsx/write-book.ts';
import type { TestGraph } from '../support/test-graph.ts';
import type { DocumentedExample } from './rows.ts';

/**
 * Real values in the place of what pages on workbooks have: a workbook with two sheets, a table with totals, names, and a few values.
 *
 * @param as - Who calls, with every permission.
 */
export function workbookScene(
  graph: TestGraph,
  { request }: DocumentedExample,
  as: string,
): { readonly parameters: Readonly<Record<string, (value: string) => Promise<string>>> } {
  const isOfWorkbook = /\/workbook(?:\/|$)/i.test(request.path);
  const send = async (method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await graph.json(`/v1.0${path}`, { as, method, ...(body !== undefined && { body }) });
    if (answer.status >= 300)
      throw new Error(`The scene cannot be made: ${method} ${path} is ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const file = '/me/drive/root:/Documents/Book.xlsx:';

  /** Makes the workbook. @returns The id of the file. */
  const make = async (): Promise<string> => {
    const response = await graph.fetch(
      new Request(`https://graph.microsoft.com/v1.0${file}/content`, {
        method: 'PUT',
        headers: { Authorization: `Bearer ${as}` },
        body: new Uint8Array(writeBook(newBook())),
      }),
    );
    const { id } = (await response.json()) as { id: string };
    const sheet = `${file}/workbook/worksheets/Sheet1`;
    await send('POST', `${file}/workbook/worksheets/add`, { name: 'Sheet2' });
    const cells = [
      ['Item', 'Price', 'Number', 'Sum'],
      ['Pen', 1.5, 10, '=Q2*R2'],
      ['Desk', 250, 2, '=Q3*R3'],
      ['Lamp', 40, 3, '=Q4*R4'],
    ];
    await send('PATCH', `${sheet}/range(address='P1:S4')`, { values: cells });
    await send('PATCH', `${sheet}/range(address='A1:B3')`, { values: cells.slice(0, 3).map((row) => row.slice(0, 2)) });
    await send('POST', `${file}/workbook/tables/add`, { address: 'Sheet1!P1:S4', hasHeaders: true });
    await send('PATCH', `${file}/workbook/tables/Table1`, { showTotals: true });
    await send('POST', `${file}/workbook/names/add`, { name: 'Prices', reference: '=Sheet1!$A$1:$B$3', comment: 'All' });
    await send('POST', `${sheet}/names/add`, { name: 'Local', reference: '=Sheet1!$B$2', comment: '' });
    return id;
  };
  return {
    parameters: !isOfWorkbook
      ? {}
      : {
          'item-id': make,
          'item-path': async () => (await make(), 'Documents/Book.xlsx'),
          'worksheet-id': async () => 'Sheet1',
          'table-id': async () => 'Table1',
          'column-id': async () => 'Price',
          'row-id': async () => '0',
          'name-id': async () => 'Prices',
          'border-id': async () => 'EdgeTop',
          index: async () => '0',
          address: async (value: string) => (/^[$A-Z0-9:]+$/i.test(value) ? value : 'A1:B2'),
          'of-deltaRows': async () => '1',
          'of-deltaColumns': async () => '1',
        },
  };
}
