import { undo } from '../state/edits.ts';
import { askForStep } from '../state/inserting.ts';
import { placeAt } from '../state/rows.ts';
import { selectedSteps } from '../state/selection.ts';
import { commentStep, disableSteps, duplicateSteps, pasteSteps, removeSteps, renameStep, unwrapStep } from '../state/step-edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import { yamlOf } from '../state/yaml-of.ts';

/** What can be done with the steps that are selected: by a key, and from their menu. */
export interface Command {
  label(state: StudioState): string;
  /** As it is written on keys, `Ctrl+D`. */
  readonly keys: string;
  isOffered(state: StudioState): boolean;
  run(state: StudioState): void | Promise<void>;
}

const hasSteps = (state: StudioState): boolean => selectedSteps(state).length > 0;
const hasOne = (state: StudioState): boolean => selectedSteps(state).length === 1 && state.step.value !== undefined;

/** Commands by their names, in the order of the menu. */
export const commands = {
  properties: { label: () => 'Properties', keys: 'Enter', isOffered: hasOne, run: () => focusProperties() },
  insert: {
    label: () => 'Insert after…',
    keys: '/',
    isOffered: (state) => state.flow.value !== undefined,
    run: (state) => askForStep(state, ''),
  },
  text: {
    label: () => 'Show in the text',
    keys: 'F4',
    isOffered: (state) => state.flow.value !== undefined,
    run: (state) => void focusText(state),
  },
  rename: { label: ({ step }) => (step.value?.id === undefined ? 'Give an id…' : 'Rename…'), keys: 'F2', isOffered: hasOne, run: askForId },
  comment: { label: () => 'Comment…', keys: 'Ctrl+/', isOffered: hasOne, run: askForComment },
  cut: {
    label: () => 'Cut',
    keys: 'Ctrl+X',
    isOffered: hasSteps,
    async run(state) {
      await copy(state);
      await removeSteps(state, selectedSteps(state));
    },
  },
  copy: { label: () => 'Copy as YAML', keys: 'Ctrl+C', isOffered: hasSteps, run: copy },
  paste: { label: () => 'Paste', keys: 'Ctrl+V', isOffered: (state) => state.flow.value !== undefined, run: paste },
  duplicate: { label: () => 'Duplicate', keys: 'Ctrl+D', isOffered: hasSteps, run: (state) => duplicateSteps(state, selectedSteps(state)) },
  disable: {
    label: (state) => (selectedSteps(state).every(({ disabled }) => disabled) ? 'Enable' : 'Disable'),
    keys: 'Ctrl+E',
    isOffered: hasSteps,
    run: (state) => disableSteps(state, selectedSteps(state)),
  },
  wrap: { label: () => 'Put into a block…', keys: 'Ctrl+G', isOffered: hasSteps, run: (state) => openMenu(state, 'blocks') },
  unwrap: {
    label: () => 'Take out of its block',
    keys: 'Ctrl+Shift+G',
    isOffered: (state) => hasOne(state) && (state.step.value?.lists.length ?? 0) > 0,
    run: (state) => (state.step.value ? unwrapStep(state, state.step.value) : undefined),
  },
  remove: { label: () => 'Remove', keys: 'Del', isOffered: hasSteps, run: (state) => removeSteps(state, selectedSteps(state)) },
} satisfies Readonly<Record<string, Command>>;

/** The command of Ctrl with a key; undefined where there is none. */
export function controlCommand(key: string, isShift: boolean): ((state: StudioState) => void | Promise<void>) | undefined {
  if (key === 'z') return (state) => undo(state, isShift);
  if (key === 'y') return (state) => undo(state, true);
  const { cut, copy: copying, paste: pasting, duplicate, disable, comment, wrap, unwrap } = commands;
  const own = isShift ? { g: unwrap } : { x: cut, c: copying, v: pasting, d: duplicate, e: disable, '/': comment, g: wrap };
  const command = Object.entries(own).find(([name]) => name === key)?.[1] as Command | undefined;
  return command && ((state) => (command.isOffered(state) ? command.run(state) : undefined));
}

/** Opens the menu of the chosen row, or that of the blocks, below the row. @param at - Where on the page; default: below the row. */
export function openMenu(state: StudioState, of: 'step' | 'blocks', at?: { readonly x: number; readonly y: number }): void {
  const place = document.querySelector('.tree [tabindex="0"]')?.getBoundingClientRect();
  state.menu.value = { of, x: at?.x ?? (place?.left ?? 0) + 40, y: at?.y ?? place?.bottom ?? 0 };
}

async function copy(state: StudioState): Promise<void> {
  const steps = selectedSteps(state);
  await navigator.clipboard.writeText(yamlOf(state, steps));
  state.announcement.value = steps.length === 1 ? 'The step was copied.' : `${steps.length} steps were copied.`;
}

async function paste(state: StudioState): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => '');
  if (text.trim() === '') {
    state.notice.value = { kind: 'bad', text: 'There is no text in the clipboard, or the browser does not let this page read it.' };
    return;
  }
  const { list, index } = placeAt(state.row.value, state.steps.value);
  await pasteSteps(state, text, list, index);
}

function askForId(state: StudioState): void {
  const step = state.step.value;
  if (!step) return;
  state.asking.value = {
    label: `Id of ${step.title}`,
    hint: 'Expressions read the result of the step by its id. Those that read it now are changed with it.',
    text: step.id ?? '',
    isLong: false,
    done: (text) => void state.inTurn(() => renameStep(state, step, text.trim())),
  };
}

function askForComment(state: StudioState): void {
  const step = state.step.value;
  if (!step) return;
  state.asking.value = {
    label: `Comment above ${step.title}`,
    hint: 'For who reads the flow; nothing of it runs. Ctrl+Enter writes it.',
    text: step.comment ?? '',
    isLong: true,
    done: (text) => void state.inTurn(() => commentStep(state, step, text.trimEnd())),
  };
}

function focusProperties(): void {
  document.querySelector<HTMLElement>('.properties :is(input, select, textarea)')?.focus();
}

/** Shows the text, and leads to the lines of the chosen step. The editor may have to be loaded first. */
async function focusText({ isTextShown }: StudioState): Promise<void> {
  isTextShown.value = true;
  for (let tries = 0; tries < 200; tries += 1) {
    const editor = document.querySelector('.text-host')?.shadowRoot?.querySelector<HTMLElement>('.cm-content');
    if (editor) return editor.focus();
    await new Promise(requestAnimationFrame);
  }
}
