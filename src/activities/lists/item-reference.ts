import { z } from 'zod';
import { inputError } from '../../core/input.ts';
import type { ListPlace } from './find-list.ts';

const known = z.looseObject({ id: z.string().min(1), list: z.string().nullish(), eTag: z.string().nullish() });

/** Which item of a list is meant. */
export const itemReference = z
  .union([z.string().trim().regex(/^\d+$/), z.number().int().positive(), known], {
    error: 'must be the number of an item, or an item that another activity gave.',
  })
  .meta({
    named: { name: 'ListItemReference', text: 'An item of a list: its number, or what another activity gave.' },
    description: 'The item: its number, or an item that another activity gave.',
  });

/** An item, as an input names it. */
export type ItemReference = z.output<typeof itemReference>;

/** The switch by which a change is made only to what nobody changed meanwhile. */
export const onlyIfUnchanged = z
  .boolean()
  .default(false)
  .describe('Refuse where somebody changed the item since it was read. Needs items as another activity gave them.');

/**
 * The number of an item. @param field - The input field that names it.
 *
 * @throws OnbehalfError INPUT_INVALID for an item of another list.
 */
export function itemIdIn(place: ListPlace, reference: ItemReference, field: string): string {
  if (typeof reference !== 'object') return String(reference);
  if (reference.list === undefined || reference.list === null || reference.list === place.list) return reference.id;
  throw inputError('The item', [{ field, problem: `is in the list ${reference.list}, and this call works on the list ${place.list}.` }]);
}

/**
 * The headers of a change to an item. https://learn.microsoft.com/graph/api/listitem-update: one whose tag differs is refused.
 *
 * @throws OnbehalfError INPUT_INVALID for an item that does not say how it was.
 */
export function ifUnchanged(reference: ItemReference, wanted: boolean, field: string): Readonly<Record<string, string>> {
  if (!wanted) return {};
  const tag = typeof reference === 'object' ? reference.eTag : undefined;
  if (tag) return { 'if-match': tag };
  throw inputError('The item', [{ field, problem: 'must be an item as another activity gave it, with its eTag, for `onlyIfUnchanged`.' }]);
}
