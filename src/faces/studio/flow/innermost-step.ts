import type { Address, StepNode } from '../protocol.ts';

/** The innermost step that an address lies in; undefined where it is outside of all steps. */
export function innermostStep(steps: readonly StepNode[], address: Address): StepNode | undefined {
  const around = steps.find((step) => isWithin(address, step.address));
  if (!around) return undefined;
  return (
    innermostStep(
      around.lists.flatMap((list) => list.steps),
      address,
    ) ?? around
  );
}

function isWithin(address: Address, outer: Address): boolean {
  return outer.every((part, index) => address[index] === part);
}
