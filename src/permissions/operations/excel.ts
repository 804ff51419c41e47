import type { Operation } from '../../core/ports.ts';
import type { OperationFacts } from './operation-facts.ts';

// Whoever opens a workbook may change it: every page of the workbook API names Files.ReadWrite, for reading too, and none a permission of an application
// (https://learn.microsoft.com/graph/api/worksheet-range, worksheet-usedrange, range-update). As with files, what is not in one's own OneDrive takes the
// permission for all files.
const elsewhereAll = ['Files.ReadWrite.All', 'Sites.ReadWrite.All'];

// Assumption: what the published data say of sheets, ranges, names and tables for personal accounts holds for the whole workbook.
const own: OperationFacts = {
  delegated: ['Files.ReadWrite', ...elsewhereAll],
  personal: ['Files.ReadWrite', 'Files.ReadWrite.All'],
  application: [],
  shared: elsewhereAll,
};
const elsewhere: OperationFacts = { ...own, delegated: elsewhereAll, personal: ['Files.ReadWrite.All'] };

/** What follows a workbook in the address of a call that activities make. */
const calls = [
  'GET /worksheets',
  'POST /worksheets/add',
  'PATCH /worksheets/{sheet}',
  'DELETE /worksheets/{sheet}',
  'GET /worksheets/{sheet}/usedRange(valuesOnly={valuesOnly})',
  "GET /worksheets/{sheet}/range(address='{range}')",
  "PATCH /worksheets/{sheet}/range(address='{range}')",
  "POST /worksheets/{sheet}/range(address='{range}')/clear",
  "POST /worksheets/{sheet}/range(address='{range}')/delete",
  "POST /worksheets/{sheet}/range(address='{range}')/insert",
  "GET /worksheets/{sheet}/range(address='{range}')/format/fill",
  "PATCH /worksheets/{sheet}/range(address='{range}')/format/fill",
  "POST /worksheets/{sheet}/range(address='{range}')/format/fill/clear",
  'POST /worksheets/{sheet}/tables/add',
  'GET /names',
  'GET /names/{name}/range',
  'GET /tables',
  'PATCH /tables/{table}',
  'GET /tables/{table}/range',
  'POST /tables/{table}/rows',
  'POST /tables/{table}/convertToRange',
  'POST /functions/vlookup',
] as const;

/** The operations on workbooks that activities call, and what opens each. */
export const excelOperations: Readonly<Record<Operation, OperationFacts>> = Object.fromEntries(
  calls.flatMap((call): [Operation, OperationFacts][] => {
    const [method = '', path = ''] = call.split(/ (.*)/);
    return [
      [`${method} /me/drive/items/{item}/workbook${path}` as Operation, own],
      [`${method} /drives/{drive}/items/{item}/workbook${path}` as Operation, elsewhere],
    ];
  }),
);
