import type { ExtendedProperty } from '../../tenant/mailbox.ts';
import { badBody, type JsonObject, listFrom, memberOf, objectFrom, textFrom } from '../json-input.ts';
import { badRequest } from '../odata/bad-request.ts';
import type { Expression } from '../odata/expression.ts';
import { GraphFailure } from '../route.ts';
import { extendedPropertyId, type ExtendedPropertyId, wrongCombination } from './extended-property-id.ts';

/** Where a resource has extended properties: those of one value, and those of many. */
export type ExtendedCollection = 'singleValueExtendedProperties' | 'multiValueExtendedProperties';

/** Both of them. */
export const extendedCollections: readonly ExtendedCollection[] = ['singleValueExtendedProperties', 'multiValueExtendedProperties'];

/**
 * The extended properties that an `$expand` names, of a resource that keeps nothing but what was set; one that it has not is left out.
 * Source: https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get
 *
 * @param filter - The nested `$filter`. Assumption: without one, none come.
 * @throws GraphFailure 400 for another condition than `id eq '...'`, and for what is no id.
 */
export function expandedKept(
  kept: readonly ExtendedProperty[] | undefined,
  collection: ExtendedCollection,
  filter: Expression | undefined,
): ExtendedProperty[] {
  return chosen(collection, filter, (id) => kept?.find((one) => one.id === id)?.value);
}

/** Those of one value among others, in the form in which a `$filter` looks at them. */
export function searchedKept(
  kept: readonly { readonly id: string; readonly value: unknown }[] = [],
): { readonly id: string; readonly value: unknown }[] {
  return kept.flatMap(({ id, value }) => (typeof value === 'string' ? [{ id: searchKey(id), value }] : []));
}

/** How a `$filter` wants the texts that it compares with: ids in one spelling and, as names, with regard to letter case. */
export function searchedText(member: string, text: string): string {
  return member === 'id' ? searchKey(extendedPropertyId(text).id) : text;
}

/** Reads extended properties of a request, as they are kept. @throws GraphFailure 400 for an id or a value that cannot be. */
export function keptFrom(value: unknown, collection: ExtendedCollection): ExtendedProperty[] {
  return listFrom(value, collection).map((item) => {
    const object = objectFrom(item, `A member of '${collection}'`);
    const given = memberOf(object, 'value');
    const id = idFor(collection, textFrom(memberOf(object, 'id') ?? '', `${collection}/id`));
    if (given === undefined) throw badBody(`A member of '${collection}' needs a 'value'.`);
    const values = (id.isList ? listFrom(given, `${collection}/value`) : [given]).map((one) => textFrom(one, `${collection}/value`));
    // The code is one of Exchange's response codes. Assumption: Graph hands it on.
    if (!values.every(id.isValue))
      throw new GraphFailure(400, 'ErrorInvalidExtendedPropertyValue', 'The extended property value is invalid.');
    return { id: id.id, value: id.isList ? values : (values[0] ?? '') };
  });
}

/** All extended properties of a body, as they are kept. @throws GraphFailure 400 as `keptFrom`. */
export function keptIn(body: JsonObject): ExtendedProperty[] {
  return withProperties(
    [],
    extendedCollections.flatMap((collection) => keptFrom(memberOf(body, collection) ?? [], collection)),
  );
}

/** The properties with others put in: each id once. */
export function withProperties(before: readonly ExtendedProperty[] | undefined, added: readonly ExtendedProperty[]): ExtendedProperty[] {
  const ids = new Set(added.map(({ id }) => id));
  return [...(before ?? []).filter(({ id }) => !ids.has(id)), ...added];
}

/** Those that a filter names, read one by one. Parameters and errors as `expandedKept`. */
export function chosen(
  collection: ExtendedCollection,
  filter: Expression | undefined,
  read: (id: string) => ExtendedProperty['value'] | undefined,
): ExtendedProperty[] {
  return idsIn(filter).flatMap((text) => {
    const { id } = idFor(collection, text);
    const value = read(id);
    return value === undefined ? [] : [{ id, value }];
  });
}

function idFor(collection: ExtendedCollection, text: string): ExtendedPropertyId {
  const id = extendedPropertyId(text);
  if (id.isList !== (collection === 'multiValueExtendedProperties')) throw wrongCombination();
  return id;
}

function idsIn(filter: Expression | undefined): string[] {
  if (!filter) return [];
  if (filter.kind === 'logical' && filter.operator === 'or') return [...idsIn(filter.left), ...idsIn(filter.right)];
  if (filter.kind === 'comparison' && filter.operator === 'eq') {
    const { left, right } = filter;
    const isId = left.kind === 'path' && left.segments.join('/').toLowerCase() === 'id';
    if (isId && right.kind === 'literal' && right.type === 'string') return [right.value];
  }
  throw badRequest(`Extended properties are named one by one, with $filter=id eq '...'.`);
}

/** Texts are compared without regard to letter case, and names are told apart by it. */
function searchKey(id: string): string {
  return Buffer.from(id).toString('hex');
}
