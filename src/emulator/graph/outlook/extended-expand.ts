import type { ExtendedProperty } from '../../tenant/mailbox.ts';
import type { Chosen, Expand } from '../odata/expand.ts';
import type { Expression } from '../odata/expression.ts';
import type { ExtendedCollection } from './extended-properties.ts';

/** `$expand` of extended properties. @param read - The properties of an item that the nested `$filter` names. */
export function extendedExpand<Item>(
  read: (item: Item, collection: ExtendedCollection, filter: Expression | undefined) => readonly ExtendedProperty[],
): Expand<Item> {
  const of =
    (collection: ExtendedCollection) =>
    (item: Item, { filter }: { readonly filter?: Expression }): Chosen => ({
      chosen: read(item, collection, filter).map(({ id, value }) => ({ id, value })),
    });
  return {
    singleValueExtendedProperties: of('singleValueExtendedProperties'),
    multiValueExtendedProperties: of('multiValueExtendedProperties'),
  };
}
