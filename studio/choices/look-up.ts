import { signal, type ReadonlySignal } from '@preact/signals';
import type { ChoicesPlace, ChoicesView } from '../../src/faces/studio/protocol-choices.ts';
import type { Address } from '../../src/faces/studio/protocol.ts';
import type { Api } from '../server/api.ts';
import { Refused } from '../server/api.ts';

/** Whoever types on is waited for, in milliseconds. */
const pauseMS = 150;

/** A field whose choices are looked up. */
export interface FieldPlace {
  readonly path: string;
  readonly step: Address;
  readonly field: readonly string[];
}

/** What was found last for what a person typed. */
export interface LookUp {
  /** Undefined while the first answer is waited for. */
  readonly found: ReadonlySignal<ChoicesView | undefined>;
  readonly isLooking: ReadonlySignal<boolean>;
  /** Asks anew for what was typed. */
  begin(place: ChoicesPlace, typed: string): void;
  /** Asks when a person pauses. */
  type(place: ChoicesPlace, typed: string): void;
  /** What is still on its way is not wanted any more. */
  stop(): void;
}

/** Looks up what a field can name. An answer to what was typed before is not shown. */
export function createLookUp(api: Api, at: FieldPlace): LookUp {
  const found = signal<ChoicesView | undefined>(undefined);
  const isLooking = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const ask = async (place: ChoicesPlace, typed: string, isFresh: boolean): Promise<void> => {
    const mine = (last += 1);
    isLooking.value = true;
    const answer = await api.post<ChoicesView>('choices', { ...at, place, typed, isFresh }).catch((error: unknown) => failed(error));
    if (mine !== last) return;
    found.value = answer;
    isLooking.value = answer.state === 'found' && answer.isComing;
    if (isLooking.value) void ask(place, typed, false);
  };
  const stop = (): void => {
    clearTimeout(timer);
    last += 1;
  };
  return {
    found,
    isLooking,
    begin(place, typed) {
      stop();
      void ask(place, typed, true);
    },
    type(place, typed) {
      stop();
      isLooking.value = true;
      timer = setTimeout(() => void ask(place, typed, false), pauseMS);
    },
    stop,
  };
}

function failed(error: unknown): ChoicesView {
  const [text, remedy] = error instanceof Refused ? [error.message, error.remedy] : [String(error), ''];
  return { state: 'failed', text, whose: 'caller', remedy };
}
