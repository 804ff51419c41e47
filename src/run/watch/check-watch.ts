import { join } from 'node:path';
import type { FieldProblem } from '../../core/errors.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import type { CheckedFlow } from '../../flow/check/check-flow.ts';
import { isFlowFile } from '../../flow/flow-file.ts';
import { entryName, type WatchEntry } from '../../project/file/watch-entry.ts';
import { inputsOf } from '../flow/run-flow.ts';
import { scheduleOf } from './schedule.ts';

/** The entries of a project with the flows that they run. */
export interface CheckedWatch {
  /** Everything that is wrong with the entries, by fields such as `watch.0.run`. */
  readonly problems: readonly FieldProblem[];
  /** The flows by their paths in the project, as far as there is nothing wrong with them. */
  readonly flows: ReadonlyMap<string, CheckedFlow>;
}

/**
 * Checks the entries of `watch` with the flows that they run.
 *
 * @param folder - Absolute path of the project.
 * @param read - Reads and checks a flow; undefined where its own mistakes are told elsewhere.
 * @throws what `read` does, but for a file that is not there.
 */
export async function checkWatch(
  folder: string,
  entries: readonly WatchEntry[],
  read: (path: string, shown: string) => Promise<CheckedFlow | undefined>,
): Promise<CheckedWatch> {
  const problems: FieldProblem[] = [];
  const flows = new Map<string, CheckedFlow>();
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
    const scheduled = await scheduleOf(entry.schedule, entry.zone).catch(asProblem);
    if (typeof scheduled === 'string') problems.push({ field: field('schedule'), problem: scheduled });
    const flow = flows.get(entry.run) ?? (await flowOf(join(folder, entry.run), entry.run, read));
    if (typeof flow === 'string') problems.push({ field: field('run'), problem: flow });
    else if (flow) {
      flows.set(entry.run, flow);
      problems.push(...inputProblems(flow, entry.with).map((one) => ({ ...one, field: field(`with.${one.field}`) })));
    }
  }
  return { problems, flows };
}

async function flowOf(
  path: string,
  shown: string,
  read: (path: string, shown: string) => Promise<CheckedFlow | undefined>,
): Promise<CheckedFlow | string | undefined> {
  if (!isFlowFile(shown)) return `names ${shown}, which is no flow: what is watched for runs a \`.flow.yaml\` file.`;
  try {
    return await read(path, shown);
  } catch (error) {
    if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return `names ${shown}, which is not there.`;
    throw error;
  }
}

function inputProblems({ loaded }: CheckedFlow, given: Readonly<Record<string, unknown>>): readonly FieldProblem[] {
  try {
    inputsOf(loaded, given);
    return [];
  } catch (error) {
    if (isOnbehalfError(error)) return error.fields;
    throw error;
  }
}

function asProblem(error: unknown): string {
  if (error instanceof RangeError) return error.message;
  throw error;
}
