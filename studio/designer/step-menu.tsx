import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Block } from '../../src/flow/edit/flow-edit.ts';
import { Icon } from '../parts/icon.tsx';
import { selectedSteps } from '../state/selection.ts';
import { wrapSteps } from '../state/step-edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import { commands, type Command } from './commands.ts';
import { freeName } from './free-name.ts';

interface Entry {
  readonly label: string;
  readonly keys: string;
  readonly icon?: string;
  run(): void | Promise<void>;
}

/** The menu of the steps that are selected, or of the blocks that they can be put into: a letter or the arrows choose, Enter does it. */
export function StepMenu({ state }: { readonly state: StudioState }) {
  return state.menu.value ? <Menu key={state.menu.value.of} state={state} place={state.menu.value} /> : null;
}

function Menu({ state, place }: { readonly state: StudioState; readonly place: NonNullable<StudioState['menu']['value']> }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const entries = place.of === 'step' ? stepEntries(state) : blockEntries(state);
  const label = place.of === 'step' ? 'What to do with the step' : 'Put into';
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    // The whole menu is in sight, wherever the row is.
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(8, Math.min(place.x, innerWidth - width - 8))}px`;
    element.style.top = `${Math.max(8, Math.min(place.y, innerHeight - height - 8))}px`;
    element.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, []);
  const close = (): void => {
    dialog.current?.close();
    if (state.menu.value === place) state.menu.value = undefined;
    document.querySelector<HTMLElement>('.tree [tabindex="0"]')?.focus();
  };
  const run = (entry: Entry): void => {
    close();
    void state.inTurn(() => entry.run());
  };
  const onKey = (event: KeyboardEvent): void => {
    const items = [...(dialog.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const next = nextItem(event.key, items, at);
    if (event.key === 'Tab') close();
    else if (next) next.focus();
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      class="menu"
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={onKey}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div role="menu" aria-label={label}>
        {entries.map((entry) => (
          <button key={entry.label} type="button" role="menuitem" class="entry" tabIndex={-1} onClick={() => run(entry)}>
            {entry.icon !== undefined && <Icon name={entry.icon} />}
            <span>{entry.label}</span>
            {entry.keys !== '' && <kbd>{entry.keys}</kbd>}
          </button>
        ))}
      </div>
    </dialog>
  );
}

function nextItem(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(at + 1) % items.length];
  if (key === 'ArrowUp') return items.at(at - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (!/^[\p{L}\p{N}]$/u.test(key)) return undefined;
  const begins = (item: HTMLElement): boolean => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()) === true;
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find(begins);
}

function stepEntries(state: StudioState): Entry[] {
  return Object.values<Command>(commands)
    .filter((command) => command.isOffered(state))
    .map((command) => ({ label: command.label(state), keys: command.keys, run: () => command.run(state) }));
}

function blockEntries(state: StudioState): Entry[] {
  const steps = selectedSteps(state);
  const put = (title: string, block: Block): Entry => ({
    label: title,
    keys: '',
    icon: block.verb,
    run: () => wrapSteps(state, steps, block, title),
  });
  return [
    put('For Each', { verb: 'forEach', of: '${[]}', as: freeName(state, 'item') }),
    put('If', { verb: 'if', condition: true }),
    put('While', { verb: 'while', condition: false }),
    put('Try', { verb: 'try' }),
    put('Parallel', { verb: 'parallel' }),
    put('Microsoft 365 Scope', { verb: 'microsoft365Scope' }),
  ];
}
