import { stat } from 'node:fs/promises';
import { isOnbehalfError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import { orMissing } from '../../flow/expressions/types.ts';
import type { InvokedInput, ReadFunction } from '../../flow/invoked-function.ts';
import { textOf, type FlowReader, type ReadText } from '../../flow/load-flow.ts';

/** Reads flows with the functions that they invoke. @param text - Reads the text of a flow. Default `textOf`. */
export function flowReader(text: ReadText = textOf): FlowReader {
  return { text, function: readInvoked };
}

/** Reads a function of a file of the project. */
const readInvoked: ReadFunction = async (path, shown, name) => {
  if (!(await stat(path).catch(() => undefined))?.isFile()) return { problem: `names ${shown}, which is not there.` };
  // What reads TypeScript is heavy, and most flows invoke no function.
  const { readFunction } = await import('../../automation/read-function.ts');
  try {
    const { function: found, exports, scopes, sources } = await readFunction(path, shown, name);
    if (!found) return { problem: `names ${name}, which ${shown} does not export; ${hint(name, exports)}` };
    const { result, inputs } = found;
    return { path, name, result: named(result, `the result of ${name}`), scopes, sources, ...(inputs && { inputs: orMissingIn(inputs) }) };
  } catch (error) {
    if (!isOnbehalfError(error) || error.code === 'BUG') throw error;
    // A flow says before its first step what it asks for; what can only be found out in between is refused.
    return { problem: `names a file that cannot be read before it runs. ${error.message} ${error.remedy}`.trimEnd() };
  }
};

/** What need not be given may come out as nothing as well: then it is not given. */
function orMissingIn(inputs: Readonly<Record<string, InvokedInput>>): Readonly<Record<string, InvokedInput>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { type, required }]) => [name, { type: required ? type : orMissing(type), required }]),
  );
}

function named<T extends { readonly kind: string }>(type: T, name: string): T {
  return type.kind === 'object' ? { ...type, name } : type;
}

function hint(name: string, exports: readonly string[]): string {
  const close = nearest(name, exports);
  if (close !== undefined) return `did you mean ${close}?`;
  return exports.length === 0 ? 'it exports nothing.' : `it exports ${exports.join(', ')}.`;
}
