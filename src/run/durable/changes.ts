import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { World } from '../../connection/index.ts';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import type { Once } from '../../core/once.ts';
import { changesWatched } from '../flow/changes-watched.ts';
import type { Intents } from './intents.ts';

/** What changes of a run stand on. */
export interface ChangesOptions {
  /** Id of the run. */
  readonly run: string;
  readonly world: World;
  readonly intents: Intents;
  /** Aborted when the run is to be held up: nothing is tried again. */
  readonly signal: AbortSignal;
  /** Holds the run up in the middle of a step: the step never ends, and a later process goes on there. */
  hold(): Promise<never>;
}

/** Makes changes so that a later process finds out what became of one that was cut off. */
export interface Changes {
  /** In it nothing is changed before it is written down that a change is on its way. */
  readonly world: World;
  /**
   * Does a step that changes something.
   *
   * @throws OnbehalfError OUTCOME_UNKNOWN where nobody can tell what became of it; what the step fails with.
   */
  make<T>(step: string, how: ChangeKind, work: (once: Once) => Promise<T>): Promise<T>;
}

/** What is known of a change beforehand. */
export interface ChangeKind {
  /** It can be done again after it was begun: its work then finds out what is there. */
  readonly canTell: boolean;
  /** Aborted when the time of the step is over: what fails then is not tried again. */
  readonly ending?: AbortSignal | undefined;
}

/** A step that changes something at this moment. Several of its requests may want to leave at once, and none before it is written down. */
interface Change {
  readonly step: string;
  begun?: Promise<void>;
  hasChanged: boolean;
}

/** After so many tries to find out what became of a change, the failure of the last is that of the step. */
const tries = 4;

/** Begins to make the changes of a run. */
export function createChanges({ run, world: outside, intents, signal, hold }: ChangesOptions): Changes {
  const current = new AsyncLocalStorage<Change>();
  const open = new Set<Change>();
  const world = changesWatched(outside, {
    async before(isBatch) {
      // In a batch calls of several steps travel together; each of them is begun.
      const one = current.getStore();
      const leaving = one && open.has(one) && !isBatch ? [one] : [...open];
      await Promise.all(leaving.map((change) => (change.begun ??= intents.write(change.step, '', { state: 'begun' }))));
      return () => {
        for (const change of leaving) change.hasChanged = true;
      };
    },
  });

  async function tried<T>(
    change: Change,
    { canTell, ending }: ChangeKind,
    wasBegun: boolean,
    work: (once: Once) => Promise<T>,
  ): Promise<T> {
    const { step } = change;
    let isAgain = wasBegun;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work(onceOf(step, isAgain));
      } catch (error) {
        if (isUnknown(error) || (isAgain && isMoved(error))) throw await unknownNow(step, error);
        if (!change.begun) throw error;
        if (!leavesOpen(error)) {
          // What was changed before it was refused is there: whoever begins it again has to look first.
          if (!change.hasChanged) await intents.write(step, '', { state: 'refused' });
          throw error;
        }
        if (!canTell) throw await unknownNow(step, error);
        if (attempt === tries || ending?.aborted) throw error;
        isAgain = true;
        await world.wait(1000 * 2 ** (attempt - 1), signal).catch((failure: unknown) => {
          if (!signal.aborted) throw failure;
        });
        if (signal.aborted) return hold();
      }
    }
  }

  function onceOf(step: string, isAgain: boolean): Once {
    return {
      // Most activities do without.
      get key() {
        return keyOf(run, step);
      },
      isAgain,
      part: (part, work) => partOnce(step, part, work),
    };
  }

  async function partOnce<T>(step: string, part: string, work: (begun: Date | undefined) => Promise<T>): Promise<T> {
    const known = await intents.find(step, part);
    if (known?.state === 'done') return known.value as T;
    // Parts of one step may be done at the same time, so that nobody knows whose request it is that leaves: each is begun from the start.
    if (!known) await intents.write(step, part, { state: 'begun', value: world.now().toISOString() });
    const value = await work(known && new Date(String(known.value)));
    await intents.write(step, part, { state: 'done', value });
    return value;
  }

  async function unknownNow(step: string, cause?: unknown): Promise<OnbehalfError> {
    await intents.write(step, '', { state: 'unknown' });
    const message = `Nobody can tell whether the step ${step} was done: it was begun, and its end was not seen.`;
    return new OnbehalfError('OUTCOME_UNKNOWN', message, { details: { step, run }, cause, remedy: remedyOf(run, step) });
  }

  return {
    world,
    async make(step, how, work) {
      const known = await intents.find(step, '');
      if (known?.state === 'assumed') return null as Awaited<ReturnType<typeof work>>;
      const isAgain = known?.state === 'begun' || known?.state === 'unknown';
      if (isAgain && !how.canTell) throw await unknownNow(step);
      const change: Change = { step, ...(isAgain && { begun: Promise.resolve() }), hasChanged: isAgain };
      open.add(change);
      try {
        return await current.run(change, () => tried(change, how, isAgain, work));
      } finally {
        open.delete(change);
      }
    },
  };
}

/** True where nobody can tell what became of a change. */
export function isUnknown(error: unknown): error is OnbehalfError {
  return isOnbehalfError(error) && error.code === 'OUTCOME_UNKNOWN';
}

function remedyOf(run: string, step: string): string {
  return `Look whether it was done, then say so: \`onbehalf runs resume ${run} --assume done --step '${step}'\`, or \`--assume not-done\`.`;
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
