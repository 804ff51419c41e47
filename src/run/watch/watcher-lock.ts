import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { beAlone } from '../alone.ts';

/** The folder in which watchers leave their notes. */
export function watchersFolder(): string {
  return join(dataFolder(), 'watch');
}

/**
 * Makes this process the only one that watches a project, until it is disposed of. What a process left that is gone is taken over.
 *
 * @param project - The path of its folder.
 * @param at - Where it works, so that a trial does not stand in the way: the address of an emulator; empty for Microsoft's cloud.
 * @param folder - Where the notes are. Default: `watch` below the data folder.
 * @throws OnbehalfError CONFLICT naming the process that watches it.
 */
export function beOnlyWatcher(
  { project, at = '', now }: { readonly project: string; readonly at?: string; readonly now: () => Date },
  folder: string = watchersFolder(),
): Promise<AsyncDisposable> {
  const name = createHash('sha256')
    .update(JSON.stringify([project, at]))
    .digest('hex')
    .slice(0, 32);
  return beAlone({
    folder,
    name,
    about: { project },
    now,
    refused({ pid, host, since }, path) {
      const where = host === hostname() ? '' : ` on ${host}`;
      return new OnbehalfError('CONFLICT', `${project} is watched already, by process ${pid}${where} since ${since}.`, {
        details: { project, pid, host, since },
        remedy: `End that process, or leave the project to it. If it is no watcher, remove ${path}.`,
      });
    },
  });
}
