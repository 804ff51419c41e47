import type { FieldValue, ListColumn, SiteList } from '../../tenant/lists.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { JsonObject } from '../json-input.ts';
import { badValue, readOnlyField, unknownField } from './failures.ts';
import { personOfNumber } from './people.ts';
import { listsOf } from './state.ts';

/** What a body puts into columns: undefined empties one. */
export type FieldChanges = Readonly<Record<string, FieldValue | undefined>>;

/**
 * Reads the fields of a body. https://learn.microsoft.com/graph/api/listitem-update
 *
 * @throws GraphFailure 400 for a column that is not there or cannot be written, and for a value that it does not take; nothing is changed then.
 */
export function readFields(tenant: Tenant, list: SiteList, fields: JsonObject): FieldChanges {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([key]) => !key.includes('@'))
      .map(([key, value]) => {
        const { column, isNumber } = columnOf(list, key);
        if (value === null) return [column.name, undefined];
        return [column.name, valueOf(tenant, column, value, { isNumber, type: fields[`${key}@odata.type`] })];
      }),
  );
}

/** The column of a key: its own name, or with `LookupId` behind it the number of what a person or a lookup means. */
function columnOf(list: SiteList, key: string): { readonly column: ListColumn; readonly isNumber: boolean } {
  const named = list.columns.find(({ name }) => name === key);
  const base = named ? undefined : list.columns.find(({ name, kind }) => `${name}LookupId` === key && isNumbered(kind));
  const column = named ?? base;
  if (!column) throw unknownField(key);
  // Assumption: the content type is told when an item is made, and there is one only.
  if (column.readOnly || column.kind === null) throw readOnlyField(key);
  return { column, isNumber: base !== undefined };
}

function isNumbered(kind: ListColumn['kind']): boolean {
  return kind === 'personOrGroup' || kind === 'lookup';
}

interface Told {
  readonly isNumber: boolean;
  /** The annotation beside the value. */
  readonly type: unknown;
}

function valueOf(tenant: Tenant, column: ListColumn, value: unknown, told: Told): FieldValue {
  const { facet } = column;
  switch (column.kind) {
    case 'text':
      return textOf(value, Number(facet['maxLength'] ?? Number.POSITIVE_INFINITY));
    case 'boolean':
      if (typeof value !== 'boolean') throw badValue();
      return value;
    case 'number':
    case 'currency':
      return numberOf(value, facet);
    case 'dateTime':
      return momentOf(value, facet);
    case 'choice':
      return choiceOf(value, facet, told);
    case 'personOrGroup':
      return numbersOf(value, facet['allowMultipleSelection'] === true, told, (number) => personOfNumber(tenant, number) !== undefined);
    case 'lookup': {
      const items = listsOf(tenant).lists.get(String(facet['listId']))?.items;
      return numbersOf(value, facet['allowMultipleValues'] === true, told, (number) => items?.has(number) === true);
    }
    // An address can be read and, as many reports say, not written: https://github.com/microsoftgraph/msgraph-sdk-dotnet/issues/2957
    case 'hyperlinkOrPicture':
    case null:
      throw badValue();
  }
}

function textOf(value: unknown, most: number): string {
  if (typeof value !== 'string' || value.length > most) throw badValue();
  return value;
}

/** Assumption: a number is no text, and the limits of the column hold. */
function numberOf(value: unknown, { minimum, maximum }: ListColumn['facet']): number {
  if (typeof value !== 'number' || (typeof minimum === 'number' && value < minimum) || (typeof maximum === 'number' && value > maximum))
    throw badValue();
  return value;
}

/** A day alone begins in the zone of the site. Assumption: that is UTC. */
function momentOf(value: unknown, { format }: ListColumn['facet']): string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(value))
    throw badValue();
  const at = Date.parse(/T[\d:.]+$/.test(value) ? `${value}Z` : value);
  if (Number.isNaN(at)) throw badValue();
  const text = `${new Date(at).toISOString().slice(0, 19)}Z`;
  return format === 'dateOnly' ? `${text.slice(0, 10)}T00:00:00Z` : text;
}

/** Assumption: a word that is no choice is refused where the column does not say that others may stand in it. */
function choiceOf(value: unknown, { choices, allowTextEntry, displayAs }: ListColumn['facet'], { type }: Told): FieldValue {
  const known = new Set(Array.isArray(choices) ? choices : []);
  const fits = (one: unknown): one is string => typeof one === 'string' && (allowTextEntry === true || known.has(one));
  if (displayAs !== 'checkBoxes') {
    if (!fits(value)) throw badValue();
    return value;
  }
  // The annotation is asked for by the page: https://learn.microsoft.com/graph/api/listitem-update
  if (!Array.isArray(value) || !value.every(fits) || type !== 'Collection(Edm.String)') throw badValue();
  return value;
}

/** Assumption: people and lookups are told by their numbers, one of which may be a text, several with an annotation. */
function numbersOf(value: unknown, isMany: boolean, { isNumber, type }: Told, exists: (number: number) => boolean): FieldValue {
  const list = isMany ? value : [value];
  const isAnnotated = !isMany || type === 'Collection(Edm.Int32)' || type === 'Collection(Edm.String)';
  if (!isNumber || !isAnnotated || !Array.isArray(list)) throw badValue();
  const numbers = list.map((one) => (typeof one === 'number' || typeof one === 'string' ? Number(one) : Number.NaN));
  if (!numbers.every((number) => Number.isInteger(number) && exists(number))) throw badValue();
  return isMany ? numbers : (numbers[0] ?? 0);
}
