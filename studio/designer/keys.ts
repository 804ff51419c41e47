import { askForStep } from '../state/inserting.ts';
import { placeOf } from '../state/address.ts';
import type { Row } from '../state/rows.ts';
import { chooseRow, extendTo, runOf, selectAll, selectedSteps, toggleSelected } from '../state/selection.ts';
import { moveSteps } from '../state/step-edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import { commands, controlCommand, openMenu } from './commands.ts';
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
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return () => openMenu(state, 'step');
  if (ctrlKey || metaKey) return controlOf(state, key.toLowerCase(), shiftKey);
  if (altKey) return moveOf(state, key);
  const row = state.row.value;
  const walk = walkOf(state, key, shiftKey ? extendTo : chooseRow);
  if (walk) return walk;
  if (key === 'Enter') return row?.kind === 'step' ? commands.properties.run : () => askForStep(state, '');
  if ((key === 'Delete' || key === 'Backspace') && row?.kind === 'step') return () => commands.remove.run(state);
  if (key === 'F4') return () => commands.text.run(state);
  if (key === 'F2' && row?.kind === 'step') return () => commands.rename.run(state);
  if (key === 'Escape' && state.also.value.size > 0 && row) return () => chooseRow(state, row.key);
  if (key === 'Insert' || key === '/') return () => askForStep(state, '');
  if (key === ' ' && row) return () => toggleRow(state, row);
  return /^[\p{L}\p{N}]$/u.test(key) ? () => askForStep(state, key) : undefined;
}

function controlOf(state: StudioState, key: string, isShift: boolean): Work | undefined {
  const row = state.row.value;
  if (key === 'a') return () => selectAll(state);
  if (key === ' ' && row) return () => toggleSelected(state, row.key);
  const command = controlCommand(key, isShift);
  return command && (() => command(state));
}

function moveOf(state: StudioState, key: string): Work | undefined {
  const steps = selectedSteps(state);
  const [first] = steps;
  if (!first) return undefined;
  const { list, index } = placeOf(first.address);
  const run = runOf(steps);
  switch (key) {
    case 'ArrowUp':
      return () => (index > 0 ? moveSteps(state, steps, list, index - 1) : moveOut(state, steps, 'before'));
    case 'ArrowDown':
      // Steps with others between them come together first.
      if (!run) return () => moveSteps(state, steps, list, index);
      return () => (isLast(state, steps) ? moveOut(state, steps, 'after') : moveSteps(state, steps, list, run.index + run.count + 1));
    case 'ArrowRight':
      return () => moveIn(state, steps);
    case 'ArrowLeft':
      return () => moveOut(state, steps, 'after');
    default:
      return undefined;
  }
}

function isLast({ rows }: StudioState, steps: ReturnType<typeof selectedSteps>): boolean {
  const row = rows.value.find((each) => each.kind === 'step' && each.step === steps.at(-1));
  return row?.position === row?.count;
}

function walkOf(state: StudioState, key: string, choose: (state: StudioState, key: string) => void): Work | undefined {
  const { rows, chosen, row } = state;
  const at = rows.value.findIndex((each) => each.key === chosen.value);
  const go =
    (to: Row | undefined): Work =>
    () => {
      if (to) choose(state, to.key);
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
