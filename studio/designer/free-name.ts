import type { StepNode } from '../../src/faces/studio/protocol.ts';
import type { StudioState } from '../state/studio-state.ts';

/** A name that no step and no loop gives yet: `item`, `item2`. */
export function freeName({ steps }: StudioState, name: string): string {
  const taken = new Set(namesOf(steps.value));
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function namesOf(steps: readonly StepNode[]): unknown[] {
  return steps.flatMap(({ values, lists }) => [
    values['id'],
    values['as'],
    values['index'],
    ...Object.keys(Object(values['set']) as object),
    ...lists.flatMap((list) => namesOf(list.steps)),
  ]);
}
