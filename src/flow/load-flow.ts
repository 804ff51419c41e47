import { dirname, join } from 'node:path';
import { readRegularFile } from '../connection/index.ts';
import { isOnbehalfError, OnbehalfError } from '../core/errors.ts';
import { isFlowFile } from './flow-file.ts';
import { readFlow, type ReadFlow } from './format/read-flow.ts';
import { functionNamed, type InvokedFunction, type ReadFunction } from './invoked-function.ts';
import type { FlowProblem } from './problem.ts';
import { childrenOf, type InvokeStep, type Step } from './step.ts';

/** A flow with the flows and functions that it runs. */
export interface LoadedFlow extends ReadFlow {
  /** Absolute path of the file. */
  readonly path: string;
  /** Its name for messages. */
  readonly shown: string;
  readonly text: string;
  /** The flows that it invokes, by the path that the step names. */
  readonly invoked: ReadonlyMap<string, LoadedFlow>;
  /** The functions that it invokes, by what the step names. */
  readonly functions: ReadonlyMap<string, InvokedFunction>;
}

/** How the files of a flow are read. */
export interface FlowReader {
  /** Gives the text of a file, as `textOf` does. */
  readonly text: ReadText;
  readonly function: ReadFunction;
  /** What a text says; undefined where that is not known yet. */
  known?(text: string): ReadFlow | undefined;
}

/** Gives the text of a file, as `textOf` does. */
export type ReadText = (path: string, shown: string) => Promise<string>;

/** Reads flows alone: a function that a step names is not known. */
export const flowsAlone: FlowReader = {
  text: textOf,
  function: async () => ({ problem: 'names a function, and none is read here.' }),
};

/**
 * Reads a flow, and those that it invokes.
 *
 * @param path - Absolute path of the file.
 * @param shown - Its name for messages.
 * @param reader - Default `flowsAlone`.
 * @throws OnbehalfError NOT_FOUND for a file that is not there. What is wrong in it is for `checkFlow` to tell.
 */
export async function loadFlow(path: string, shown: string, reader: FlowReader = flowsAlone): Promise<LoadedFlow> {
  return load(path, shown, [], reader);
}

async function load(path: string, shown: string, above: readonly string[], reader: FlowReader): Promise<LoadedFlow> {
  const text = await reader.text(path, shown);
  const found = reader.known?.(text) ?? readFlow(text);
  const invoked = new Map<string, LoadedFlow>();
  const functions = new Map<string, InvokedFunction>();
  const problems = [...found.problems];
  const beside = (file: string): [path: string, shown: string] => [join(dirname(path), file), join(dirname(shown), file)];
  for (const step of stepsIn(found.flow.steps)) {
    if (step.verb !== 'invoke' || step.disabled) continue;
    const named = functionNamed(step.file);
    if (named && !functions.has(step.file)) {
      const read = await reader.function(...beside(named.file), named.name);
      if ('problem' in read) problems.push(problemOf(step, read.problem));
      else functions.set(step.file, read);
    }
    if (!isFlowFile(step.file) || invoked.has(step.file)) continue;
    const [target, name] = beside(step.file);
    if ([...above, path].includes(target))
      problems.push(problemOf(step, 'leads back to a flow that is being run: a flow cannot run itself.'));
    else {
      const other = await orUndefined(load(target, name, [...above, path], reader));
      if (other) invoked.set(step.file, other);
      else problems.push(problemOf(step, `names ${step.file}, which is not there.`));
    }
  }
  return { ...found, path, shown, text, problems, invoked, functions };
}

/**
 * The text of a flow file. A folder, and a pipe that would be waited on, are no files either.
 *
 * @param path - Path of the file.
 * @param shown - Its name for messages.
 * @param read - Reads a file. Default `readRegularFile`.
 * @throws OnbehalfError NOT_FOUND for a file that is not there.
 */
export async function textOf(
  path: string,
  shown: string,
  read: (path: string) => Buffer | Promise<Buffer> = readRegularFile,
): Promise<string> {
  try {
    return (await read(path)).toString('utf8');
  } catch (error) {
    throw new OnbehalfError('NOT_FOUND', `There is no file ${shown}.`, { remedy: 'Check the path of the flow.', cause: error });
  }
}

/** A file that is not there is a mistake of the step that names it. */
async function orUndefined(loading: Promise<LoadedFlow>): Promise<LoadedFlow | undefined> {
  try {
    return await loading;
  } catch (error) {
    if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

function problemOf(step: Step & InvokeStep, problem: string): FlowProblem {
  return { address: [...step.address, 'invoke'], ...step.place, problem };
}

/** Every step, those inside of steps included, in the order of the text. */
export function* stepsIn(steps: readonly Step[]): Generator<Step, void, void> {
  for (const step of steps) {
    yield step;
    for (const list of childrenOf(step)) yield* stepsIn(list);
  }
}
