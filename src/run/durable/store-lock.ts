import { basename, dirname } from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import { beAlone } from '../alone.ts';

/**
 * Makes this process the only one that writes to a store, until it is disposed of: two lose what they wrote without a word.
 *
 * @param store - The folder of the store; the lock lies beside it.
 * @param run - Which run holds it, for whoever is refused.
 * @throws OnbehalfError CONFLICT naming the run that holds it.
 */
export function lockStore(store: string, run: string, now: () => Date = () => new Date()): Promise<AsyncDisposable> {
  return beAlone({
    folder: dirname(store),
    name: basename(store),
    about: { run },
    now,
    refused: ({ run: holding, pid }, path) =>
      new OnbehalfError('CONFLICT', `The store of durable runs is in use: run ${holding} is going on (process ${pid}).`, {
        details: { run: holding, pid },
        remedy: `Wait until it ends, or keep durable runs in PostgreSQL, where several go on at once: \`--database\`. If that process is no run, remove ${path}.`,
      }),
  });
}
