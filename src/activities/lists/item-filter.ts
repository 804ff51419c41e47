import { z } from 'zod';
import { conditionGroup, type ConditionGroup } from '../condition-group.ts';
import { inputError } from '../../core/input.ts';
import { dateTimeProblem, type ToInstant } from '../date-times.ts';
import type { ListColumn } from './column.ts';
import { findColumn } from './find-column.ts';

/** The operators of a condition. */
export const operators = [
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'startsWith',
  'greaterThan',
  'atLeast',
  'lessThan',
  'atMost',
  'newerThan',
  'olderThan',
  'isEmpty',
  'isNotEmpty',
] as const;

/** An operator of a condition. */
export type Operator = (typeof operators)[number];

const texts: readonly Operator[] = ['equals', 'notEquals', 'contains', 'notContains', 'startsWith'];
const ofNumbers: readonly Operator[] = ['equals', 'notEquals', 'greaterThan', 'atLeast', 'lessThan', 'atMost'];
const ofDates: readonly Operator[] = ['equals', 'notEquals', 'newerThan', 'atLeast', 'olderThan', 'atMost'];
const ofKind: Readonly<Partial<Record<ListColumn['kind'], readonly Operator[]>>> = {
  number: ofNumbers,
  currency: ofNumbers,
  boolean: ['equals', 'notEquals'],
  date: ofDates,
  dateTime: ofDates,
};

const condition = z.strictObject({
  column: z.string().trim().min(1).describe('The column to look at, by the name that people see or the internal one.'),
  operator: z
    .enum(operators)
    .describe(
      'equals and notEquals for all; contains, notContains and startsWith for texts, in any letter case; greaterThan and lessThan for numbers, newerThan and olderThan for dates, atLeast and atMost for both; isEmpty and isNotEmpty.',
    ),
  value: z
    .union([z.string(), z.number(), z.boolean()])
    .optional()
    .describe(
      'What to compare with; none for isEmpty and isNotEmpty. A person by name or address, a looked-up item by what is shown, either by its number; dates in ISO 8601.',
    ),
});

type Condition = z.output<typeof condition>;

/** Conditions joined by "all" or "any". */
export type ItemFilter = ConditionGroup<Condition>;

/** Conditions joined by "all" or "any"; each may be a group of conditions again, to any depth. */
export const itemFilter = conditionGroup(condition, 'ItemFilter', 'column, operator, value');

/** One condition on a column that is there, with a value that fits it. */
export interface ReadCondition {
  readonly column: ListColumn;
  readonly operator: Operator;
  /** A moment in milliseconds for `dateTime`; undefined for isEmpty and isNotEmpty. */
  readonly value: string | number | boolean | undefined;
}

/** A filter whose columns and values are known. */
export interface ReadFilter {
  readonly match: 'all' | 'any';
  readonly parts: readonly (ReadCondition | ReadFilter)[];
}

/**
 * Reads a filter by the columns of a list.
 *
 * @throws OnbehalfError INPUT_INVALID naming the column, the operator or the value that does not fit, and what is allowed.
 */
export function readFilter(
  { match: kind, conditions }: ItemFilter,
  columns: readonly ListColumn[],
  instant: ToInstant,
  field = 'filter',
): ReadFilter {
  const parts = conditions.map((part, index) => {
    const where = `${field}.conditions.${index}`;
    return 'conditions' in part ? readFilter(part, columns, instant, where) : readCondition(part, columns, instant, where);
  });
  return { match: kind, parts };
}

/** The columns that a filter looks at. */
export function filteredColumns({ parts }: ReadFilter): readonly ListColumn[] {
  return [...new Set(parts.flatMap((part) => ('parts' in part ? filteredColumns(part) : part.column)))];
}

function readCondition(
  { column: name, operator, value }: Condition,
  columns: readonly ListColumn[],
  instant: ToInstant,
  field: string,
): ReadCondition {
  const column = findColumn(columns, name, `${field}.column`);
  const refuse = (part: string, problem: string) => inputError('The filter', [{ field: `${field}.${part}`, problem }]);
  if (operator === 'isEmpty' || operator === 'isNotEmpty') {
    if (value !== undefined) throw refuse('value', `is not taken by ${operator}.`);
    return { column, operator, value };
  }
  const allowed = [...(ofKind[column.kind] ?? texts), 'isEmpty', 'isNotEmpty'];
  if (!allowed.includes(operator)) throw refuse('operator', `must be ${allowed.join(', ')} for ${column.displayName}; it is ${operator}.`);
  if (value === undefined) throw refuse('value', `is required for ${operator}.`);
  const read = readOperand(column, value, instant);
  if (typeof read === 'object') throw refuse('value', read.problem);
  return { column, operator, value: read };
}

function readOperand(
  { kind, displayName }: ListColumn,
  value: string | number | boolean,
  instant: ToInstant,
): string | number | boolean | { readonly problem: string } {
  switch (kind) {
    case 'number':
    case 'currency': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      return typeof number === 'number' && Number.isFinite(number)
        ? number
        : { problem: `must be a number for ${displayName}; it is ${value}.` };
    }
    case 'boolean':
      return (
        { true: true, false: false }[String(value).toLowerCase()] ?? {
          problem: `must be true or false for ${displayName}; it is ${value}.`,
        }
      );
    case 'date':
    case 'dateTime': {
      const problem = dateTimeProblem(String(value));
      if (problem !== undefined) return { problem: `${problem} It is ${value}.` };
      if (kind === 'dateTime') return instant(String(value)).getTime();
      return String(value).length === 10
        ? String(value)
        : { problem: `must be a day, such as 2026-05-01, for ${displayName}; it is ${value}.` };
    }
    default:
      return typeof value === 'boolean' ? String(value) : value;
  }
}
