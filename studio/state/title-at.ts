import type { Address, StepNode } from '../../src/faces/studio/protocol.ts';
import { isWithin, keyOf } from './address.ts';
import type { StudioState } from './studio-state.ts';

/** The title of a step, also of one in a block that is closed. */
export function titleAt({ titles, steps }: StudioState, address: Address): string {
  return titles.value.get(keyOf(address)) ?? find(steps.value, address)?.title ?? 'A step';
}

function find(all: readonly StepNode[], address: Address): StepNode | undefined {
  const around = all.find((step) => isWithin(address, step.address));
  if (!around || around.address.length === address.length) return around;
  return find(
    around.lists.flatMap((list) => list.steps),
    address,
  );
}
