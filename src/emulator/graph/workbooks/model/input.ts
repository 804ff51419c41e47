import { getFormatFromId, parseValue } from 'numfmt';
import { CellError, type CellValue } from '../../../tenant/workbook.ts';

/** What a typed value puts into a cell. */
export interface Input {
  readonly value: CellValue;
  /** With its `=`. */
  readonly formula?: string;
  /** The format that a value brings where the cell has none: that of a date, of a percentage. */
  readonly numberFormat?: string;
}

/** The codes of errors that one may type. */
const errors = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#GETTING_DATA', '#SPILL!', '#CALC!']);

/**
 * Understands a value as if somebody typed it: `10%` is a number, `1/31/2016` a day, `=A1*2` a formula, `'12` a text.
 * https://learn.microsoft.com/graph/api/range-update
 *
 * @param format - The number format of the cell; one of text takes everything as it is.
 */
export function inputOf(typed: string | number | boolean, format: string): Input {
  if (typeof typed !== 'string') return { value: typed };
  if (typed === '') return { value: null };
  if (typed.startsWith('=') && typed.length > 1) return { value: null, formula: typed, ...formatOfFormula(typed) };
  if (typed.startsWith("'")) return { value: typed.slice(1) };
  if (format === '@') return { value: typed };
  if (errors.has(typed.toUpperCase())) return { value: new CellError(typed.toUpperCase()) };
  const parsed = parseValue(typed) as { readonly value: number | boolean; readonly formatId?: number } | null | undefined;
  if (!parsed) return { value: typed };
  const shape = parsed.formatId === undefined ? undefined : formatOf(parsed.formatId);
  return { value: parsed.value, ...(shape !== undefined && { numberFormat: shape }) };
}

function formatOf(id: number): string | undefined {
  if (id === 14) return 'm/d/yyyy';
  if (id === 22) return 'm/d/yyyy h:mm';
  return getFormatFromId(id) ?? undefined;
}

/** A formula that is a day or a moment shows one. */
function formatOfFormula(formula: string): { readonly numberFormat?: string } {
  if (/^=\s*(?:TODAY|DATE|DATEVALUE|EDATE|EOMONTH|WORKDAY)\(/i.test(formula)) return { numberFormat: 'm/d/yyyy' };
  return /^=\s*NOW\(/i.test(formula) ? { numberFormat: 'm/d/yyyy h:mm' } : {};
}
