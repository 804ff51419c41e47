import type { Catalogue } from '../catalogue.ts';
import { namesIn } from '../check/check-flow.ts';
import { editFlow, type Source } from '../edit/edit-flow.ts';
import type { ValueType } from '../expressions/value-type.ts';
import type { Address } from '../problem.ts';
import { mark } from './complete-expression.ts';

/**
 * The names that a step could read which stands at a place, with their types, as the check knows them: it is asked about a flow that has such a step.
 *
 * @param from - The whole text of a flow, or what an edit of it came to.
 * @param list - Address of a list of steps.
 * @param index - Place in it.
 * @returns The one that was made last comes last; none where the check does not come there.
 * @throws OnbehalfError INPUT_INVALID where the text cannot be edited, or there is no such place.
 */
export async function namesAtPlace(
  from: string | Source,
  list: Address,
  index: number,
  catalogue: Catalogue,
): Promise<Readonly<Record<string, ValueType>>> {
  const asking = editFlow(from, { kind: 'insert', list, index, step: `- log: "\${${mark}}"\n` });
  return (await namesIn(asking.text, mark, catalogue)) ?? {};
}
