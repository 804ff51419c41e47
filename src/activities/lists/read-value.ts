import { toUtc } from '../graph-values.ts';
import type { ColumnValue, ListLookup, ListPerson, ListTerm } from './column-value.ts';
import type { ListColumn } from './column.ts';
import { dayOf } from './days.ts';

/** Fields of an item as Graph gives them, by internal name. https://learn.microsoft.com/graph/api/resources/fieldvalueset */
export type GraphFields = Readonly<Record<string, unknown>>;

/**
 * What a column of an item holds, from Graph's fields.
 *
 * An empty column is not in them. People and looked-up items come as a number under `NAMELookupId`, and besides as what is shown, where that is asked for.
 */
export function readValue(column: ListColumn, fields: GraphFields): ColumnValue {
  const value = fields[column.name] ?? null;
  switch (column.kind) {
    case 'person':
    case 'lookup':
      return readReference(column, value, fields[`${column.name}LookupId`]);
    case 'term':
      return several(column, value, toTerm);
    case 'choice':
      return column.multiple ? listOf(value).map(String) : readPlain(value);
    case 'date':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? dayOf(Date.parse(value)) : readPlain(value);
    case 'dateTime':
      return typeof value === 'string' ? (toUtc(value) ?? value) : readPlain(value);
    default:
      return readPlain(value);
  }
}

/** A value of a column without a type of ours: links are told by what they hold, and what is left is its JSON. */
function readPlain(value: unknown): ColumnValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const { Url: url, Description: description } = value as { readonly Url?: unknown; readonly Description?: unknown };
  if (typeof url === 'string') return { url, description: typeof description === 'string' ? description : '' };
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  return JSON.stringify(value);
}

interface Reference {
  readonly LookupId?: unknown;
  readonly LookupValue?: unknown;
  readonly Email?: unknown;
}

function readReference(column: ListColumn, value: unknown, id: unknown): ColumnValue {
  const toOurs = column.kind === 'person' ? toPerson : toLookup;
  if (column.multiple) return listOf(value).map((one) => toOurs(one as Reference)) as ListPerson[] | ListLookup[];
  // A looked-up value that was computed comes alone, without the item.
  if (id === undefined || id === null || id === '') return column.computed ? readPlain(value) : null;
  return toOurs({ LookupId: id, LookupValue: value });
}

function toPerson({ LookupId, LookupValue, Email }: Reference): ListPerson {
  return { lookupId: Number(LookupId), name: textOrNull(LookupValue), address: textOrNull(Email) };
}

function toLookup({ LookupId, LookupValue }: Reference): ListLookup {
  return { lookupId: Number(LookupId), value: textOrNull(LookupValue) };
}

function toTerm(value: unknown): ListTerm {
  const { Label, TermGuid } = value as { readonly Label?: unknown; readonly TermGuid?: unknown };
  return { label: textOrNull(Label) ?? '', termId: textOrNull(TermGuid) ?? '' };
}

function several<One extends ListTerm>(column: ListColumn, value: unknown, toOurs: (value: unknown) => One): One | One[] | null {
  if (column.multiple) return listOf(value).map(toOurs);
  return value === null ? null : toOurs(value);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
}
