import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { NamedThing } from '../../src/core/named-thing.ts';
import type { ChoicesPlace, ChoicesView, ChoiceView } from '../../src/faces/studio/protocol-choices.ts';
import type { Address } from '../../src/faces/studio/protocol.ts';
import type { StudioState } from '../state/studio-state.ts';
import { connectionAround } from './connection-around.ts';
import { ConsentOffer } from './consent-offer.tsx';
import { createLookUp } from './look-up.ts';
import { thingWords } from './thing-words.ts';

/** The choices of one field. */
export interface PickerOptions {
  readonly state: StudioState;
  /** Id of the control of the field. */
  readonly id: string;
  readonly label: string;
  readonly thing: NamedThing;
  /** Of the value. */
  readonly address: Address;
  /** From the input of the activity. */
  readonly way: readonly string[];
  /** Told what was chosen, as it is written into the flow. */
  take(value: string): void;
  close(): void;
}

/**
 * What there is in Microsoft 365 that a field can name: type to find it, the arrows choose, Enter takes, Escape leaves. Who is asked is chosen first, and the
 * field stays the text that it is.
 */
export function Picker({ state, id, label, thing, address, way, take, close }: PickerOptions) {
  const input = useRef<HTMLInputElement>(null);
  const typed = useSignal('');
  const at = useSignal(-1);
  const [one, several] = thingWords[thing];
  const { choicesPlace } = state;
  const { place, look } = useMemo(() => {
    const here = { path: state.flow.value?.path ?? '', step: address.slice(0, -1 - way.length), field: way };
    return { place: here, look: createLookUp(state.api, here) };
  }, []);
  useEffect(() => {
    input.current?.focus();
    look.begin(choicesPlace.value, '');
    return look.stop;
  }, []);
  const found = look.found.value;
  const choices = found?.state === 'found' ? found.choices : [];
  const again = (): void => look.begin(choicesPlace.value, typed.value);
  const lookInto = (inside: string): void => {
    typed.value = inside;
    at.value = -1;
    input.current?.focus();
    look.type(choicesPlace.value, inside);
  };
  const choose = (chosen: ChoiceView | undefined): void => {
    if (chosen?.value !== undefined) take(chosen.value);
    else if (chosen?.inside !== undefined) lookInto(chosen.inside);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      at.value = (at.value + step + choices.length + (at.value === -1 && step < 0 ? 1 : 0)) % choices.length;
      document.getElementById(`${id}-choice-${at.value}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'ArrowRight' && choices[at.value]?.inside !== undefined) {
      lookInto(choices[at.value]?.inside ?? '');
    } else if (event.key === 'Enter') {
      // What was typed names the first one that is left, once it was looked for.
      choose(choices[at.value === -1 && typed.value !== '' && !look.isLooking.value ? 0 : at.value]);
    } else return;
    event.preventDefault();
  };
  const list = `${id}-choices`;
  const connection = connectionAround(state, address);
  return (
    <div
      class="picker"
      role="group"
      aria-label={`Choose a ${one} for ${label}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        // The keys of the designer are not meant.
        event.stopPropagation();
      }}
    >
      <label for={`${id}-place`}>Ask</label>
      <select
        id={`${id}-place`}
        value={choicesPlace.value}
        onChange={({ currentTarget }) => {
          choicesPlace.value = currentTarget.value as ChoicesPlace;
          at.value = -1;
          again();
        }}
      >
        <option value="emulator">the emulated Microsoft 365</option>
        <option value="connection">Microsoft 365, {connection}</option>
      </select>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={`Find a ${one}`}
        aria-autocomplete="list"
        aria-expanded={choices.length > 0}
        aria-controls={choices.length > 0 ? list : undefined}
        aria-activedescendant={at.value >= 0 && at.value < choices.length ? `${id}-choice-${at.value}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder="Type to find"
        value={typed.value}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          at.value = -1;
          look.type(choicesPlace.value, typed.value);
        }}
        onKeyDown={onKey}
      />
      {typed.value.includes('/') && isByPath.has(thing) && (
        <button type="button" class="quiet" onClick={() => lookInto(typed.value.replace(/[^/]*\/?$/, ''))}>
          Up one folder
        </button>
      )}
      {choices.length > 0 && (
        <div class="choices" id={list} role="listbox" aria-label={several}>
          {choices.map((choice, index) => (
            <div
              key={index}
              id={`${id}-choice-${index}`}
              role="option"
              class="entry"
              aria-selected={index === at.value}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
            >
              <span dir="auto">{choice.label}</span>
              <span class="hint">{choice.detail}</span>
              {choice.inside !== undefined && (
                <span
                  class="inside"
                  aria-hidden="true"
                  onClick={(event) => {
                    event.stopPropagation();
                    lookInto(choice.inside ?? '');
                  }}
                >
                  Look inside
                </span>
              )}
            </div>
          ))}
        </div>
      )}
      <p class="hint" role="status">
        {wordsFor(found, look.isLooking.value, thing)}
      </p>
      {found?.state === 'failed' && (
        <p class="problem">
          {found.text} {found.remedy}
        </p>
      )}
      {found?.state === 'consent' && (
        <ConsentOffer
          key={JSON.stringify(found.wish)}
          state={state}
          several={several}
          wish={found.wish}
          at={place}
          done={() => {
            input.current?.focus();
            again();
          }}
        />
      )}
    </div>
  );
}

/** What is looked for folder by folder. */
const isByPath: ReadonlySet<NamedThing> = new Set(['driveItem', 'driveFolder', 'workbook']);

/** Whose move it is when nothing can be offered. */
const moves = {
  user: 'It is for you to act.',
  admin: 'It is for an administrator to act.',
  caller: 'It is for whoever writes the flow to act.',
  service: 'It is for Microsoft 365, or the network, to recover.',
  us: 'This is a mistake of Onbehalf.',
} as const;

function wordsFor(found: ChoicesView | undefined, isLooking: boolean, thing: NamedThing): string {
  if (!found || (isLooking && found.state !== 'found')) return 'Looking…';
  if (found.state === 'failed') return `Nothing can be offered, and the field stays text. ${moves[found.whose]}`;
  if (found.state === 'consent') return 'Nobody was asked yet.';
  const { choices, isMore, account } = found;
  const [one, several] = thingWords[thing];
  if (isLooking && choices.length === 0) return 'Looking…';
  const count = `${choices.length} ${choices.length === 1 ? one : several} of ${account}`;
  if (isMore && !isLooking && choices.length === 0) return `Type a part of the name to find a ${one} of ${account}.`;
  if (isLooking) return `${count} so far. Looking further…`;
  if (choices.some(({ inside }) => inside !== undefined) && !isMore) return `${count}. The right arrow looks into a folder.`;
  if (isMore) return `${count}, and there are more: type to find others.`;
  return choices.length === 0 ? `No ${one} of ${account} has that in its name.` : `${count}.`;
}
