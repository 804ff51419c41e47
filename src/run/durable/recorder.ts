import { createHash } from 'node:crypto';
import type { World } from '../../connection/index.ts';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import type { Once } from '../../core/once.ts';
import type { Recorder } from '../flow/recorder.ts';
import { changesWatched } from '../flow/changes-watched.ts';
import { errorOf, recordOf, type RecordedError } from './recorded-error.ts';
import type { Intents } from './intents.ts';
import type { KeptValues } from './kept-values.ts';

/** What a recorded step came to. */
type Recorded = { readonly text: string | { readonly file: string } } | { readonly error: RecordedError };

/** What a recorder stands on. */
export interface RecorderOptions {
  /** Id of the run. */
  readonly run: string;
  readonly world: World;
  readonly intents: Intents;
  readonly values: KeptValues;
  /** Aborted when the run is to be held up: no further step is begun. */
  readonly signal: AbortSignal;
  /** Does work as a step of the engine, or gives what it gave before. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Told of each failure that a step came to, also of one that it came to before. */
  failed(error: unknown): void;
  /** Holds the run up: what it waits for never comes, and a later process goes on there. */
  hold(why: OnbehalfError): void;
}

/** After so many tries to find out what became of a change, the failure of the last is that of the step. */
const tries = 4;

/**
 * A recorder, and the world in which its steps run: there it is written down before a change leaves that it is on its way.
 */
export function createRecorder({ run, world, intents, values, signal, step, failed, hold }: RecorderOptions): {
  recorder: Recorder;
  world: World;
} {
  /** The step that changes something at this moment: one at a time. Several of its requests may want to leave at once, and none before it is written down. */
  let changing: { readonly step: string; begun?: Promise<void>; hasChanged: boolean } | undefined;

  const watched = changesWatched(world, {
    async before() {
      if (changing) await (changing.begun ??= intents.write(changing.step, '', { state: 'begun' }));
    },
    made() {
      if (changing) changing.hasChanged = true;
    },
  });

  function held(why: OnbehalfError): Promise<never> {
    hold(why);
    return new Promise<never>(() => undefined);
  }

  async function recorded<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (signal.aborted) return held(heldUp(run));
    let live: unknown;
    const result = await step<Recorded>(name, async () => {
      try {
        return { text: await values.keepText(JSON.stringify((await work()) ?? null)) };
      } catch (error) {
        if (isUnknown(error)) return await held(error);
        live = error;
        return { error: recordOf(error) };
      }
    });
    if ('error' in result) {
      const error = live ?? errorOf(result.error);
      failed(error);
      throw error;
    }
    return JSON.parse(await values.textOf(result.text)) as T;
  }

  async function changeOnce<T>(name: string, canTell: boolean, work: (once: Once) => Promise<T>): Promise<T> {
    const known = await intents.find(name, '');
    if (known?.state === 'assumed') return null as T;
    const isAgain = known?.state === 'begun' || known?.state === 'unknown';
    if (isAgain && !canTell) throw await unknownNow(name);
    const place: NonNullable<typeof changing> = { step: name, ...(isAgain && { begun: Promise.resolve() }), hasChanged: isAgain };
    changing = place;
    try {
      return await tried(name, canTell, isAgain, place, work);
    } finally {
      changing = undefined;
    }
  }

  async function tried<T>(
    name: string,
    canTell: boolean,
    wasBegun: boolean,
    place: NonNullable<typeof changing>,
    work: (once: Once) => Promise<T>,
  ): Promise<T> {
    let isAgain = wasBegun;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work({ key: keyOf(run, name), isAgain, part: (part, doPart) => partOnce(name, part, doPart) });
      } catch (error) {
        if (isUnknown(error) || (isAgain && isMoved(error))) throw await unknownNow(name, error);
        if (!place.begun) throw error;
        if (!leavesOpen(error)) {
          // What was changed before it was refused is there: whoever begins it again has to look first.
          if (!place.hasChanged) await intents.write(name, '', { state: 'refused' });
          throw error;
        }
        if (!canTell) throw await unknownNow(name, error);
        if (attempt === tries) throw error;
        isAgain = true;
        await world.wait(1000 * 2 ** (attempt - 1), signal).catch((failure: unknown) => {
          if (!signal.aborted) throw failure;
        });
        if (signal.aborted) return held(heldUp(run));
      }
    }
  }

  async function partOnce<T>(name: string, part: string, work: (begun: Date | undefined) => Promise<T>): Promise<T> {
    const known = await intents.find(name, part);
    if (known?.state === 'done') return known.value as T;
    // Parts of one step may be done at the same time, so that nobody knows whose request it is that leaves: each is begun from the start.
    if (!known) await intents.write(name, part, { state: 'begun', value: world.now().toISOString() });
    const value = await work(known && new Date(String(known.value)));
    await intents.write(name, part, { state: 'done', value });
    return value;
  }

  async function unknownNow(name: string, cause?: unknown): Promise<OnbehalfError> {
    await intents.write(name, '', { state: 'unknown' });
    const message = `Nobody can tell whether the step ${name} was done: it was begun, and its end was not seen.`;
    return new OnbehalfError('OUTCOME_UNKNOWN', message, { details: { step: name, run }, cause, remedy: remedyOf(run, name) });
  }

  return {
    world: watched,
    recorder: {
      record: recorded,
      change: (name, canTell, work) => recorded(name, () => changeOnce(name, canTell, work)),
      keep: (items) => values.keepList(items),
      itemsOf: (list) => values.itemsOf(list),
      async wait(name, milliseconds) {
        const until = await recorded(name, async () => world.now().getTime() + milliseconds);
        await world.wait(Math.max(0, until - world.now().getTime()), signal).catch((error: unknown) => {
          if (!signal.aborted) throw error;
        });
        if (signal.aborted) await held(heldUp(run));
      },
    },
  };
}

function heldUp(run: string): OnbehalfError {
  return new OnbehalfError('CANCELLED', 'The run was held up.', { remedy: `Go on with it: \`onbehalf runs resume ${run}\`.` });
}

function remedyOf(run: string, step: string): string {
  return `Look whether it was done, then say so: \`onbehalf runs resume ${run} --assume done --step '${step}'\`, or \`--assume not-done\`.`;
}

function isUnknown(error: unknown): error is OnbehalfError {
  return isOnbehalfError(error) && error.code === 'OUTCOME_UNKNOWN';
}

/** What was there when it was begun is not, or the other way round: it may be our own work. */
function isMoved(error: unknown): boolean {
  return isOnbehalfError(error) && (error.code === 'NOT_FOUND' || error.code === 'CONFLICT');
}

/** After these the change may have been made although nobody saw the answer. */
function leavesOpen(error: unknown): boolean {
  return !isOnbehalfError(error) || ['NETWORK_FAILED', 'TIMED_OUT', 'UNAVAILABLE', 'CANCELLED', 'BUG'].includes(error.code);
}

/** The same for a step of a run each time; of another run, another one. */
function keyOf(run: string, step: string): string {
  return createHash('sha256').update(`${run}\n${step}`).digest('hex').slice(0, 32);
}
