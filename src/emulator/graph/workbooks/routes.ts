import type { MountedRoutes } from '../mounted-routes.ts';
import type { Route } from '../route.ts';
import { workbookPermissions } from './permissions.ts';
import { rangePlaces, rangeRoutes } from './range-table.ts';

const { write: permissions } = workbookPermissions;
const ofSessions = () => import('./session-routes.ts');
const ofSheets = () => import('./sheet-routes.ts');
const ofTables = () => import('./table-routes.ts');
const ofRows = () => import('./table-row-routes.ts');
const ofColumns = () => import('./table-column-routes.ts');
const ofSorts = () => import('./table-sort-routes.ts');
const ofNames = () => import('./name-routes.ts');
const ofFunctions = () => import('./function-routes.ts');
const ofApplication = () => import('./application-routes.ts');
const ofProtection = () => import('./protection-routes.ts');

const sheet = '/worksheets/{worksheet-id}';

/** Operations below the workbook itself, and below each of its sheets. */
function everywhere(operation: (place: string) => readonly Route[]): readonly Route[] {
  return ['', sheet].flatMap(operation);
}

const ofOneTable = (table: string): readonly Route[] => [
  { operation: `GET ${table}`, permissions, handle: async (call) => (await ofTables()).getTable(call) },
  { operation: `PATCH ${table}`, permissions, handle: async (call) => (await ofTables()).updateTable(call) },
  { operation: `DELETE ${table}`, permissions, handle: async (call) => (await ofTables()).deleteTable(call) },
  { operation: `POST ${table}/convertToRange`, permissions, handle: async (call) => (await ofTables()).convertToRange(call) },
  { operation: `POST ${table}/clearFilters`, permissions, handle: async (call) => (await ofSorts()).clearFilters(call) },
  { operation: `POST ${table}/reapplyFilters`, permissions, handle: async (call) => (await ofSorts()).reapplyFilters(call) },
  { operation: `GET ${table}/sort`, permissions, handle: async (call) => (await ofSorts()).getSort(call) },
  { operation: `POST ${table}/sort/apply`, permissions, handle: async (call) => (await ofSorts()).applySort(call) },
  { operation: `POST ${table}/sort/clear`, permissions, handle: async (call) => (await ofSorts()).clearSort(call) },
  { operation: `POST ${table}/sort/reapply`, permissions, handle: async (call) => (await ofSorts()).reapplySort(call) },
  { operation: `GET ${table}/rows`, permissions, handle: async (call) => (await ofRows()).listRows(call) },
  { operation: `POST ${table}/rows`, permissions, handle: async (call) => (await ofRows()).addRows(call) },
  { operation: `POST ${table}/rows/add`, permissions, handle: async (call) => (await ofRows()).addRows(call) },
  { operation: `POST ${table}/rows/itemAt`, permissions, handle: async (call) => (await ofRows()).getRow(call) },
  ...['{row-id}', 'itemAt(index={index})'].flatMap((row): Route[] => [
    { operation: `GET ${table}/rows/${row}`, permissions, handle: async (call) => (await ofRows()).getRow(call) },
    { operation: `PATCH ${table}/rows/${row}`, permissions, handle: async (call) => (await ofRows()).updateRow(call) },
    { operation: `DELETE ${table}/rows/${row}`, permissions, handle: async (call) => (await ofRows()).deleteRow(call) },
  ]),
  { operation: `GET ${table}/columns`, permissions, handle: async (call) => (await ofColumns()).listColumns(call) },
  { operation: `POST ${table}/columns`, permissions, handle: async (call) => (await ofColumns()).addColumn(call) },
  { operation: `POST ${table}/columns/add`, permissions, handle: async (call) => (await ofColumns()).addColumn(call) },
  { operation: `POST ${table}/columns/itemAt`, permissions, handle: async (call) => (await ofColumns()).getColumn(call) },
  { operation: `GET ${table}/columns/itemAt(index={index})`, permissions, handle: async (call) => (await ofColumns()).getColumn(call) },
  { operation: `GET ${table}/columns/{column-id}`, permissions, handle: async (call) => (await ofColumns()).getColumn(call) },
  { operation: `PATCH ${table}/columns/{column-id}`, permissions, handle: async (call) => (await ofColumns()).updateColumn(call) },
  { operation: `DELETE ${table}/columns/{column-id}`, permissions, handle: async (call) => (await ofColumns()).deleteColumn(call) },
  { operation: `POST ${table}/columns/{column-id}/filter/apply`, permissions, handle: async (call) => (await ofSorts()).applyFilter(call) },
  { operation: `POST ${table}/columns/{column-id}/filter/clear`, permissions, handle: async (call) => (await ofSorts()).clearFilter(call) },
];

