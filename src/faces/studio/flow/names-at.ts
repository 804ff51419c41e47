import type { Address, StepNode } from '../protocol.ts';

/** A name that can be read at a place of a flow. */
export interface NameAt {
  readonly name: string;
  /** What gave it: a loop, or a step; of a step, what it does. */
  readonly from: 'loop' | 'index' | { readonly what: string | null };
}

/**
 * The names that a step could read which stands at a place: what loops around it call their things, and the ids of the steps before it, the nearest first.
 *
 * @param list - Address of the list.
 * @param index - Place in it.
 */
export function namesAt(steps: readonly StepNode[], list: Address, index: number): NameAt[] {
  const found: NameAt[] = [];
  const look = (here: readonly StepNode[], address: Address): boolean => {
    const isHere = address.length === list.length && address.every((part, at) => part === list[at]);
    for (const [at, step] of here.entries()) {
      if (isHere && at >= index) return true;
      for (const inner of step.lists) {
        const before = found.length;
        if (step.what === 'verb:forEach')
          for (const [key, from] of [
            ['as', 'loop'],
            ['index', 'index'],
          ] as const) {
            const name = step.values[key];
            if (typeof name === 'string') found.push({ name, from });
          }
        if (look(inner.steps, inner.address)) return true;
        found.length = before;
      }
      if (step.id !== undefined && !step.disabled) found.push({ name: step.id, from: { what: step.what } });
    }
    return isHere;
  };
  look(steps, ['steps']);
  return found.toReversed();
}

/** Every name that a step or a loop gives anywhere in a flow. */
export function namesIn(steps: readonly StepNode[]): Set<string> {
  const names = new Set<string>();
  for (const step of steps) {
    for (const key of ['id', 'as', 'index']) {
      const name = step.values[key];
      if (typeof name === 'string') names.add(name);
    }
    if (step.what === 'verb:set') for (const name of Object.keys(Object(step.values['set']) as object)) names.add(name);
    for (const list of step.lists) for (const name of namesIn(list.steps)) names.add(name);
  }
  return names;
}
