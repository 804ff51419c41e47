import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isOnbehalfError, OnbehalfError } from '../core/errors.ts';
import type { Places } from './places.ts';

/** Everything of this package that runs: `src`, or `dist` once it is built. */
const ours = fileURLToPath(new URL('..', import.meta.url));

/** What the compiler makes of a call of something imported; the author wrote the name alone. */
const imported = /\(0 , \w+\.(\w+)\)/g;

/**
 * What an automation ended with, as a failure of the author's: what was thrown, and the line that threw it. A failure of ours that passed through the
 * automation stays what it is. So does an error that our own code threw, whoever called it: that is a bug of ours (decisions/0069), unless it has `isAuthors`.
 *
 * @param file - The automation, for messages.
 * @param places - Where its code stands.
 */
export function authorFailure(error: unknown, file: string, places: Places): unknown {
  if (isOnbehalfError(error) || (places.isFrom(error, ours) && !isAuthors(error))) return error;
  const [place] = places.of(error);
  const where = place ? `${nameOf(place.file)}, line ${place.line}, column ${place.column}` : nameOf(file);
  return new OnbehalfError('AUTOMATION_FAILED', `${where}: ${whatWasThrown(error)}`, {
    details: { file: place?.file ?? file, ...(place && { line: place.line, column: place.column }) },
    cause: error,
    ...remedyFor(error),
  });
}

/** True for an error that says itself that it comes of what the author wrote: one with `isAuthors`. */
function isAuthors(error: unknown): boolean {
  return error instanceof Error && 'isAuthors' in error && error.isAuthors === true;
}

/** A path as one reads it from where the command was started. */
function nameOf(file: string): string {
  const path = relative(process.cwd(), file);
  return path === '' || path.startsWith('..') ? file : path;
}

function whatWasThrown(error: unknown): string {
  if (!(error instanceof Error)) return `${shown(error)} was thrown, which is no Error and so says no line.`;
  const [first = ''] = error.message.replace(imported, '$1').split('\n');
  return `${error.name === 'Error' ? '' : `${error.name}: `}${first === '' ? 'an Error without a message' : first}`;
}

function shown(thrown: unknown): string {
  if (typeof thrown === 'string') return `"${thrown}"`;
  return typeof thrown === 'object' && thrown !== null ? 'an object' : String(thrown);
}

const notListed = /^\w+\.(\w+\.\w+) is not a function$/;

function remedyFor(error: unknown): { readonly remedy?: string } {
  if (!(error instanceof Error)) return { remedy: 'Throw an Error: it says where it was thrown.' };
  const code = 'code' in error ? error.code : undefined;
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND')
    return { remedy: 'Install the package, or correct the name in the import.' };
  const [, activity] = notListed.exec(error.message) ?? [];
  return activity === undefined ? {} : { remedy: `Where that is an activity, list it: \`activities: [${activity}]\`.` };
}
