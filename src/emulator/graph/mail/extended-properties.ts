import type { ExtendedProperty, Message } from '../../tenant/mailbox.ts';
import { badRequest } from '../odata/bad-request.ts';
import type { Expression } from '../odata/expression.ts';
import { GraphFailure } from '../route.ts';
import { extendedPropertyId, type ExtendedPropertyId, wrongCombination } from './extended-property-id.ts';
import { badBody, listFrom, memberOf, objectFrom, textFrom } from '../json-input.ts';
import type { MessageContent } from './messages.ts';
import { messageClass } from './signed-mail.ts';
import { storedProperties } from './stored-properties.ts';

/** Where a resource has extended properties: those of one value, and those of many. */
export type ExtendedCollection = 'singleValueExtendedProperties' | 'multiValueExtendedProperties';

/**
 * The extended properties of a message that an `$expand` names; one that it has not is left out.
 * Source: https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get
 *
 * @param filter - The nested `$filter`. Assumption: without one, none come.
 * @throws GraphFailure 400 for another condition than `id eq '...'`, and for what is no id.
 */
export function expandedProperties(message: Message, collection: ExtendedCollection, filter: Expression | undefined): ExtendedProperty[] {
  return chosen(collection, filter, (id) => valueOf(message, id));
}

/** Those of a resource that keeps nothing but what was set. Parameters and errors as above. */
export function expandedKept(
  kept: readonly ExtendedProperty[] | undefined,
  collection: ExtendedCollection,
  filter: Expression | undefined,
): ExtendedProperty[] {
  return chosen(collection, filter, (id) => kept?.find((one) => one.id === id)?.value);
}

/** All properties of one value, in the form in which a `$filter` looks at them. */
export function searchedProperties(message: Message): { readonly id: string; readonly value: unknown }[] {
  const ids = new Set([...(message.extendedProperties ?? []).map(({ id }) => id), ...Object.keys(storedProperties)]);
  return searchedKept([...ids].map((id) => ({ id, value: valueOf(message, id) })));
}

/** Those of one value among others, in that form. */
export function searchedKept(
  kept: readonly { readonly id: string; readonly value: unknown }[] = [],
): { readonly id: string; readonly value: unknown }[] {
  return kept.flatMap(({ id, value }) => (typeof value === 'string' ? [{ id: searchKey(id), value }] : []));
}

/** How a `$filter` wants the texts that it compares with: ids in one spelling and, as names, with regard to letter case. */
export function searchedText(member: string, text: string): string {
  return member === 'id' ? searchKey(extendedPropertyId(text).id) : text;
}

/**
 * Reads extended properties of a request. Those that are properties of Graph's message under another name change that one.
 *
 * @throws GraphFailure 400 for an id or a value that cannot be, and for a property that the store writes itself.
 */
export function extendedFrom(value: unknown, collection: ExtendedCollection): Partial<MessageContent> {
  return keptFrom(value, collection)
    .map((property) => setting(property))
    .reduce(joined, {});
}

/** Reads extended properties of a request, as they are kept. @throws GraphFailure 400 as `extendedFrom`. */
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

/** Changes of a message together: of lists that both set, the members of both. */
export function joined(a: Partial<MessageContent>, b: Partial<MessageContent>): Partial<MessageContent> {
  const headers = [...(a.internetMessageHeaders ?? []), ...(b.internetMessageHeaders ?? [])];
  const extended = withProperties(a.extendedProperties, b.extendedProperties ?? []);
  return {
    ...a,
    ...b,
    ...(headers.length > 0 && { internetMessageHeaders: headers }),
    ...(extended.length > 0 && { extendedProperties: extended }),
  };
}

/** The properties with others put in: each id once. */
export function withProperties(before: readonly ExtendedProperty[] | undefined, added: readonly ExtendedProperty[]): ExtendedProperty[] {
  const ids = new Set(added.map(({ id }) => id));
  return [...(before ?? []).filter(({ id }) => !ids.has(id)), ...added];
}

function setting(property: ExtendedProperty): Partial<MessageContent> {
  const { id, value } = property;
  const stored = storedProperties[id];
  if (!stored || id === messageClass || typeof value !== 'string') return { extendedProperties: [property] };
  // Assumption: the code that Exchange has for a property that cannot be set.
  if (!stored.write) throw new GraphFailure(400, 'ErrorInvalidPropertySet', `The property '${id}' cannot be set.`);
  return stored.write(value);
}

function valueOf(message: Message, id: string): ExtendedProperty['value'] | undefined {
  return message.extendedProperties?.find((one) => one.id === id)?.value ?? storedProperties[id]?.read(message);
}

function chosen(
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
