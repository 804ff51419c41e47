import type { World } from '../../connection/index.ts';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import type { KeptState, Owed } from './entry-state.ts';
import type { RunWords, WatchEvent } from './events.ts';

/** So many runs of one entry may wait. */
export const mostOwed = 100;

// Where nobody is signed in somebody comes in minutes, or in the morning.
const shortestPauseMS = 60_000;
const longestPauseMS = 15 * 60_000;

/** A run that goes on. */
export interface StartedRun {
  /** Its id, where it is written down. */
  readonly run?: string;
  /** @throws what it fails with, or was cancelled with. */
  end(): Promise<void>;
}

/** What the runs of an entry stand on. */
export interface EntryRunsOptions {
  readonly entry: string;
  readonly state: KeptState;
  readonly world: Pick<World, 'now' | 'wait'>;
  /** Aborted when no more is to be done; a run that goes on ends after its current call. */
  readonly signal: AbortSignal;
  /** A run that nobody was signed in for is owed further on. */
  readonly triesAgain: boolean;
  start(owed: Owed, signal: AbortSignal): Promise<StartedRun>;
  tell(event: WatchEvent): void;
}

/** The runs of one entry, one after the other. */
export interface EntryRuns {
  isBusy(): boolean;
  /** Has what is owed run, where it does not run already. @throws what could not be kept before. */
  go(): void;
  /** Ends when nothing runs any more. @throws what could not be kept. */
  settled(): Promise<void>;
}

/** Runs what an entry owes. A run that fails is told, and is dealt with; one that is cut short stays owed. */
export function createEntryRuns({ entry, state, world, signal, triesAgain, start, tell }: EntryRunsOptions): EntryRuns {
  let working: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;

  async function work(): Promise<void> {
    for (let pause = shortestPauseMS; ;) {
      const [owed] = state.now().owed;
      if (!owed || signal.aborted) return;
      const isDealtWith = await runOne(owed, pause);
      if (signal.aborted && !isDealtWith) return;
      if (isDealtWith) {
        await state.change((before) => ({ ...before, owed: before.owed.slice(1) }));
        pause = shortestPauseMS;
        continue;
      }
      await world.wait(pause, signal).catch(() => undefined);
      pause = Math.min(2 * pause, longestPauseMS);
    }
  }

  /** Gives whether it is dealt with. */
  async function runOne(owed: Owed, pause: number): Promise<boolean> {
    const { at, missed } = owed;
    const started = world.now().getTime();
    let words: RunWords = { entry, at };
    try {
      const { run, end } = await start(owed, signal);
      words = { ...words, ...(run !== undefined && { run }) };
      tell({ type: 'runStarted', ...words, ...(missed && { missed }) });
      await end();
      tell({ type: 'runDone', ...words, milliseconds: world.now().getTime() - started });
      return true;
    } catch (error) {
      if (signal.aborted) {
        tell({ type: 'runCut', ...words });
        return false;
      }
      const failure = isOnbehalfError(error) ? error : new OnbehalfError('BUG', error instanceof Error ? error.message : String(error));
      const { code, message, remedy, exitStatus } = failure;
      const isOwed = exitStatus === 3 && triesAgain;
      tell({ type: 'runFailed', ...words, code, message, remedy, ...(isOwed && { againInMS: pause }) });
      return !isOwed;
    }
  }

  return {
    isBusy: () => working !== undefined,
    go() {
      if (failure) throw failure.error;
      working ??= work()
        .catch((error: unknown) => void (failure = { error }))
        .finally(() => (working = undefined));
    },
    async settled() {
      await working;
      if (failure) throw failure.error;
    },
  };
}
