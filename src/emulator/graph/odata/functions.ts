/** What a `$filter` function computes. Arguments are never null here: a null argument makes the result null (OData 4.01, 5.1.1.4). */
export interface FilterFunction {
  readonly minimum: number;
  readonly maximum: number;
  compute(args: readonly unknown[], now: () => Date): unknown;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : String(value));
const folded = (value: unknown): string => text(value).toLowerCase();
const moment = (value: unknown): Date => (value instanceof Date ? value : new Date(text(value)));

function datePart(part: (date: Date) => number): FilterFunction {
  return {
    minimum: 1,
    maximum: 1,
    compute([value]) {
      const result = part(moment(value));
      return Number.isNaN(result) ? null : result;
    },
  };
}

function rounding(round: (value: number) => number): FilterFunction {
  return { minimum: 1, maximum: 1, compute: ([value]) => (typeof value === 'number' ? round(value) : null) };
}

const toNumber = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : null;
};

/** What a value becomes in another primitive type; null where it has no meaning there (OData 4.01, 5.1.1.10.1). */
export const castTypes: ReadonlyMap<string, (value: unknown) => unknown> = new Map<string, (value: unknown) => unknown>([
  ...['Int16', 'Int32', 'Int64', 'Single', 'Double', 'Decimal'].map((name) => [`Edm.${name}`, toNumber] as const),
  ...['String', 'Guid'].map((name) => [`Edm.${name}`, text] as const),
  [
    'Edm.Boolean',
    (value) =>
      new Map([
        ['true', true],
        ['false', false],
      ]).get(folded(value)) ?? null,
  ],
  ['Edm.DateTimeOffset', (value) => (Number.isNaN(moment(value).getTime()) ? null : moment(value))],
]);

/**
 * The functions by their lower-case name. Text is compared without regard to letter case, as Exchange and the directory do.
 *
 * Source: OData 4.01 URL conventions, sections 5.1.1.5 to 5.1.1.9.
 */
export const filterFunctions: ReadonlyMap<string, FilterFunction> = new Map<string, FilterFunction>([
  ['startswith', { minimum: 2, maximum: 2, compute: ([a, b]) => folded(a).startsWith(folded(b)) }],
  ['endswith', { minimum: 2, maximum: 2, compute: ([a, b]) => folded(a).endsWith(folded(b)) }],
  ['contains', { minimum: 2, maximum: 2, compute: ([a, b]) => folded(a).includes(folded(b)) }],
  ['tolower', { minimum: 1, maximum: 1, compute: ([a]) => folded(a) }],
  ['toupper', { minimum: 1, maximum: 1, compute: ([a]) => text(a).toUpperCase() }],
  ['trim', { minimum: 1, maximum: 1, compute: ([a]) => text(a).trim() }],
  ['length', { minimum: 1, maximum: 1, compute: ([a]) => (Array.isArray(a) ? a.length : text(a).length) }],
  ['indexof', { minimum: 2, maximum: 2, compute: ([a, b]) => folded(a).indexOf(folded(b)) }],
  ['concat', { minimum: 2, maximum: 2, compute: ([a, b]) => text(a) + text(b) }],
  ['substring', { minimum: 2, maximum: 3, compute: ([a, from, length]) => substring(text(a), from, length) }],
  ['year', datePart((date) => date.getUTCFullYear())],
  ['month', datePart((date) => date.getUTCMonth() + 1)],
  ['day', datePart((date) => date.getUTCDate())],
  ['hour', datePart((date) => date.getUTCHours())],
  ['minute', datePart((date) => date.getUTCMinutes())],
  ['second', datePart((date) => date.getUTCSeconds())],
  ['date', { minimum: 1, maximum: 1, compute: ([a]) => isoPart(a, 0, 10) }],
  ['time', { minimum: 1, maximum: 1, compute: ([a]) => isoPart(a, 11, 23) }],
  ['now', { minimum: 0, maximum: 0, compute: (_, now) => now() }],
  ['cast', { minimum: 2, maximum: 2, compute: ([a, type]) => castTypes.get(text(type))?.(a) ?? null }],
  ['round', rounding((value) => Math.round(value))],
  ['floor', rounding(Math.floor)],
  ['ceiling', rounding(Math.ceil)],
]);

function substring(value: string, from: unknown, length: unknown): string | null {
  if (typeof from !== 'number') return null;
  const start = Math.max(0, from);
  return typeof length === 'number' ? value.slice(start, start + Math.max(0, length)) : value.slice(start);
}

function isoPart(value: unknown, from: number, to: number): string | Date | null {
  const date = moment(value);
  if (Number.isNaN(date.getTime())) return null;
  const part = date.toISOString().slice(from, to);
  return from === 0 ? new Date(part) : part;
}
