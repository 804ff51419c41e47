import { join } from 'node:path';
import type { FieldProblem } from '../../core/errors.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import type { Catalogue } from '../../flow/catalogue.ts';
import type { CheckedFlow } from '../../flow/check/check-flow.ts';
import { isFlowFile } from '../../flow/flow-file.ts';
import { entryName, type WatchEntry } from '../../project/file/watch-entry.ts';
import { inputsOf } from '../flow/run-flow.ts';
import { scheduleOf } from './schedule.ts';
import { triggerProblems } from './trigger.ts';

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
 * @param catalogue - The activities that can wait.
 * @param read - Reads and checks a flow; undefined where its own mistakes are told elsewhere.
 * @throws what `read` does, but for a file that is not there.
 */
export async function checkWatch(
  folder: string,
  entries: readonly WatchEntry[],
  catalogue: Catalogue,
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
    const { schedule, zone = 'UTC', on } = entry;
    const scheduled = schedule === undefined ? undefined : await scheduleOf(schedule, zone).catch(asProblem);
    if (typeof scheduled === 'string') problems.push({ field: field('schedule'), problem: scheduled });
    if (on) problems.push(...(await triggerProblems(on, catalogue)).map((one) => ({ ...one, field: field(`on.${one.field}`) })));
    const flow = flows.get(entry.run) ?? (await flowOf(join(folder, entry.run), entry.run, read));
    if (typeof flow === 'string') problems.push({ field: field('run'), problem: flow });
    else if (flow) {
      flows.set(entry.run, flow);
      const named = new Set(on ? [on.as] : []);
      if (on) problems.push(...itemProblems(flow, on.as, entry.with).map((problem) => ({ field: field('on.as'), problem })));
      problems.push(
        ...inputProblems(flow, entry.with)
          .filter((one) => !named.has(one.field))
          .map((one) => ({ ...one, field: field(`with.${one.field}`) })),
      );
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

/** Whether what comes can be handed to a flow. */
function itemProblems({ loaded: { flow } }: CheckedFlow, as: string, given: Readonly<Record<string, unknown>>): string[] {
  if (as in given) return [`is ${as}, which \`with\` gives as well.`];
  const input = Object.hasOwn(flow.inputs, as) ? flow.inputs[as] : undefined;
  if (!input) return [`is ${as}, which is no input of the flow: add \`${as}: { type: object }\` to its inputs.`];
  return input.type === 'object' ? [] : [`is ${as}, an input of type ${input.type}; what comes needs one of type object.`];
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
