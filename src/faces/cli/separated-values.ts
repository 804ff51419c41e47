import { harmless, harmlessLine } from '../../core/harmless.ts';

/** One row, field by field. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Writes rows as comma separated values (RFC 4180, lines end with a line feed) or as tab separated ones.
 *
 * Columns are all fields of all rows in the order in which they come first; fields of an object inside have its name before a dot, and a list is JSON. What
 * came from outside is made harmless, and in tab separated values it is one line. A spreadsheet would run a text that begins with `=`, `+`, `-` or `@`, blanks or not, full width or not: in CSV an apostrophe stands before it, as
 * https://owasp.org/www-community/attacks/CSV_Injection advises; tab separated values are for programs and have none.
 */
export async function separatedValues(rows: readonly unknown[], format: 'csv' | 'tsv'): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const records = rows.map(flat);
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const isPlain = columns.length === 1 && columns[0] === '';
  const cell = (value: unknown): string => (format === 'csv' ? withoutFormula(value) : cellText(value));
  const lines = [
    ...(isPlain ? [] : [columns.map((name) => cell(name))]),
    ...records.map((record) => columns.map((name) => cell(record[name]))),
  ];
  if (format === 'tsv') return lines.map((line) => line.join('\t')).join('\n');
  // Whoever writes the text ends its last line.
  return stringify(lines, { record_delimiter: '\n' }).slice(0, -1);
}

/** What stands in a cell: one line. */
export function cellText(value: unknown): string {
  return harmlessLine(plainText(value));
}

function plainText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function withoutFormula(value: unknown): string {
  const text = harmless(plainText(value));
  return typeof value === 'string' && /^[\t\r\n ]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/.test(text) ? `'${text}` : text;
}

/** The fields of a value, those of objects inside after a dot; a value without fields has one without a name. */
export function flat(value: unknown): Row {
  if (!isObject(value)) return { '': value };
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      isObject(inner) ? Object.entries(flat(inner)).map(([more, one]) => [`${name}.${more}`, one] as const) : [[name, inner] as const],
    ),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}
