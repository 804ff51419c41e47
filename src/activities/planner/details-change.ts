import { inputError } from '../../core/input.ts';
import { checklistOf, keyOfLink, referencesOf, type GraphTaskDetails, type LinkInput } from './task-details.ts';
import type { Fields } from './versioned.ts';

/** What details are to become, by the names of our inputs. */
export interface DetailsWish {
  readonly description?: string | undefined;
  readonly addItems: readonly string[];
  readonly tickItems: readonly string[];
  readonly untickItems: readonly string[];
  readonly removeItems: readonly string[];
  readonly addLinks: readonly LinkInput[];
  readonly removeLinks: readonly string[];
}

const item = { '@odata.type': '#microsoft.graph.plannerChecklistItem' };

/**
 * What Graph is told so that details become what is wished, and what of them that sets.
 *
 * @throws OnbehalfError INPUT_INVALID for an item that the checklist does not have, or has twice.
 */
export function detailsChange(
  wish: DetailsWish,
  known: GraphTaskDetails,
): { readonly body: Record<string, unknown>; readonly wanted: Fields } {
  const found = (field: 'tickItems' | 'untickItems' | 'removeItems') => wish[field].map((name) => itemIn(known, name, field));
  const [ticked, unticked, removed] = [found('tickItems'), found('untickItems'), found('removeItems')];
  const checklist = {
    ...checklistOf(wish.addItems, known),
    ...keyed(ticked, { ...item, isChecked: true }),
    ...keyed(unticked, { ...item, isChecked: false }),
    ...keyed(removed, null),
  };
  const references = { ...referencesOf(wish.addLinks), ...keyed(wish.removeLinks.map(keyOfLink), null) };
  return {
    body: {
      ...(wish.description !== undefined && { description: wish.description }),
      ...(Object.keys(checklist).length > 0 && { checklist }),
      ...(Object.keys(references).length > 0 && { references }),
    },
    wanted: {
      ...(wish.description !== undefined && { description: wish.description }),
      ...keyed(
        ticked.map((id) => `checklist/${id}`),
        true,
      ),
      ...keyed(
        unticked.map((id) => `checklist/${id}`),
        false,
      ),
      ...keyed(
        removed.map((id) => `checklist/${id}`),
        null,
      ),
    },
  };
}

function itemIn({ checklist }: GraphTaskDetails, name: string, field: string): string {
  const items = Object.entries(checklist ?? {});
  const found = items.filter(([id, one]) => id === name || one?.title?.toLowerCase() === name.toLowerCase());
  const [first] = found;
  if (first && found.length === 1) return first[0];
  const why = first
    ? 'is the title of several items; give the id of one'
    : `is not in the checklist; there are ${items.map(([, one]) => one?.title).join(', ') || 'no items'}`;
  throw inputError('The checklist', [{ field, problem: `cannot be done: "${name}" ${why}.` }]);
}

function keyed<Value>(keys: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(keys.map((key) => [key, value]));
}
