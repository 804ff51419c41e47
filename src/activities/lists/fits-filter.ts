import type { ListColumn } from './column.ts';
import type { ReadCondition, ReadFilter } from './item-filter.ts';
import { readValue, type GraphFields } from './read-value.ts';

/** Whether an item fits a filter. An empty column equals nothing and contains nothing. */
export function fitsFilter({ match, parts }: ReadFilter, fields: GraphFields): boolean {
  const holds = (part: ReadCondition | ReadFilter): boolean => ('parts' in part ? fitsFilter(part, fields) : fitsCondition(part, fields));
  return match === 'all' ? parts.every(holds) : parts.some(holds);
}

function fitsCondition({ column, operator, value }: ReadCondition, fields: GraphFields): boolean {
  const held = comparable(column, fields);
  const some = (test: (one: string | number | boolean) => boolean): boolean => held.some(test);
  const text = String(value).toLowerCase();
  switch (operator) {
    case 'isEmpty':
      return held.length === 0;
    case 'isNotEmpty':
      return held.length > 0;
    case 'equals':
      return some((one) => isSame(one, value));
    case 'notEquals':
      return !some((one) => isSame(one, value));
    case 'contains':
      return some((one) => String(one).toLowerCase().includes(text));
    case 'notContains':
      return !some((one) => String(one).toLowerCase().includes(text));
    case 'startsWith':
      return some((one) => String(one).toLowerCase().startsWith(text));
    case 'greaterThan':
    case 'newerThan':
      return some((one) => value !== undefined && one > value);
    case 'atLeast':
      return some((one) => value !== undefined && one >= value);
    case 'lessThan':
    case 'olderThan':
      return some((one) => value !== undefined && one < value);
    case 'atMost':
      return some((one) => value !== undefined && one <= value);
  }
}

function isSame(one: string | number | boolean, other: string | number | boolean | undefined): boolean {
  return typeof one === 'string' && typeof other === 'string' ? one.toLowerCase() === other.toLowerCase() : one === other;
}

/** What of a column is compared: several values are several entries, an empty column is none. A moment is its milliseconds. */
export function comparable(column: ListColumn, fields: GraphFields): readonly (string | number | boolean)[] {
  const value = readValue(column, fields);
  return (Array.isArray(value) ? value : [value]).flatMap((one): (string | number | boolean)[] => {
    if (one === null || one === '') return [];
    if (typeof one === 'string') return [column.kind === 'dateTime' ? Date.parse(one) : one];
    if (typeof one !== 'object') return [one];
    // A person by number, name or address, an item by number or by what is shown, a link by either of its parts, a term by its label or id.
    return Object.values(one).filter((part): part is string | number => part !== null && part !== '');
  });
}
