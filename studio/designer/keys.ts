import { duplicateStep, edit, moveStep, pasteStep, removeStep, undo } from '../state/edits.ts';
import { askForStep } from '../state/inserting.ts';
import { placeAt, type Row } from '../state/rows.ts';
import type { StudioState } from '../state/studio-state.ts';
import { yamlOf } from '../state/yaml-of.ts';
import { moveIn, moveOut } from './move-across.ts';

/** Shows or hides what is inside of a row. */
export function toggleRow({ closed }: StudioState, { key, isOpen }: Row): void {
  if (isOpen === undefined) return;
  const others = [...closed.value].filter((each) => each !== key);
  closed.value = new Set(isOpen ? [...others, key] : others);
}

/** What a key does in the tree, as the pattern for trees has it, and what the designer adds. https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ */
export async function onTreeKey(state: StudioState, event: KeyboardEvent): Promise<void> {
  const work = workOf(state, event);
  if (!work) return;
  event.preventDefault();
  event.stopPropagation();
  // What was asked for before may choose another row, and the key is meant for that one.
  await state.inTurn(() => workOf(state, event)?.());
}

type Work = () => void | Promise<void>;

function workOf(state: StudioState, event: KeyboardEvent): Work | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  const isCommand = ctrlKey || metaKey;
  if (isCommand) return commandOf(state, key.toLowerCase(), shiftKey);
  if (altKey) return moveOf(state, key);
  const row = state.row.value;
  const walk = walkOf(state, key);
  if (walk) return walk;
  if (key === 'Enter') return row?.kind === 'step' ? focusProperties : () => askForStep(state, '');
  if ((key === 'Delete' || key === 'Backspace') && row?.kind === 'step') return () => removeStep(state, row.step.address);
  if (key === 'Insert' || key === '/') return () => askForStep(state, '');
  if (key === ' ' && row) return () => toggleRow(state, row);
  return /^[\p{L}\p{N}]$/u.test(key) ? () => askForStep(state, key) : undefined;
}

function commandOf(state: StudioState, key: string, isShift: boolean): Work | undefined {
  const step = state.step.value;
  if (key === 'z') return () => undo(state, isShift);
  if (key === 'y') return () => undo(state, true);
  if (key === 'v' && !isShift)
    return async () => {
      const { list, index } = placeAt(state.row.value, state.steps.value);
      await pasteStep(state, await navigator.clipboard.readText(), list, index);
    };
  if (!step) return undefined;
  if (key === 'd') return () => duplicateStep(state, step.address);
  if (key === 'c') return () => navigator.clipboard.writeText(yamlOf(state, step));
  if (key === 'x')
    return async () => {
      await navigator.clipboard.writeText(yamlOf(state, step));
      await removeStep(state, step.address);
    };
  if (key === 'e') return () => void disable(state);
  return undefined;
}

/** Switches the chosen step off, or on again. */
export async function disable(state: StudioState): Promise<void> {
  const step = state.step.value;
  if (!step) return;
  const value = !step.disabled;
  await edit(
    state,
    { kind: 'set', address: [...step.address, 'disabled'], value },
    value ? 'The step is disabled.' : 'The step is enabled.',
  );
}

function moveOf(state: StudioState, key: string): Work | undefined {
  const step = state.step.value;
  if (!step) return undefined;
  const [list, index] = [step.address.slice(0, -1), Number(step.address.at(-1))];
  if (key === 'ArrowUp') return () => (index > 0 ? moveStep(state, step.address, list, index - 1) : moveOut(state, step, 'before'));
  if (key === 'ArrowDown') return () => (isLast(state) ? moveOut(state, step, 'after') : moveStep(state, step.address, list, index + 2));
  if (key === 'ArrowRight') return () => moveIn(state, step);
  if (key === 'ArrowLeft') return () => moveOut(state, step, 'after');
  return undefined;
}

function isLast({ row }: StudioState): boolean {
  return row.value?.position === row.value?.count;
}

function walkOf(state: StudioState, key: string): Work | undefined {
  const { rows, chosen, row } = state;
  const at = rows.value.findIndex((each) => each.key === chosen.value);
  const go =
    (to: Row | undefined): Work =>
    () => {
      if (to) chosen.value = to.key;
    };
  const now = row.value;
  switch (key) {
    case 'ArrowDown':
      return go(rows.value[at + 1]);
    case 'ArrowUp':
      return go(rows.value[Math.max(0, at - 1)]);
    case 'Home':
      return go(rows.value[0]);
    case 'End':
      return go(rows.value.at(-1));
    case 'ArrowRight':
      return now?.isOpen === false ? () => toggleRow(state, now) : go(now?.isOpen === true ? rows.value[at + 1] : undefined);
    case 'ArrowLeft':
      return now?.isOpen === true
        ? () => toggleRow(state, now)
        : go(rows.value.slice(0, Math.max(0, at)).findLast(({ level }) => now !== undefined && level < now.level));
    default:
      return undefined;
  }
}

function focusProperties(): void {
  document.querySelector<HTMLElement>('.properties :is(input, select, textarea)')?.focus();
}
