import type { StepNode } from '../../src/faces/studio/protocol.ts';
import { moveStep } from '../state/edits.ts';
import type { StudioState } from '../state/studio-state.ts';

/** Moves a step out of the block that it is in. */
export async function moveOut(state: StudioState, { address }: StepNode, where: 'before' | 'after'): Promise<void> {
  const list = address.slice(0, -1);
  // The step around it is the last place in a list above.
  const at = list.findLastIndex((part, index) => typeof part === 'number' && isStepList(state, list.slice(0, index)));
  if (at === -1) return;
  await moveStep(state, address, list.slice(0, at), Number(list[at]) + (where === 'after' ? 1 : 0));
}

/** Moves a step to the end of the block before it. */
export async function moveIn(state: StudioState, { address }: StepNode): Promise<void> {
  const before = [...address.slice(0, -1), Number(address.at(-1)) - 1];
  const block = state.rows.value.find((row) => row.kind === 'step' && JSON.stringify(row.address) === JSON.stringify(before));
  const list = block?.kind === 'step' ? block.step.lists.at(-1) : undefined;
  if (list) await moveStep(state, address, list.address, list.steps.length);
}

function isStepList({ rows }: StudioState, list: readonly (string | number)[]): boolean {
  const text = JSON.stringify(list);
  return rows.value.some((row) => row.kind === 'step' && JSON.stringify(row.address.slice(0, -1)) === text);
}
