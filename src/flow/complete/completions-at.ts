import type { Catalogue } from '../catalogue.ts';
import type { ValueType } from '../expressions/value-type.ts';
import { keyOffers, valueOffers } from './complete-keys.ts';
import { expressionBefore, expressionOffers, offersFor } from './complete-expression.ts';
import type { Completion, Offer } from './completion.ts';
import { placeIn } from './text-place.ts';

/** Behind the caret an offer takes the place of what belongs to the same word. */
const restOfWord = /^[\w.-]*/;

/**
 * What can be written at a caret: verbs and keys, activities, fields and the values that they allow, and in expressions names, what they have, and
 * functions. The text may be broken where the caret is.
 *
 * @param offset - Of the caret, in UTF-16 units.
 * @param catalogue - The activities that can be used.
 * @returns Those that begin with what is typed, in the order in which they are useful.
 */
export async function completionsAt(text: string, offset: number, catalogue: Catalogue): Promise<readonly Completion[]> {
  const expression = expressionBefore(text, offset);
  if (expression !== undefined) {
    const { offers, typed } = await expressionOffers(text, offset, expression, catalogue);
    return placedOffers(offers, typed, text, offset, /^\w*/);
  }
  const place = placeIn(text, offset);
  if (place.typed.startsWith('#')) return [];
  const typed = place.typed.replace(/^["']/, '');
  const offers = place.writes === 'key' ? await keyOffers(text, place, catalogue) : await valueOffers(text, place, catalogue);
  return placedOffers(offers, typed, text, offset, restOfWord);
}

/**
 * What can be written behind what is typed of an expression in a field, where no text of a flow is.
 *
 * @param typed - Before the caret.
 * @param names - Those that the expression can read.
 * @returns Those that begin with what is typed; offsets are those in it.
 */
export function completionsBehind(typed: string, names: Readonly<Record<string, ValueType>>): readonly Completion[] {
  if (expressionBefore(`\${${typed}`, typed.length + 2) === undefined) return [];
  const found = offersFor(typed, names);
  return placedOffers(found.offers, found.typed, typed, typed.length, /^\w*/);
}

function placedOffers(offers: readonly Offer[], typed: string, text: string, offset: number, rest: RegExp): Completion[] {
  const [behind = ''] = rest.exec(text.slice(offset, offset + 200)) ?? [];
  const isKey = text[offset + behind.length] === ':';
  return offers
    .filter(({ label }) => label.toLowerCase().startsWith(typed.toLowerCase()))
    .map(({ insert, ...offer }) => ({
      ...offer,
      insert: isKey ? (insert ?? offer.label).replace(/: $/, '') : (insert ?? offer.label),
      from: offset - typed.length,
      to: offset + behind.length,
    }));
}
