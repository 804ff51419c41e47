import type { Address, StepNode } from '../../src/faces/studio/protocol.ts';
import { isWithin } from './address.ts';
import type { StudioState } from './studio-state.ts';

/** The title of a step, also of one in a block that is closed. */
export function titleAt({ steps }: StudioState, address: Address): string {
  return find(steps.value, ['steps'], address)?.title ?? 'A step';
}

/** @param list - Address of the steps: what follows it in that of the step is its place among them. */
function find(steps: readonly StepNode[], list: Address, address: Address): StepNode | undefined {
  const step = steps[Number(address[list.length])];
  if (!step || step.address.length === address.length) return step;
  const inside = step.lists.find((each) => isWithin(address, each.address));
  return inside && find(inside.steps, inside.address, address);
}
