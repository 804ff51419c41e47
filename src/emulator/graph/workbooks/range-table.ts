import type { Route } from '../route.ts';
import { workbookPermissions } from './permissions.ts';

const { write: permissions } = workbookPermissions;
const ofRanges = () => import('./range-routes.ts');
const ofEdits = () => import('./range-edit-routes.ts');
const ofPlaces = () => import('./range-place-routes.ts');
const ofFormats = () => import('./format-routes.ts');
const ofBorders = () => import('./border-routes.ts');
const ofViews = () => import('./view-routes.ts');

const sheet = '/worksheets/{worksheet-id}';
const parts = ['range', 'headerRowRange', 'dataBodyRange', 'totalRowRange'];

/** Where ranges are, below a workbook. https://learn.microsoft.com/graph/api/range-get */
export const rangePlaces: readonly string[] = [
  `${sheet}/range`,
  `${sheet}/range(address='{address}')`,
  `${sheet}/usedRange`,
  `${sheet}/usedRange(valuesOnly={valuesOnly})`,
  `${sheet}/cell(row={row},column={column})`,
  '/names/{name-id}/range',
  `${sheet}/names/{name-id}/range`,
  ...['/tables/{table-id}', `${sheet}/tables/{table-id}`].flatMap((table) => [
    ...parts.map((part) => `${table}/${part}`),
    ...parts.map((part) => `${table}/columns/{column-id}/${part}`),
    `${table}/rows/{row-id}/range`,
    `${table}/rows/itemAt(index={index})/range`,
  ]),
];

/** Ranges that follow from one, with the parameters that stand in the address. They come by GET, and as actions by POST too. */
const derived: readonly (readonly [operation: string, name: string])[] = [
  ['cell(row={of-row},column={of-column})', 'cell'],
  ['cell', 'cell'],
  ['row(row={of-row})', 'row'],
  ['row', 'row'],
  ['column(column={of-column})', 'column'],
  ['column', 'column'],
  ['offsetRange(rowOffset={of-rowOffset},columnOffset={of-columnOffset})', 'offsetrange'],
  ['offsetRange', 'offsetrange'],
  ['resizedRange(deltaRows={of-deltaRows},deltaColumns={of-deltaColumns})', 'resizedrange'],
  ['entireRow', 'entirerow'],
  ['entireColumn', 'entirecolumn'],
  ['lastCell', 'lastcell'],
  ['lastRow', 'lastrow'],
  ['lastColumn', 'lastcolumn'],
  ['usedRange', 'usedrange'],
  ['usedRange(valuesOnly={of-valuesOnly})', 'usedrange'],
  ["boundingRect(anotherRange='{of-anotherRange}')", 'boundingrect'],
  ['boundingRect', 'boundingrect'],
  ["intersection(anotherRange='{of-anotherRange}')", 'intersection'],
  ['intersection', 'intersection'],
  ...['rowsAbove', 'rowsBelow', 'columnsBefore', 'columnsAfter'].flatMap((name) => [
    [name, name.toLowerCase()] as const,
    [`${name}(count={of-count})`, name.toLowerCase()] as const,
  ]),
];

const formats = [
  ['/format', 'format'],
  ['/format/font', 'font'],
  ['/format/fill', 'fill'],
  ['/format/protection', 'protection'],
] as const;

/** What there is on every range. */
export const rangeRoutes: readonly Route[] = [
  { operation: 'GET /', permissions, handle: async (call) => (await ofRanges()).getRange(call) },
  { operation: 'PATCH /', permissions, handle: async (call) => (await ofRanges()).updateRange(call) },
  { operation: 'POST /insert', permissions, handle: async (call) => (await ofEdits()).insertCells(call) },
  { operation: 'POST /delete', permissions, handle: async (call) => (await ofEdits()).deleteCells(call) },
  { operation: 'POST /clear', permissions, handle: async (call) => (await ofEdits()).clearRange(call) },
  { operation: 'POST /merge', permissions, handle: async (call) => (await ofEdits()).mergeCells(call) },
  { operation: 'POST /unmerge', permissions, handle: async (call) => (await ofEdits()).unmergeCells(call) },
  { operation: 'POST /sort/apply', permissions, handle: async (call) => (await ofEdits()).sortRange(call) },
  ...derived.flatMap(([path, name]) =>
    ['GET', 'POST'].map((method): Route => ({
      operation: `${method} /${path}`,
      permissions,
      handle: async (call) => (await ofPlaces()).getPlace(call, name),
    })),
  ),
  ...formats.flatMap(([path, part]): Route[] => [
    { operation: `GET ${path}`, permissions, handle: async (call) => (await ofFormats()).getFormat(call, part) },
    { operation: `PATCH ${path}`, permissions, handle: async (call) => (await ofFormats()).updateFormat(call, part) },
  ]),
  { operation: 'POST /format/fill/clear', permissions, handle: async (call) => (await ofFormats()).clearFill(call) },
  { operation: 'POST /format/autofitColumns', permissions, handle: async (call) => (await ofFormats()).autofit(call, 'columns') },
  { operation: 'POST /format/autofitRows', permissions, handle: async (call) => (await ofFormats()).autofit(call, 'rows') },
  { operation: 'GET /format/borders', permissions, handle: async (call) => (await ofBorders()).listBorders(call) },
  { operation: 'POST /format/borders/itemAt', permissions, handle: async (call) => (await ofBorders()).getBorder(call) },
  { operation: 'GET /format/borders/itemAt(index={of-index})', permissions, handle: async (call) => (await ofBorders()).getBorder(call) },
  { operation: 'GET /format/borders/{border-id}', permissions, handle: async (call) => (await ofBorders()).getBorder(call) },
  { operation: 'PATCH /format/borders/{border-id}', permissions, handle: async (call) => (await ofBorders()).updateBorder(call) },
  { operation: 'GET /visibleView', permissions, handle: async (call) => (await ofViews()).getVisibleView(call) },
  { operation: 'GET /visibleView/rows', permissions, handle: async (call) => (await ofViews()).listViewRows(call) },
  { operation: 'GET /visibleView/range', permissions, handle: async (call) => (await ofViews()).getViewRange(call) },
];
