import type { Drive, DriveItem, FileContent } from './drives.ts';
import type { Actor } from './planner.ts';

/** What a cell holds: a number, a text, true or false, an error (`#N/A`), or null for nothing. */
export type CellValue = number | string | boolean | CellError | null;

/** An error of a formula. */
export class CellError {
  readonly code: string;

  /** @param code - `#DIV/0!`, `#N/A`, ... */
  constructor(code: string) {
    this.code = code;
  }
}

/** One cell. Cells that have neither content nor a style of their own are not there. */
export interface Cell {
  /** What it shows; of a formula the last result. */
  value: CellValue;
  /** With its `=`. */
  formula?: string;
  /** Where a formula fills several cells, those (rows and columns from the cell on). */
  spill?: { readonly rows: number; readonly columns: number };
  /** True: it is filled by the formula of another cell. */
  isSpilled?: boolean;
  /** Index in `Book.styles`. */
  style: number;
}

/** Cells from one corner to the other. Rows and columns begin at 0; all bounds are included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The look of a cell: fragments of the style sheet as the file has them. */
export interface CellStyle {
  /** `General`, `0.00`, ... */
  readonly numberFormat: string;
  /** XML of `<font>`, `<fill>` and `<border>`. */
  readonly font: string;
  readonly fill: string;
  readonly border: string;
  /** XML of `<alignment>` and `<protection>`; '' for none. */
  readonly alignment: string;
  readonly protection: string;
}

/** What is said of a whole row or column. */
export interface Line {
  /** In points (rows) or characters (columns). Missing: the usual one. */
  size?: number;
  isHidden?: boolean;
  style?: number;
}

/** A table of a worksheet. */
export interface Table {
  readonly id: number;
  name: string;
  /** Headers and totals included. */
  area: Area;
  hasHeaders: boolean;
  hasTotals: boolean;
  columns: TableColumn[];
  /** `TableStyleMedium2`; '' for none. */
  style: string;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showFirstColumn: boolean;
  showLastColumn: boolean;
  showFilterButton: boolean;
  /** XML of `<autoFilter>`; '' for none. */
  filterXml: string;
  /** What it is sorted by now. */
  sort: { readonly fields: readonly SortField[]; readonly matchCase: boolean } | null;
}

/** One column of a table. */
export interface TableColumn {
  readonly id: number;
  name: string;
  /** XML of what the file says of it besides its name: formulas, totals. */
  rest: string;
  /** The criteria that it is filtered by. */
  filter?: Readonly<Record<string, unknown>>;
}

/** One column to sort by. */
export interface SortField {
  readonly key: number;
  readonly ascending: boolean;
}

/** A name of a workbook or of one of its sheets. */
export interface DefinedName {
  readonly name: string;
  /** Of a sheet: its id. Null: of the whole workbook. */
  readonly sheetId: string | null;
  /** Without `=`. */
  formula: string;
  comment: string;
  visible: boolean;
}

/** A worksheet. */
export interface Sheet {
  /** `{00000000-0001-0000-0000-000000000000}` */
  readonly id: string;
  /** `sheetId` in the file. */
  readonly number: number;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  /** Cells by row, then by column. */
  readonly rows: Map<number, Map<number, Cell>>;
  readonly rowLines: Map<number, Line>;
  readonly columnLines: Map<number, Line>;
  merges: Area[];
  readonly tables: Table[];
  isProtected: boolean;
  /** Where its XML is in the file; null for a new one. */
  readonly part: string | null;
  /** XML of what the file says besides, by element: `conditionalFormatting`, `drawing`, ... */
  readonly extras: Map<string, string>;
}

/** A cell by where it is. */
export interface Place {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** A workbook in memory. */
export interface Book {
  readonly sheets: Sheet[];
  readonly names: DefinedName[];
  /** Every look that a cell has had; the first is the usual one. */
  readonly styles: CellStyle[];
  /** All files of the package, by path. */
  readonly parts: Map<string, Uint8Array>;
  /** True: days are counted from 1904. */
  readonly is1904: boolean;
  /** Places whose content changed since it was last calculated, or `all`. */
  stale: Place[] | 'all';
  /** Grows with every change. */
  changes: number;
}

/** A workbook that somebody works in. */
export interface OpenWorkbook {
  readonly book: Book;
  readonly drive: Drive;
  readonly item: DriveItem;
  /** The content that it was read from, or written to last. */
  content: FileContent;
  /** `Book.changes` of that content. */
  saved: number;
  /** Who changed it last, and when (ISO 8601). */
  changed: { readonly by: Actor; readonly at: string } | null;
}

/** A session of a workbook. */
export interface WorkbookSession {
  readonly id: string;
  readonly itemId: string;
  readonly persistChanges: boolean;
  /** In the tenant's time, in milliseconds. */
  lastUsed: number;
  /** Where changes are not kept: its own workbook. */
  book: Book | null;
}

/** Workbooks that are open. They are not saved with a tenant: their changes are in their files then. */
export interface OpenWorkbooks {
  /** By the id of the item, the one used last at the end. */
  readonly books: Map<string, Promise<OpenWorkbook>>;
  readonly sessions: Map<string, WorkbookSession>;
  /** Writes what was changed into the files. */
  settle(): Promise<void>;
}
