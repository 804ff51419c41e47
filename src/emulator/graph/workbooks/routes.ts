import type { MountedRoutes } from '../mounted-routes.ts';
import type { Route } from '../route.ts';
import { workbookPermissions } from './permissions.ts';

const { write } = workbookPermissions;
const ofSessions = () => import('./session-routes.ts');
const ofSheets = () => import('./sheet-routes.ts');
const ofRanges = () => import('./range-routes.ts');

const sheet = '/worksheets/{worksheet-id}';

/** Below the workbook of a file. https://learn.microsoft.com/graph/api/resources/excel */
const routes: readonly Route[] = [
  { operation: 'POST /createSession', permissions: write, handle: async (call) => (await ofSessions()).createSession(call) },
  { operation: 'POST /refreshSession', permissions: write, handle: async (call) => (await ofSessions()).refreshSession(call) },
  { operation: 'POST /closeSession', permissions: write, handle: async (call) => (await ofSessions()).closeSession(call) },
  { operation: 'GET /worksheets', permissions: write, handle: async (call) => (await ofSheets()).listSheets(call) },
  { operation: 'POST /worksheets', permissions: write, handle: async (call) => (await ofSheets()).addSheet(call) },
  { operation: 'POST /worksheets/add', permissions: write, handle: async (call) => (await ofSheets()).addSheet(call) },
  { operation: `GET ${sheet}`, permissions: write, handle: async (call) => (await ofSheets()).getSheet(call) },
  { operation: `PATCH ${sheet}`, permissions: write, handle: async (call) => (await ofSheets()).updateSheet(call) },
  { operation: `DELETE ${sheet}`, permissions: write, handle: async (call) => (await ofSheets()).deleteSheet(call) },
];

const tables = ['/tables/{table-id}', `${sheet}/tables/{table-id}`];
const parts = ['range', 'headerRowRange', 'dataBodyRange', 'totalRowRange'];

/** Where ranges are. https://learn.microsoft.com/graph/api/range-get */
const places: readonly string[] = [
  `${sheet}/range`,
  `${sheet}/range(address='{address}')`,
  `${sheet}/usedRange`,
  `${sheet}/usedRange(valuesOnly={valuesOnly})`,
  `${sheet}/cell(row={row},column={column})`,
  '/names/{name-id}/range',
  `${sheet}/names/{name-id}/range`,
  ...tables.flatMap((table) => [
    ...parts.map((part) => `${table}/${part}`),
    ...parts.map((part) => `${table}/columns/{column-id}/${part}`),
    `${table}/rows/{row-id}/range`,
    `${table}/rows/itemAt(index={index})/range`,
  ]),
];

/** On every range. */
const below: readonly Route[] = [
  { operation: 'GET /', permissions: write, handle: async (call) => (await ofRanges()).getRange(call) },
  { operation: 'PATCH /', permissions: write, handle: async (call) => (await ofRanges()).updateRange(call) },
];

/** Every operation on workbooks. */
export const workbookRoutes: MountedRoutes = { routes, places, below };
