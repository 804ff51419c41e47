import { columnName, columnNumber, maxColumns, maxRows } from '../model/address.ts';
import type { Area } from '../../../tenant/workbook.ts';

/** One end of a reference. `row` or `column` is undefined where the reference is of whole columns or rows. */
export interface Corner {
  readonly row: number | undefined;
  readonly column: number | undefined;
  readonly isFixedRow: boolean;
  readonly isFixedColumn: boolean;
}

/** A reference in a formula. */
export interface Reference {
  /** As written, with `!`; '' for none. */
  readonly prefix: string;
  readonly first: Corner;
  /** Undefined for one cell. */
  readonly last: Corner | undefined;
}

const sheetName = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const cell = String.raw`\$?[A-Za-z]{1,3}\$?[0-9]{1,7}`;
const columns = String.raw`\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}`;
const lines = String.raw`\$?[0-9]{1,7}:\$?[0-9]{1,7}`;

/** Texts, parts of tables in brackets, quoted names of sheets without a reference, references, and everything else that is a word. */
const token = new RegExp(
  String.raw`"(?:[^"]|"")*"|\[(?:[^[\]]|\[[^\]]*\])*\]|((?:${sheetName})?)(${cell}(?::${cell})?|${columns}|${lines})(?![\p{L}\p{N}_.(!\[])|'(?:[^']|'')+'!?|[\p{L}_\\][\p{L}\p{N}_.\\]*|[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?`,
  'gu',
);

/** Changes every reference of a formula. @param change - Gives what stands in its place; undefined leaves it. */
export function withReferences(formula: string, change: (reference: Reference) => string | undefined): string {
  return formula.replaceAll(token, (whole: string, prefix: string | undefined, local: string | undefined) => {
    if (local === undefined || prefix === undefined) return whole;
    const [first = '', last] = local.split(':');
    const reference = { prefix, first: corner(first), last: last === undefined ? undefined : corner(last) };
    return isPossible(reference) ? (change(reference) ?? whole) : whole;
  });
}

function corner(text: string): Corner {
  const [, fixedColumn = '', letters = '', fixedRow = '', digits = ''] = /^(\$?)([A-Za-z]*)(\$?)([0-9]*)$/.exec(text) ?? [];
  // A row alone: its mark was taken for that of a column.
  const isRowAlone = letters === '';
  return {
    column: isRowAlone ? undefined : columnNumber(letters),
    row: digits === '' ? undefined : Number(digits) - 1,
    isFixedColumn: !isRowAlone && fixedColumn === '$',
    isFixedRow: (isRowAlone ? fixedColumn : fixedRow) === '$',
  };
}

function isPossible({ first, last }: Reference): boolean {
  return [first, last].every(
    (one) => one === undefined || ((one.column ?? 0) < maxColumns && (one.row ?? 0) >= 0 && (one.row ?? 0) < maxRows),
  );
}

function written({ row, column, isFixedRow, isFixedColumn }: Corner): string {
  const letters = column === undefined ? '' : `${isFixedColumn ? '$' : ''}${columnName(column)}`;
  return row === undefined ? letters : `${letters}${isFixedRow ? '$' : ''}${row + 1}`;
}

function text({ prefix, first, last }: Reference): string {
  return `${prefix}${written(first)}${last ? `:${written(last)}` : ''}`;
}

/** A formula as it is when it is copied so many rows down and columns to the right: what is not fixed moves with it. */
export function shiftedFormula(formula: string, rows: number, columnCount: number): string {
  return withReferences(formula, ({ prefix, first, last }) => {
    const moved = { prefix, first: movedCorner(first, rows, columnCount), last: last && movedCorner(last, rows, columnCount) };
    const isThere = [moved.first, moved.last].every(
      (one) =>
        one === undefined || ((one.row ?? 0) >= 0 && (one.row ?? 0) < maxRows && (one.column ?? 0) >= 0 && (one.column ?? 0) < maxColumns),
    );
    return isThere ? text(moved) : `${prefix}#REF!`;
  });
}

