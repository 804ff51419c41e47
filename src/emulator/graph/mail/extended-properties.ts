import type { ExtendedProperty, Message } from '../../tenant/mailbox.ts';
import type { Expression } from '../odata/expression.ts';
import { chosen, type ExtendedCollection, keptFrom, searchedKept, withProperties } from '../outlook/extended-properties.ts';
import { GraphFailure } from '../route.ts';
import type { MessageContent } from './messages.ts';
import { messageClass } from './signed-mail.ts';
import { storedProperties } from './stored-properties.ts';

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

/** All properties of one value, in the form in which a `$filter` looks at them. */
export function searchedProperties(message: Message): { readonly id: string; readonly value: unknown }[] {
  const ids = new Set([...(message.extendedProperties ?? []).map(({ id }) => id), ...Object.keys(storedProperties)]);
  return searchedKept([...ids].map((id) => ({ id, value: valueOf(message, id) })));
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
