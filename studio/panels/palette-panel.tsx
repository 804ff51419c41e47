import { useSignal } from '@preact/signals';
import type { PaletteItem } from '../../src/faces/studio/protocol.ts';
import { useDragSource } from '../designer/drag.ts';
import { Effect, Icon, iconOf } from '../parts/icon.tsx';
import { addStep } from '../state/edits.ts';
import { placeAt } from '../state/rows.ts';
import { searchPalette } from '../state/search-palette.ts';
import type { StudioState } from '../state/studio-state.ts';

/** More are not shown before somebody searches. */
const mostFound = 40;

/** The palette is one stop of Tab: the arrows go through what is shown, from the search on. */
function walk(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const all = [
    ...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('input, summary, details[open] .entry, .scroll > ul .entry'),
  ];
  const next = all[all.indexOf(document.activeElement as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Everything that a step can do, to search, to click and to drag. */
export function PalettePanel({ state }: { readonly state: StudioState }) {
  const typed = useSignal('');
  const found = searchPalette(state.palette.value, typed.value);
  const isSearching = typed.value.trim() !== '';
  const groups = isSearching ? [] : [...new Set(found.map(({ group }) => group))];
  return (
    <section class="panel palette" aria-labelledby="palette-heading" onKeyDown={walk}>
      <h2 id="palette-heading">Activities</h2>
      <input
        type="search"
        placeholder="Get Mail, loop, excel…"
        aria-label="Search activities"
        value={typed.value}
        onInput={(event) => (typed.value = event.currentTarget.value)}
      />
      <div class="scroll" tabIndex={-1}>
        {isSearching && <PaletteList state={state} items={found.slice(0, mostFound)} />}
        {isSearching && found.length === 0 && <p class="hint">Nothing is called so. Try another word: what it does, or where.</p>}
        {groups.map((group) => (
          <details key={group} open={group === 'flow' || group === 'mail'}>
            <summary tabIndex={-1}>
              <Icon name={group} />
              {group === 'flow' ? 'Flow' : group[0]?.toUpperCase() + group.slice(1)}
            </summary>
            <PaletteList state={state} items={found.filter((item) => item.group === group)} />
          </details>
        ))}
      </div>
    </section>
  );
}

function PaletteList({ state, items }: { readonly state: StudioState; readonly items: readonly PaletteItem[] }) {
  return (
    <ul class="plain">
      {items.map((item) => (
        <PaletteEntry key={item.what} state={state} item={item} />
      ))}
    </ul>
  );
}

function PaletteEntry({ state, item }: { readonly state: StudioState; readonly item: PaletteItem }) {
  const drag = useDragSource<HTMLButtonElement>({ kind: 'new', what: item.what });
  const add = (): void => {
    void state.inTurn(() => {
      const { list, index } = placeAt(state.row.value, state.steps.value);
      return addStep(state, item.what, list, index);
    });
  };
  return (
    <li>
      <button type="button" class="entry" tabIndex={-1} ref={drag} title={item.summary} onClick={add} disabled={!state.flow.value}>
        <Icon name={iconOf(item.what)} />
        <span>{item.title}</span>
        <Effect of={item.effect} />
      </button>
    </li>
  );
}