function movedCorner(one: Corner, rows: number, columnCount: number): Corner {
  return {
    ...one,
    row: one.row === undefined || one.isFixedRow ? one.row : one.row + rows,
    column: one.column === undefined || one.isFixedColumn ? one.column : one.column + columnCount,
  };
}

/** Cells that move: those from an area on, down or to the right, or back into it. */
export interface Move {
  /** What is inserted, or deleted. */
  readonly area: Area;
  readonly direction: 'rows' | 'columns';
  readonly kind: 'insert' | 'delete';
}

/**
 * A formula after cells were inserted or deleted.
 *
 * @param isMoved - Whether a reference with this prefix (`Sheet1!`, or '' ) is to the sheet whose cells move.
 */
export function formulaAfter(formula: string, move: Move, isMoved: (prefix: string) => boolean): string {
  return withReferences(formula, (reference) => {
    if (!isMoved(reference.prefix)) return undefined;
    const after = referenceAfter(reference, move);
    return after === undefined ? `${reference.prefix}#REF!` : text(after);
  });
}

function referenceAfter(reference: Reference, move: Move): Reference | undefined {
  const { first, last = first } = reference;
  const area = {
    top: Math.min(first.row ?? 0, last.row ?? 0),
    bottom: Math.max(first.row ?? maxRows - 1, last.row ?? maxRows - 1),
    left: Math.min(first.column ?? 0, last.column ?? 0),
    right: Math.max(first.column ?? maxColumns - 1, last.column ?? maxColumns - 1),
  };
  const after = areaAfter(area, move);
  if (after === undefined) return undefined;
  const set = (one: Corner, isFirst: boolean): Corner => {
    const isTop = isFirst === (first.row ?? 0) <= (last.row ?? 0);
    const isLeft = isFirst === (first.column ?? 0) <= (last.column ?? 0);
    return {
      ...one,
      row: one.row === undefined ? undefined : isTop ? after.top : after.bottom,
      column: one.column === undefined ? undefined : isLeft ? after.left : after.right,
    };
  };
  return { ...reference, first: set(first, true), last: reference.last && set(reference.last, false) };
}

/** Where an area is after cells moved; undefined where all of it was deleted. An area that moves in part only stays as it is. */
export function areaAfter(area: Area, { area: moved, direction, kind }: Move): Area | undefined {
  const isRows = direction === 'rows';
  const isAcross = isRows ? area.left >= moved.left && area.right <= moved.right : area.top >= moved.top && area.bottom <= moved.bottom;
  const [start, end] = isRows ? [area.top, area.bottom] : [area.left, area.right];
  const [from, to, limit] = isRows ? [moved.top, moved.bottom, maxRows] : [moved.left, moved.right, maxColumns];
  if (!isAcross) return area;
  const count = to - from + 1;
  const isWhole = start === 0 && end === limit - 1;
  if (isWhole) return kind === 'delete' && count === limit ? undefined : area;
  const [first, last] =
    kind === 'insert' ? [start >= from ? start + count : start, end >= from ? end + count : end] : closed(start, end, from, to);
  if (first > last || first >= limit) return undefined;
  const bounds = { first, last: Math.min(last, limit - 1) };
  return isRows ? { ...area, top: bounds.first, bottom: bounds.last } : { ...area, left: bounds.first, right: bounds.last };
}

function closed(start: number, end: number, from: number, to: number): [number, number] {
  const count = to - from + 1;
  const first = start > to ? start - count : Math.min(start, from);
  const last = end > to ? end - count : Math.min(end, from - 1);
  return start >= from && end <= to ? [1, 0] : [first, last];
}

/** A formula after a sheet got another name. */
export function formulaWithSheet(formula: string, isRenamed: (prefix: string) => boolean, prefix: string): string {
  return withReferences(formula, (reference) => (isRenamed(reference.prefix) ? text({ ...reference, prefix }) : undefined));
}
