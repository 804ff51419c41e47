import type { Need } from '../../core/activity.ts';
import type { Graph } from '../../core/ports.ts';
import { isObjectId, keyOf, type PersonReference } from '../person-reference.ts';

/** The call that finds the id of a person whose address is given. */
export const lookingUp = { operation: 'GET /users/{user}', when: 'lookUpPeople', more: true, basic: true } as const;

/** Planner knows people by their ids alone. */
export function needToLookUp(people: readonly PersonReference[]): Need<'lookUpPeople'>[] {
  const named = people.map(keyOf).find((key) => !isObjectId(key));
  return named === undefined ? [] : [{ field: 'lookUpPeople', because: `${named} is no id` }];
}

/** The ids of people. @throws OnbehalfError NOT_FOUND for somebody who does not exist. */
export async function idsOf(graph: Graph<typeof lookingUp.operation>, people: readonly PersonReference[]): Promise<string[]> {
  const ids: string[] = [];
  for (const key of people.map(keyOf)) {
    if (isObjectId(key)) ids.push(key.toLowerCase());
    else ids.push((await graph.call<{ id: string }>(lookingUp.operation, { params: { user: key }, query: { $select: 'id' } })).id);
  }
  return [...new Set(ids)];
}
