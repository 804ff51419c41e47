import { inputError } from '../../core/input.ts';
import type { FieldProblem } from '../../core/errors.ts';
import { dateTimeProblem, type ToInstant } from '../date-times.ts';
import type { ListColumn } from './column.ts';
import { momentIn } from './days.ts';
import { columnNamed } from './find-column.ts';

/** What a column is to hold, as inputs have it. */
export type WrittenValue = unknown;

/** The number of the person or the item that a text names in a column; what is wrong where it names none, or several. */
export type Lookups = (column: ListColumn, text: string) => number | { readonly problem: string };

/** What values are read with. */
export interface Writing {
  readonly columns: readonly ListColumn[];
  /** Reads moments that name no offset. */
  readonly instant: ToInstant;
  readonly lookups: Lookups;
}

/** A problem of one value, without its field. */
type Refused = { readonly problem: string };
type Entries = Readonly<Record<string, unknown>>;

/**
 * Several rows of values by column as Graph takes them.
 *
 * @param rows - Each with the input field that it stands in.
 * @throws OnbehalfError INPUT_INVALID with every value at once that cannot be written, naming its column, the value, and what is allowed.
 */
export function writeRows(
  { columns, instant, lookups }: Writing,
  rows: readonly { readonly field: string; readonly values: Readonly<Record<string, WrittenValue>> }[],
): Entries[] {
  const problems: FieldProblem[] = [];
  const written = rows.map(({ field, values }) => {
    const entries: Record<string, unknown> = {};
    const seen = new Map<string, string>();
    for (const [name, value] of Object.entries(values)) {
      const where = `${field}.${name}`;
      const column = columnNamed(columns, name);
      if ('problem' in column) {
        problems.push({ field: where, problem: column.problem });
        continue;
      }
      const other = seen.get(column.name);
      if (other !== undefined) problems.push({ field: where, problem: `is the same column as ${other}.` });
      seen.set(column.name, name);
      const result = writeValue(column, value, instant, lookups);
      if (isRefused(result)) problems.push({ field: where, problem: result.problem });
      else Object.assign(entries, result);
    }
    return entries;
  });
  if (problems.length > 0) throw inputError('The values', problems);
  return written;
}

function isRefused(result: Entries | Refused): result is Refused {
  return typeof (result as Partial<Refused>).problem === 'string';
}

/** One value as Graph takes it, or what is wrong with it. */
export function writeValue(column: ListColumn, value: WrittenValue, instant: ToInstant, lookups: Lookups): Entries | Refused {
  const { name, kind, multiple } = column;
  const closed = whyClosed(column);
  if (closed !== undefined) return { problem: closed };
  if (kind === 'person' || kind === 'lookup') return writeReference(column, value, lookups);
  if (multiple) return writeChoices(column, value);
  if (value === null) return { [name]: null };
  const one = writePlain(column, value, instant);
  return isRefused(one as Entries) ? (one as Refused) : { [name]: (one as { readonly value: unknown }).value };
}

/** Why nobody can write a column. */
function whyClosed({ kind, readOnly, computed }: ListColumn): string | undefined {
  if (computed) return 'is calculated by SharePoint and cannot be written.';
  if (readOnly) return 'is written by SharePoint alone.';
  if (kind === 'term') return 'holds managed metadata, which Microsoft Graph reads and cannot write.';
  // https://github.com/microsoftgraph/microsoft-graph-docs/issues/1965 and msgraph-sdk-dotnet/issues/2957: refused as a malformed request.
  if (kind === 'hyperlink') return 'holds links, which Microsoft Graph reads and cannot write. A column of text takes an address.';
  return kind === 'other' ? 'has a type that Microsoft Graph does not tell, as links and pictures do, and cannot be written.' : undefined;
}

function writePlain(column: ListColumn, value: unknown, instant: ToInstant): { readonly value: unknown } | Refused {
  switch (column.kind) {
    case 'number':
    case 'currency':
      return writeNumber(column, value);
    case 'boolean': {
      const known = { true: true, false: false }[String(value).toLowerCase()];
      return known === undefined ? { problem: `must be true or false; it is ${shown(value)}.` } : { value: known };
    }
    case 'date':
    case 'dateTime':
      return writeDate(column, value, instant);
    case 'choice':
      return writeChoice(column, value);
    default:
      return writeText(column, value);
  }
}

