import { join } from 'node:path';
import type { FieldProblem } from '../../core/errors.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import type { Catalogue } from '../../flow/catalogue.ts';
import { entryName, type WatchEntry } from '../../project/file/watch-entry.ts';
import { givenProblems } from './given-problems.ts';
import { scheduleOf } from './schedule.ts';
import { triggerProblems } from './trigger.ts';
import { readWatched, type ReadWatchedFlow, type Watched } from './watched.ts';

/** The entries of a project with what they run. */
export interface CheckedWatch {
  /** Everything that is wrong with the entries, by fields such as `watch.0.run`. */
  readonly problems: readonly FieldProblem[];
  /** What they run, as they name it, as far as there is nothing wrong with it. */
  readonly automations: ReadonlyMap<string, Watched>;
}

/**
 * Checks the entries of `watch` with what they run.
 *
 * @param folder - Absolute path of the project.
 * @param catalogue - The activities that can wait.
 * @throws what `read` does, but for a file that is not there.
 */
export async function checkWatch(
  folder: string,
  entries: readonly WatchEntry[],
  catalogue: Catalogue,
  read: ReadWatchedFlow,
): Promise<CheckedWatch> {
  const problems: FieldProblem[] = [];
  const automations = new Map<string, Watched>();
  const names = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    const field = (name: string): string => `watch.${index}.${name}`;
    const first = names.get(entryName(entry));
    names.set(entryName(entry), first ?? index);
    if (first !== undefined)
      problems.push({
        field: field(entry.name === undefined ? 'run' : 'name'),
        problem: `is the name of watch.${first} as well; give each a name of its own with \`name\`.`,
      });
    const { schedule, zone = 'UTC', on } = entry;
    const scheduled = schedule === undefined ? undefined : await scheduleOf(schedule, zone).catch(asProblem);
    if (typeof scheduled === 'string') problems.push({ field: field('schedule'), problem: scheduled });
    if (on) problems.push(...(await triggerProblems(on, catalogue)).map((one) => ({ ...one, field: field(`on.${one.field}`) })));
    const found = automations.get(entry.run) ?? (await orNotThere(entry.run, () => readWatched(join(folder, entry.run), entry.run, read)));
    if (typeof found === 'string') problems.push({ field: field('run'), problem: found });
    else if (found) {
      automations.set(entry.run, found);
      problems.push(...givenProblems(found, entry).map((one) => ({ ...one, field: field(one.field) })));
    }
  }
  return { problems, automations };
}

async function orNotThere<T>(shown: string, read: () => Promise<T>): Promise<T | string> {
  try {
    return await read();
  } catch (error) {
    if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return `names ${shown}, which is not there.`;
    throw error;
  }
}

function asProblem(error: unknown): string {
  if (error instanceof RangeError) return error.message;
  throw error;
}
