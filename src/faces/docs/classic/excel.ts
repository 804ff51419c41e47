import type { ClassicArea } from './classic-activity.ts';

const place = {
  SiteUrl: { field: 'drive', note: 'The address of the site, of a library, or of anything in it.' },
  DriveName: { field: 'drive', note: 'The name of the library, at the end of the address of its site.' },
  Account: { field: 'mailbox', note: 'Whose OneDrive it is.' },
} as const;

const workbook = {
  Workbook: { field: 'workbook', note: 'A path, an id, an address, or a file that another activity gave.' },
  ...place,
} as const;

const sheet = { ...workbook, SheetName: { field: 'sheet', note: '`Sheet1` is the default.' } } as const;
const sheetOnly = {
  ...workbook,
  SheetName: { field: 'sheet', note: '`Sheet1` is the default. Where a name is, `excel.namedRanges` tells.' },
} as const;
const valuesType = { field: 'readAs', note: '`values`, `formulas` or `text`.' } as const;
const tableIn = {
  field: 'table',
  note: 'Rows as lists, rows by the names of their columns, or a table that another activity gave.',
} as const;
const tableOut = { field: 'result', note: 'Typed columns and rows by their names; dates and times as such.' } as const;
const headers = { field: 'headers', note: 'On is the default.' } as const;

/** The classic activities on workbooks. */
export const classicExcel: ClassicArea = {
  heading: 'Excel',
  activities: [
    {
      title: 'Create Workbook',
      properties: {
        name: 'name',
        'destination folder': 'folder',
        'first sheet name': 'firstSheet',
        ConflictBehavior: 'onConflict',
        ...place,
        Workbook: 'result',
      },
    },
    {
      title: 'Add Sheet',
      properties: {
        ...workbook,
        'sheet name': 'name',
        ConflictBehavior: 'onConflict',
        'new sheet name': { field: 'result', note: 'As `name`.' },
      },
    },
    { title: 'Get Sheets', properties: { ...workbook, names: { field: 'result', note: 'With position and visibility.' } } },
    {
      title: 'Copy Sheet',
      properties: {
        ...sheet,
        'new name': 'name',
        ConflictBehavior: 'onConflict',
        'name of the copy': { field: 'result', note: 'As `name`.' },
      },
    },
    { title: 'Rename Sheet', properties: { ...sheet, 'new name': 'name' } },
    { title: 'Delete Sheet', properties: { ...workbook, SheetName: { field: 'sheet', note: 'Must be named.' } } },
    {
      title: 'Read Cell',
      properties: { ...sheetOnly, Cell: 'cell', ValuesType: valuesType, Value: { field: 'result', note: 'As `value`, with its type.' } },
    },
    {
      title: 'Read Row',
      properties: {
        ...sheet,
        'start cell': 'start',
        ValuesType: valuesType,
        Values: { field: 'result', note: 'Up to the last filled cell.' },
      },
    },
    {
      title: 'Read Column',
      properties: {
        ...sheet,
        'start cell': 'start',
        ValuesType: valuesType,
        Values: { field: 'result', note: 'Up to the last filled cell.' },
      },
    },
    {
      title: 'Read Range',
      properties: {
        ...sheet,
        'named range': 'namedRange',
        Range: { field: 'range', note: 'Left out: all that is filled.' },
        HasHeaders: headers,
        ReadAs: valuesType,
        ValuesType: valuesType,
        DataTable: tableOut,
      },
    },
    { title: 'Write Cell', properties: { ...sheetOnly, Cell: 'cell', Value: { field: 'value', note: 'A formula goes in `formula`.' } } },
    {
      title: 'Write Range',
      properties: {
        ...sheetOnly,
        'start cell': 'start',
        DataTable: tableIn,
        HasHeaders: headers,
        'write mode': { field: 'mode', note: 'Over what is there or into new cells; to append, `excel.appendRange`.' },
      },
    },
    {
      title: 'Append Range',
      properties: { ...sheetOnly, DataTable: { ...tableIn, note: `${tableIn.note} To a table of the workbook with \`toTable\`.` } },
    },
    { title: 'Clear Range', properties: { ...sheetOnly, Range: { field: 'range', note: 'Left out: all that is filled.' } } },
    {
      title: 'Delete Range',
      properties: { ...sheetOnly, Range: { field: 'range', note: 'Left out: all that is filled.' }, shift: 'shift' },
    },
    {
      title: 'Copy Range',
      properties: {
        ...sheetOnly,
        Range: { field: 'range', note: 'Left out: all that is filled.' },
        'destination workbook': { field: 'toWorkbook', note: 'In the same drive.' },
        'destination sheet': 'toSheet',
        'destination range': { field: 'to', note: 'Its first cell.' },
        'what to copy': { field: 'what', note: '`formulas` or `values`.' },
      },
    },
    {
      title: 'Paste Range',
      properties: {
        'destination workbook': {
          field: 'toWorkbook',
          note: 'Copying and pasting are one activity: nothing lies between them that could change.',
        },
        'destination sheet': 'toSheet',
        'destination range': { field: 'to', note: 'Its first cell.' },
      },
    },
    {
      title: 'Insert Column',
      properties: { ...sheet, position: { field: 'column', note: 'A header, letters or a number.' }, HasHeaders: headers, count: 'count' },
    },
    { title: 'Insert Rows', properties: { ...sheet, position: 'row', count: 'count' } },
    {
      title: 'Delete Column',
      properties: {
        ...sheet,
        'column name or index': { field: 'column', note: 'A header, letters or a number.' },
        HasHeaders: headers,
        mode: 'mode',
      },
    },
    {
      title: 'Delete Rows',
      properties: {
        ...sheet,
        rows: { field: 'rows', note: 'Numbers on the sheet, `1,3-5`.' },
        mode: { field: 'mode', note: '`delete` is the default. ShiftUp is `delete` with `columns`.' },
        'range information': 'result',
      },
    },
    {
      title: 'Create Table',
      properties: {
        ...sheetOnly,
        Range: { field: 'range', note: 'Left out: all that is filled.' },
        'table name': 'name',
        HasHeaders: headers,
        'name of the table': { field: 'result', note: 'As `name`.' },
      },
    },
    { title: 'Get Table Range', properties: { ...workbook, Table: 'table', Range: { field: 'result', note: 'Sheet and address.' } } },
    {
      title: 'VLookup Range',
      properties: {
        ...sheetOnly,
        Range: { field: 'range', note: 'Left out: all that is filled.' },
        value: 'value',
        'column index': 'column',
        'exact match': 'exactMatch',
        Result: { field: 'result', note: 'The value itself, not a text of it; nothing found is no failure.' },
      },
    },
    { title: 'Get Cell Color', properties: { ...sheetOnly, Cell: 'cell', Color: { field: 'result', note: 'As `color`.' } } },
    {
      title: 'Set Range Color',
      properties: { ...sheetOnly, Range: { field: 'range', note: 'Left out: all that is filled.' }, Color: 'color' },
    },
    { title: 'Write Row', properties: { ...sheetOnly, 'start cell': 'start', values: 'values' } },
    { title: 'Write Column', properties: { ...sheetOnly, 'start cell': 'start', values: 'values' } },
    {
      title: 'For Each Row',
      properties: {
        ...sheet,
        'named range': 'namedRange',
        Range: { field: 'range', note: 'Left out: all that is filled.' },
        HasHeaders: headers,
        ValuesType: valuesType,
        'current row, index': 'result',
      },
    },
    { title: 'For Each Sheet', properties: { ...workbook, 'current sheet, index': 'result' } },
  ],
};