const ofNamesAt = (place: string): readonly Route[] => [
  { operation: `GET ${place}/names`, permissions, handle: async (call) => (await ofNames()).listNames(call) },
  { operation: `POST ${place}/names/add`, permissions, handle: async (call) => (await ofNames()).addName(call, 'reference') },
  { operation: `POST ${place}/names/addFormulaLocal`, permissions, handle: async (call) => (await ofNames()).addName(call, 'formula') },
  { operation: `GET ${place}/names/{name-id}`, permissions, handle: async (call) => (await ofNames()).getName(call) },
  { operation: `PATCH ${place}/names/{name-id}`, permissions, handle: async (call) => (await ofNames()).updateName(call) },
  { operation: `DELETE ${place}/names/{name-id}`, permissions, handle: async (call) => (await ofNames()).deleteName(call) },
];

/** Below the workbook of a file. https://learn.microsoft.com/graph/api/resources/excel */
const routes: readonly Route[] = [
  { operation: 'POST /createSession', permissions, handle: async (call) => (await ofSessions()).createSession(call) },
  { operation: 'POST /refreshSession', permissions, handle: async (call) => (await ofSessions()).refreshSession(call) },
  { operation: 'POST /closeSession', permissions, handle: async (call) => (await ofSessions()).closeSession(call) },
  { operation: 'GET /application', permissions, handle: async (call) => (await ofApplication()).getApplication(call) },
  { operation: 'POST /application/calculate', permissions, handle: async (call) => (await ofApplication()).calculateAll(call) },
  { operation: 'POST /functions/{function-name}', permissions, handle: async (call) => (await ofFunctions()).callFunction(call) },
  { operation: 'GET /worksheets', permissions, handle: async (call) => (await ofSheets()).listSheets(call) },
  { operation: 'POST /worksheets', permissions, handle: async (call) => (await ofSheets()).addSheet(call) },
  { operation: 'POST /worksheets/add', permissions, handle: async (call) => (await ofSheets()).addSheet(call) },
  { operation: `GET ${sheet}`, permissions, handle: async (call) => (await ofSheets()).getSheet(call) },
  { operation: `PATCH ${sheet}`, permissions, handle: async (call) => (await ofSheets()).updateSheet(call) },
  { operation: `DELETE ${sheet}`, permissions, handle: async (call) => (await ofSheets()).deleteSheet(call) },
  { operation: `GET ${sheet}/protection`, permissions, handle: async (call) => (await ofProtection()).getProtection(call) },
  { operation: `POST ${sheet}/protection/protect`, permissions, handle: async (call) => (await ofProtection()).protect(call) },
  { operation: `POST ${sheet}/protection/unprotect`, permissions, handle: async (call) => (await ofProtection()).unprotect(call) },
  { operation: 'GET /tables', permissions, handle: async (call) => (await ofTables()).listTables(call) },
  { operation: `GET ${sheet}/tables`, permissions, handle: async (call) => (await ofTables()).listTables(call) },
  ...everywhere((place) => [
    { operation: `POST ${place}/tables/add`, permissions, handle: async (call) => (await ofTables()).addTable(call) },
  ]),
  ...everywhere((place) => ofOneTable(`${place}/tables/{table-id}`)),
  ...everywhere(ofNamesAt),
];

/** Every operation on workbooks. */
export const workbookRoutes: MountedRoutes = { routes, places: rangePlaces, below: rangeRoutes };
