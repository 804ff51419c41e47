import type { Book, Sheet } from '../../../tenant/workbook.ts';
import { sheetIdOf } from './sheet-id.ts';
import { usualStyle } from './usual-style.ts';

/** A sheet with nothing on it. @param id - The id of Graph. */
export function newSheet(id: string, number: number, name: string): Sheet {
  return {
    id,
    number,
    name,
    visibility: 'Visible',
    rows: new Map(),
    rowLines: new Map(),
    columnLines: new Map(),
    merges: [],
    tables: [],
    isProtected: false,
    part: null,
    extras: new Map(),
  };
}

/** The sheet of a name or id, in any letter case. */
export function sheetNamed({ sheets }: Pick<Book, 'sheets'>, key: string): Sheet | undefined {
  const wanted = key.toLowerCase();
  const bare = wanted.replaceAll(/^\{|\}$/g, '');
  return (
    sheets.find(({ name }) => name.toLowerCase() === wanted) ??
    sheets.find(({ id }) => id.toLowerCase().replaceAll(/^\{|\}$/g, '') === bare)
  );
}

/** A workbook with one empty sheet. */
export function newBook(): Book {
  return {
    sheets: [newSheet(sheetIdOf(1), 1, 'Sheet1')],
    names: [],
    styles: [usualStyle],
    parts: new Map(),
    is1904: false,
    stale: [],
    changes: 0,
  };
}
