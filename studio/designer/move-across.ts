import type { StepNode } from '../../src/faces/studio/protocol.ts';
import { isSame } from '../state/address.ts';
import { moveSteps } from '../state/step-edits.ts';
import type { StudioState } from '../state/studio-state.ts';

/** Moves steps out of the block that the first of them is in. */
export async function moveOut(state: StudioState, steps: readonly StepNode[], where: 'before' | 'after'): Promise<void> {
  const list = steps[0]?.address.slice(0, -1) ?? [];
  // The step around it is the last place in a list above.
  const at = list.findLastIndex((part, index) => typeof part === 'number' && isStepList(state, list.slice(0, index)));
  if (at === -1) return;
  await moveSteps(state, steps, list.slice(0, at), Number(list[at]) + (where === 'after' ? 1 : 0));
}

/** Moves steps to the end of the block before the first of them. */
export async function moveIn(state: StudioState, steps: readonly StepNode[]): Promise<void> {
  const address = steps[0]?.address ?? [];
  const before = [...address.slice(0, -1), Number(address.at(-1)) - 1];
  const block = state.rows.value.find((row) => row.kind === 'step' && isSame(row.address, before));
  const list = block?.kind === 'step' ? block.step.lists.at(-1) : undefined;
  if (list) await moveSteps(state, steps, list.address, list.steps.length);
}

function isStepList({ rows }: StudioState, list: readonly (string | number)[]): boolean {
  return rows.value.some((row) => row.kind === 'step' && isSame(row.address.slice(0, -1), list));
}
