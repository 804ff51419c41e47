import { batch } from '@preact/signals';
import type { Address, FlowChange, FlowView, StudioEdit } from '../../src/faces/studio/protocol.ts';
import { Refused } from '../server/api.ts';
import { keyOf, placeOf } from './address.ts';
import { changedFlow } from './changed-flow.ts';
import { chooseStep, type StudioState } from './studio-state.ts';

/** Texts that are kept for undo. */
const mostPast = 500;

/** Shows a flow as it is on the disk now. What was chosen stays chosen where it is still there. */
export function showFlow(state: StudioState, flow: FlowView): void {
  state.flow.value = flow;
  if (flow.steps) state.steps.value = flow.steps;
}

/** Opens a flow of the project. */
export async function openFlow(state: StudioState, path: string): Promise<void> {
  await orTold(state, async () => {
    const [flow, palette] = await Promise.all([
      state.api.get<FlowView>('flow', { path }),
      state.api.get<typeof state.palette.value>('palette', { path }),
    ]);
    state.past.value = [];
    state.future.value = [];
    state.closed.value = new Set();
    // Whoever chose a connection meant that of the flow before.
    state.choicesPlace.value = 'emulator';
    state.palette.value = palette;
    state.steps.value = flow.steps ?? [];
    showFlow(state, flow);
    state.chosen.value = state.rows.value[0]?.key;
    if (state.run.value?.path !== path) state.run.value = undefined;
  });
}

/**
 * Has an edit made and saved.
 *
 * @param said - What was done, for who cannot see it.
 * @param choose - Chooses a row of the flow after it, at the moment in which that is shown.
 * @returns The flow after it; undefined where it was not made, which is told.
 */
export async function edit(state: StudioState, change: StudioEdit, said: string, choose?: () => void): Promise<FlowView | undefined> {
  const before = state.flow.value;
  if (!before) return undefined;
  state.isSaving.value = true;
  try {
    return await orTold(state, async () => {
      const { path, hash, view } = before;
      const answer = await state.api.post<FlowView | FlowChange>('flow', { path, hash, seen: view, edit: change });
      const after = 'since' in answer ? changedFlow(before, answer) : answer;
      batch(() => {
        if (after.text !== before.text) {
          state.past.value = [...state.past.value, before.text].slice(-mostPast);
          state.future.value = [];
        }
        showFlow(state, after);
        choose?.();
        keepChoice(state);
        state.notice.value = undefined;
      });
      const problems = after.problems.length;
      state.announcement.value = problems === 0 ? said : `${said} ${problems} ${problems === 1 ? 'problem' : 'problems'}.`;
      return after;
    });
  } finally {
    state.isSaving.value = false;
  }
}

/** Goes back to the text before, or forward again. */
export async function undo(state: StudioState, isRedo = false): Promise<void> {
  const [from, to] = isRedo ? [state.future, state.past] : [state.past, state.future];
  const text = from.value.at(-1);
  const before = state.flow.value;
  if (text === undefined || !before) return;
  const [rest, others] = [from.value.slice(0, -1), to.value];
  const after = await edit(state, { kind: 'text', text }, isRedo ? 'Redone.' : 'Undone.');
  if (!after) return;
  from.value = rest;
  to.value = [...others, before.text];
}

/** Puts a new step of a kind at a place, and chooses it, or the place inside of it. */
export async function addStep(state: StudioState, what: string, list: Address, index: number): Promise<void> {
  const title = state.palette.value.find((item) => item.what === what)?.title ?? what;
  await edit(state, { kind: 'add', what, list, index }, `${title} was inserted.`, () => {
    chooseStep(state, [...list, index]);
    const inside = state.step.value?.lists[0];
    if (inside && inside.steps.length === 0 && inside.label === '') state.chosen.value = `empty ${keyOf(inside.address)}`;
  });
}

/** The address in the key of a row. */
function addressOf(key: string | undefined): Address | undefined {
  return key === undefined ? undefined : (JSON.parse(key.slice(key.indexOf(' '))) as Address);
}

/** Something is always chosen: what was, or the nearest that is there. */
export function keepChoice(state: StudioState, address?: Address): void {
  const { rows, chosen, also } = state;
  if (also.value.size > 0) also.value = new Set([...also.value].filter((key) => rows.value.some((row) => row.key === key)));
  if (rows.value.some(({ key }) => key === chosen.value)) return;
  const from = address ?? addressOf(chosen.value);
  const above = from && from.map((_, at) => from.slice(0, from.length - at));
  const { list, index } = from ? placeOf(from) : { list: ['steps'], index: 0 };
  const near = [[...list, index], [...list, index - 1], ...(above ?? [])].map((each) => `step ${keyOf(each)}`);
  const empty = `empty ${keyOf(list)}`;
  chosen.value = [...near, empty].find((key) => rows.value.some((row) => row.key === key)) ?? rows.value[0]?.key;
}

/** Does something, and tells a person where it is refused. A flow that was changed elsewhere is shown as it is there. */
export async function orTold<T>(state: StudioState, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused && error.current) {
      takeOver(state, error.current, 'The file was changed elsewhere, and your edit was not made. This is what is there now.');
      return undefined;
    }
    const text = error instanceof Refused ? `${error.message} ${error.remedy}`.trim() : String(error);
    state.notice.value = { kind: 'bad', text };
    return undefined;
  }
}

/** Shows a flow that somebody else changed; what was done before cannot be undone over it. */
export function takeOver(state: StudioState, flow: FlowView, text: string): void {
  batch(() => {
    state.past.value = [];
    state.future.value = [];
    showFlow(state, flow);
    keepChoice(state);
    state.notice.value = { kind: 'good', text };
  });
}
