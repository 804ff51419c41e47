import type { Address, StudioEdit } from '../../src/faces/studio/protocol.ts';
import { afterRemoval, isSame, isWithin, placeOf } from './address.ts';

/** Moves one after the other, and where the steps are after them. */
export interface Moves {
  readonly edits: readonly Extract<StudioEdit, { readonly kind: 'move' }>[];
  readonly after: readonly Address[];
}

/**
 * The moves that bring steps to a place in their order, each addressed in the text after the moves before it.
 *
 * @param steps - In the order of the text, none inside of another.
 * @param list - Where they go; nothing is moved into one of them.
 * @param index - Before the step that is there now.
 */
export function movesOf(steps: readonly Address[], list: Address, index: number): Moves {
  if (steps.some((step) => isWithin(list, step))) return { edits: [], after: steps };
  let places = [...steps];
  let target: Address = [...list, index];
  const edits: Moves['edits'][number][] = [];
  for (const [at] of steps.entries()) {
    const from = places[at] ?? [];
    const to = placeOf(target);
    const own = placeOf(from);
    const isHere = isSame(own.list, to.list) && (to.index === own.index || to.index === own.index + 1);
    const landed = isSame(own.list, to.list) && to.index > own.index ? [...to.list, to.index - 1] : afterRemoval(target, from);
    if (!isHere) {
      edits.push({ kind: 'move', step: from, list: to.list, index: to.index });
      places = places.map((place, other) => (other === at ? landed : afterInsertion(afterRemoval(place, from), landed)));
    }
    const now = placeOf(isHere ? from : landed);
    target = [...now.list, now.index + 1];
  }
  return { edits, after: places };
}

/** Where something is after a step was put in: what follows in its list moves down. */
function afterInsertion(address: Address, inserted: Address): Address {
  const at = inserted.length - 1;
  const { list, index } = placeOf(inserted);
  const isBehind = isWithin(address, list) && address.length > at && Number(address[at]) >= index;
  return isBehind ? [...address.slice(0, at), Number(address[at]) + 1, ...address.slice(at + 1)] : address;
}
