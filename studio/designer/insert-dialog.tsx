import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Effect, Icon, iconOf } from '../parts/icon.tsx';
import { addStep } from '../state/edits.ts';
import { placeAt } from '../state/rows.ts';
import { searchPalette } from '../state/search-palette.ts';
import type { StudioState } from '../state/studio-state.ts';

/** So many are shown. */
const most = 12;

/** Asks which step to insert: type, choose with the arrows, Enter. */
export function InsertDialog({ state }: { readonly state: StudioState }) {
  return state.inserting.value ? <Asking state={state} place={state.inserting.value} /> : null;
}

function Asking({ state, place }: { readonly state: StudioState; readonly place: NonNullable<StudioState['inserting']['value']> }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const typed = useSignal(place.typed);
  const at = useSignal(0);
  const found = searchPalette(state.palette.value, typed.value).slice(0, most);
  // Before anything is painted: the next key is meant for the dialog already. So in the other dialogs of the designer.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    // Behind what was typed already.
    dialog.current?.querySelector('input')?.setSelectionRange(place.typed.length, place.typed.length);
  }, []);
  const close = (): void => {
    dialog.current?.close();
    state.inserting.value = undefined;
    document.querySelector<HTMLElement>('.tree [tabindex="0"]')?.focus();
  };
  const insert = (index: number): void => {
    const item = found[index];
    if (!item) return;
    close();
    // What is still being saved may move the place.
    void state.inTurn(() => {
      const { list, index: at } = placeAt(state.row.value, state.steps.value);
      return addStep(state, item.what, list, at);
    });
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) at.value = (at.value + step + found.length) % found.length;
    else if (event.key === 'Enter') insert(at.value);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} class="insert" aria-label={`Insert ${place.words}`} onClose={close} onKeyDown={onKey}>
      <p class="hint">Insert {place.words}</p>
      <input
        role="combobox"
        aria-label="Step to insert"
        aria-expanded="true"
        aria-controls="insert-list"
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `insert-${at.value}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder="Get Mail, for each, move…"
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          at.value = 0;
        }}
      />
      <div id="insert-list" role="listbox" aria-label="Steps">
        {found.map((item, index) => (
          <div
            key={item.what}
            id={`insert-${index}`}
            role="option"
            aria-selected={index === at.value}
            class="entry"
            onClick={() => insert(index)}
            onPointerMove={() => (at.value = index)}
          >
            <Icon name={iconOf(item.what)} />
            <span class="words">
              <span class="title">{item.title}</span>
              <span class="summary">{item.summary}</span>
            </span>
            <Effect of={item.effect} />
          </div>
        ))}
      </div>
      {found.length === 0 && <p class="hint">Nothing is called so.</p>}
    </dialog>
  );
}
