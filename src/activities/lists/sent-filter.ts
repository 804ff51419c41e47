import { quoted } from '../odata.ts';
import { boundsOf } from './days.ts';
import type { ReadCondition, ReadFilter } from './item-filter.ts';

/**
 * What of a filter Graph is asked to select, as an OData condition: conditions on indexed columns, by operators that SharePoint has an index for. It
 * selects everything that fits, and may select more, so that each item is looked at once more. Undefined: everything.
 *
 * Conditions on other columns are never sent: SharePoint refuses them in a large list, and with the header that allows them it "may fail randomly"
 * (https://github.com/microsoftgraph/microsoft-graph-docs/issues/2279).
 */
export function sentFilter({ match, parts }: ReadFilter): string | undefined {
  const clauses = parts.map((part) => ('parts' in part ? sentFilter(part) : clauseOf(part)));
  const sent = clauses.filter((clause) => clause !== undefined);
  if (sent.length === 0 || (match === 'any' && sent.length < clauses.length)) return undefined;
  const [only] = sent;
  return sent.length === 1 ? only : `(${sent.join(match === 'all' ? ' and ' : ' or ')})`;
}

function clauseOf({ column, operator, value }: ReadCondition): string | undefined {
  if (!column.indexed || value === undefined || column.multiple) return undefined;
  const field = `fields/${column.name}`;
  switch (column.kind) {
    case 'text':
    case 'choice':
      if (column.multipleLines || value === '') return undefined;
      if (operator === 'equals') return `${field} eq ${quoted(String(value))}`;
      return operator === 'startsWith' && column.kind === 'text' ? `startswith(${field},${quoted(String(value))})` : undefined;
    case 'number':
    case 'currency': {
      const word = words[operator];
      return word && `${field} ${word} ${String(value)}`;
    }
    case 'date': {
      const { from, before } = boundsOf(String(value));
      if (operator === 'equals') return `(${field} ge ${quoted(from)} and ${field} lt ${quoted(before)})`;
      if (operator === 'newerThan' || operator === 'atLeast') return `${field} ge ${quoted(from)}`;
      return operator === 'olderThan' || operator === 'atMost' ? `${field} lt ${quoted(before)}` : undefined;
    }
    case 'dateTime': {
      const moment = quoted(new Date(Number(value)).toISOString());
      const word = words[operator];
      return word && `${field} ${word} ${moment}`;
    }
    case 'person':
    case 'lookup':
      return operator === 'equals' && typeof value === 'number' ? `${field}LookupId eq ${value}` : undefined;
    default:
      return undefined;
  }
}

const words: Readonly<Partial<Record<ReadCondition['operator'], string>>> = {
  equals: 'eq',
  greaterThan: 'gt',
  newerThan: 'gt',
  atLeast: 'ge',
  lessThan: 'lt',
  olderThan: 'lt',
  atMost: 'le',
};
