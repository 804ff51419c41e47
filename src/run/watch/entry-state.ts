import { createHash } from 'node:crypto';
import type { World } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';

/** A run that is owed: at a time, or for what came. */
export interface Owed {
  /** The time that it is due at, or at which it came; ISO 8601. */
  readonly at: string;
  /** What came, as the activity that waits gave it; left out for a schedule. */
  readonly item?: unknown;
  /** So many earlier times it stands for. */
  readonly missed?: number;
}

/** What is kept of an entry from one moment to the next, also when the process is killed. */
export interface EntryState {
  /** What the entry waits for; where that is changed the rest counts for nothing. */
  readonly of: string;
  /** ISO 8601: all that was due up to then is in `owed`, or dealt with. */
  readonly until: string;
  /** Where the activity that waits stands, by the names under which it keeps it; left out for a schedule. */
  readonly positions?: Readonly<Record<string, string>>;
  /** Runs that did not end yet, in their order; the first one may be going on. */
  readonly owed: readonly Owed[];
}

/** The state of one entry. */
export interface KeptState {
  now(): EntryState;
  /** Changes it, and has it on disk when it ends; one change after the other. */
  change(update: (state: EntryState) => EntryState): Promise<void>;
}

type Storage = Awaited<ReturnType<World['positions']>>;

/**
 * Opens the state of an entry. It lies where positions lie: beside the tokens of this machine, encrypted as they are, written whole or not at all.
 *
 * @param project - What tells projects apart.
 * @param fresh - What it is where nothing is kept, or of something else.
 */
export async function openEntryState(storage: Storage, project: string, entry: string, fresh: EntryState): Promise<KeptState> {
  const key = `watch-${createHash('sha256')
    .update(JSON.stringify([project, entry]))
    .digest('hex')}`;
  const stored = await storage.read(key);
  const before = stored && (JSON.parse(stored.content) as EntryState);
  let state = before?.of === fresh.of ? before : fresh;
  let version = stored?.version;
  let last: Promise<void> = Promise.resolve();
  const write = async (next: EntryState): Promise<void> => {
    const written = await storage.write(key, JSON.stringify(next), version);
    if (written === 'changed')
      throw new OnbehalfError('STORAGE_UNAVAILABLE', `What is kept of ${entry} was changed by another process.`, {
        remedy: 'End the other process that watches this project, and start again.',
      });
    ({ version } = written);
    state = next;
  };
  if (state === fresh) await write(fresh);
  return {
    now: () => state,
    change(update) {
      const changing = last.then(() => write(update(state)));
      last = changing.catch(() => undefined);
      return changing;
    },
  };
}