function writeText({ maxLength, multipleLines }: ListColumn, value: unknown): { readonly value: string } | Refused {
  if (typeof value !== 'string') return { problem: `must be a text; it is ${shown(value)}.` };
  if (maxLength !== null && value.length > maxLength)
    return { problem: `must have at most ${maxLength} characters; it has ${value.length}.` };
  return !multipleLines && /[\r\n]/.test(value) ? { problem: 'must be one line: the column does not take several.' } : { value };
}

function writeNumber({ minimum, maximum }: ListColumn, value: unknown): { readonly value: number } | Refused {
  // A table out of a file has its numbers as texts.
  const number = typeof value === 'string' && /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return { problem: `must be a number; it is ${shown(value)}.` };
  if (minimum !== null && number < minimum) return { problem: `must be at least ${minimum}; it is ${number}.` };
  return maximum !== null && number > maximum ? { problem: `must be at most ${maximum}; it is ${number}.` } : { value: number };
}

function writeDate({ kind }: ListColumn, value: unknown, instant: ToInstant): { readonly value: string } | Refused {
  const problem = typeof value === 'string' ? dateTimeProblem(value) : 'must be a text in ISO 8601.';
  if (problem !== undefined || typeof value !== 'string') return { problem: `${problem} It is ${shown(value)}.` };
  if (kind === 'dateTime') return { value: instant(value).toISOString().replace('.000Z', 'Z') };
  if (value.length === 10) return { value: momentIn(value) };
  return { problem: `must be a day, such as ${value.slice(0, 10)}, without a time; it is ${shown(value)}.` };
}

function writeChoice({ choices, otherChoices }: ListColumn, value: unknown): { readonly value: string } | Refused {
  const allowed = choices ?? [];
  if (typeof value === 'string') {
    const chosen = allowed.find((choice) => choice === value) ?? allowed.find((choice) => choice.toLowerCase() === value.toLowerCase());
    if (chosen !== undefined || (otherChoices && value !== '')) return { value: chosen ?? value };
  }
  return { problem: `must be one of ${allowed.join(', ')}; it is ${shown(value)}.` };
}

function writeChoices(column: ListColumn, value: unknown): Entries | Refused {
  const { name } = column;
  const chosen: string[] = [];
  for (const one of listOf(value)) {
    const result = writeChoice(column, one);
    if ('problem' in result) return result;
    if (!chosen.includes(result.value)) chosen.push(result.value);
  }
  // https://learn.microsoft.com/graph/api/listitem-update: several choices come with their type.
  return { [`${name}@odata.type`]: 'Collection(Edm.String)', [name]: chosen };
}

/** People and looked-up items are written by their numbers. https://learn.microsoft.com/answers/questions/891840 */
function writeReference(column: ListColumn, value: unknown, lookups: Lookups): Entries | Refused {
  const { multiple } = column;
  const name = `${column.name}LookupId`;
  const given = listOf(value);
  if (!multiple && given.length > 1) return { problem: `takes one ${nounOf(column)}, and ${given.length} are given.` };
  const numbers: number[] = [];
  for (const one of given) {
    const number = numberOf(column, one, lookups);
    if (typeof number === 'object') return number;
    if (!numbers.includes(number)) numbers.push(number);
  }
  if (!multiple) return { [name]: numbers[0] === undefined ? null : String(numbers[0]) };
  return { [`${name}@odata.type`]: 'Collection(Edm.String)', [name]: numbers.map(String) };
}

function numberOf(column: ListColumn, value: unknown, lookups: Lookups): number | Refused {
  const named = namedBy(value);
  if (typeof named === 'number' && Number.isSafeInteger(named) && named > 0) return named;
  if (typeof named === 'string' && named.trim() !== '') return lookups(column, named.trim());
  const allowed = column.kind === 'person' ? 'an address, a person' : `what ${column.lookupColumn ?? 'it'} shows, an item`;
  return { problem: `must be ${allowed}, or a number; it is ${shown(value)}.` };
}

/** The number or the text by which a value names a person or an item; undefined where it does not. */
export function namedBy(value: unknown): number | string | undefined {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const { lookupId, value: text, address, mail, userPrincipalName } = value as Readonly<Record<string, unknown>>;
  return [lookupId, address, mail, userPrincipalName, text].find((one) => typeof one === 'number' || typeof one === 'string') as
    | number
    | string
    | undefined;
}

function nounOf({ kind }: ListColumn): string {
  return kind === 'person' ? 'person' : 'item';
}

/** The entries of a value that may stand for one or several. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
