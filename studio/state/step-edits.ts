import type { Address, StepNode } from '../../src/faces/studio/protocol.ts';
import type { Block } from '../../src/flow/edit/flow-edit.ts';
import { placeOf } from './address.ts';
import { asOne, type OwnEdit } from './as-one.ts';
import { edit, keepChoice } from './edits.ts';
import { movesOf } from './moves.ts';
import { runOf, selectSteps } from './selection.ts';
import { chooseStep, type StudioState } from './studio-state.ts';
import { yamlOf } from './yaml-of.ts';

/** "The step was", "3 steps were". */
function steps(count: number): string {
  return count === 1 ? 'The step was' : `${count} steps were`;
}

/** Puts steps that somebody copied at a place, and selects them. */
export async function pasteSteps(state: StudioState, text: string, list: Address, index: number): Promise<void> {
  const before = countIn(state, list);
  await edit(state, { kind: 'paste', list, index, text }, 'Pasted.', () => {
    const count = Math.max(1, countIn(state, list) - before);
    selectSteps(
      state,
      Array.from({ length: count }, (_, at) => [...list, index + at]),
    );
  });
}

/** Moves steps, in their order, before the one that is at a place now. */
export async function moveSteps(state: StudioState, moved: readonly StepNode[], list: Address, index: number): Promise<void> {
  const addresses = moved.map(({ address }) => address);
  const { edits, after } = movesOf(addresses, list, index);
  if (edits.length === 0) return;
  // The one that was chosen stays it.
  const at = addresses.findIndex((address) => address === state.step.value?.address);
  await edit(state, asOne(edits), `${steps(moved.length)} moved.`, () => selectSteps(state, after, at > 0 ? 'last' : 'first'));
}

/** Removes steps, and chooses the one that takes the place of the first. */
export async function removeSteps(state: StudioState, removed: readonly StepNode[]): Promise<void> {
  const [first] = removed;
  if (!first) return;
  const edits = removed.toReversed().map(({ address }): OwnEdit => ({ kind: 'remove', step: address }));
  await edit(state, asOne(edits), `${steps(removed.length)} removed.`, () => {
    state.also.value = new Set();
    const { list, index } = placeOf(first.address);
    const count = countIn(state, list);
    if (count > 0) chooseStep(state, [...list, Math.min(index, count - 1)]);
    else keepChoice(state, first.address);
  });
}

/** Puts copies behind the last of steps, and selects them. */
export async function duplicateSteps(state: StudioState, copied: readonly StepNode[]): Promise<void> {
  const last = copied.at(-1);
  if (!last) return;
  const { list, index } = placeOf(last.address);
  if (copied.length > 1) return pasteSteps(state, yamlOf(state, copied), list, index + 1);
  await edit(state, { kind: 'duplicate', step: last.address }, 'The step was duplicated.', () => chooseStep(state, [...list, index + 1]));
}

/** Switches steps off; on again where all are off. */
export async function disableSteps(state: StudioState, switched: readonly StepNode[]): Promise<void> {
  const isOff = switched.every(({ disabled }) => disabled);
  const edits = switched
    .filter(({ disabled }) => disabled === isOff)
    .map(({ address }): OwnEdit =>
      isOff ? { kind: 'unset', address: [...address, 'disabled'] } : { kind: 'set', address: [...address, 'disabled'], value: true },
    );
  if (edits.length > 0) await edit(state, asOne(edits), `${steps(edits.length)} ${isOff ? 'enabled' : 'disabled'}.`);
}

/** Puts steps that stand below each other into a block, and chooses it. Others are told why they cannot. */
export async function wrapSteps(state: StudioState, wrapped: readonly StepNode[], block: Block, title: string): Promise<void> {
  const run = runOf(wrapped);
  if (!run) {
    state.notice.value = {
      kind: 'bad',
      text: 'Only steps that stand directly below each other go into one block. Move them together first.',
    };
    return;
  }
  await edit(state, { kind: 'wrap', ...run, block }, `${steps(wrapped.length)} put into ${title}.`, () =>
    chooseStep(state, [...run.list, run.index]),
  );
}

/** Puts the steps of a block in its place, and selects them. */
export async function unwrapStep(state: StudioState, block: StepNode): Promise<void> {
  const count = block.lists.reduce((sum, list) => sum + list.steps.length, 0);
  const { list, index } = placeOf(block.address);
  await edit(state, { kind: 'unwrap', step: block.address }, `${steps(count)} taken out of ${block.title}.`, () =>
    selectSteps(
      state,
      Array.from({ length: count }, (_, at) => [...list, index + at]),
    ),
  );
}

/** Gives a step another id, in every expression that reads it too; its first one, or none. */
export async function renameStep(state: StudioState, { address, id }: StepNode, to: string): Promise<void> {
  const place = [...address, 'id'];
  if (to === (id ?? '')) return;
  if (to === '') await edit(state, { kind: 'unset', address: place }, 'The id was removed.');
  else if (id === undefined) await edit(state, { kind: 'set', address: place, value: to }, `The step is called ${to}.`);
  else await edit(state, { kind: 'rename', address: place, to }, `${id} is called ${to} now, and so in every expression that reads it.`);
}

/** Writes the comment lines above a step anew; an empty text removes them. */
export async function commentStep(state: StudioState, { address, comment = '' }: StepNode, text: string): Promise<void> {
  if (text !== comment)
    await edit(state, { kind: 'comment', step: address, text }, text === '' ? 'The comment was removed.' : 'The comment was written.');
}

/** How many steps a list has now. */
function countIn({ rows }: StudioState, list: Address): number {
  const text = JSON.stringify(list);
  return rows.value.find((row) => row.kind === 'step' && JSON.stringify(placeOf(row.address).list) === text)?.count ?? 0;
}
