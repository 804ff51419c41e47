import type { Address, StepNode } from '../../src/faces/studio/protocol.ts';
import { isWithin } from './address.ts';

/**
 * Where a step stands in the text: the offsets of its first character and behind its last one, in UTF-16 units. Undefined where there is none.
 *
 * @param around - Offset at which the step around the steps begins. Default: that of the text.
 */
export function offsetsOf(steps: readonly StepNode[], address: Address, around = 0): readonly [number, number] | undefined {
  let before = around;
  for (const step of steps) {
    const start = before + step.at[0];
    before = start + step.at[1];
    if (!isWithin(address, step.address)) continue;
    if (address.length === step.address.length) return [start, before];
    const inside = step.lists.find((list) => isWithin(address, list.address));
    return inside && offsetsOf(inside.steps, address, start);
  }
  return undefined;
}
