import { dirname, join } from 'node:path';
import { isOnbehalfError } from '../../core/errors.ts';
import type { LoadedFlow, ReadText } from '../../flow/load-flow.ts';
import { digest, type KnownNames } from './known-names.ts';

/** A short name for the content of a flow, of those that it invokes included. */
export function keyOf({ text, invoked }: LoadedFlow): string {
  return joined(digest(text), new Map([...invoked].map(([file, other]) => [file, keyOf(other)])));
}

/** Remembers which flows a flow invokes, so that its key is known without reading more than texts. */
export function rememberInvoked({ text, invoked }: LoadedFlow, known: KnownNames): void {
  if (invoked.size > 0) known.set(invokedKey(digest(text)), [...invoked.keys()]);
  for (const other of invoked.values()) rememberInvoked(other, known);
}

/**
 * The key of a flow file that was loaded before, from texts alone.
 *
 * @param path - Absolute.
 * @returns A key that no flow has where something of it is not known; undefined where a file is not there, or leads back to itself.
 */
export async function keyOfFile(
  path: string,
  shown: string,
  read: ReadText,
  known: KnownNames,
  above: readonly string[] = [],
): Promise<string | undefined> {
  const text = await orUndefined(read(path, shown));
  if (text === undefined || above.includes(path)) return undefined;
  const sum = digest(text);
  const keys = new Map<string, string>();
  for (const file of known.get(invokedKey(sum)) ?? []) {
    const key = await keyOfFile(join(dirname(path), file), join(dirname(shown), file), read, known, [...above, path]);
    if (key === undefined) return undefined;
    keys.set(file, key);
  }
  return joined(sum, keys);
}

/** @param sum - Digest of a text alone: the files that it invokes follow from it. */
function invokedKey(sum: string): string {
  return `invokes ${sum}`;
}

function joined(sum: string, invoked: ReadonlyMap<string, string>): string {
  return invoked.size === 0 ? sum : digest(JSON.stringify([sum, ...invoked]));
}

/** What is not there is told by whoever loads the flow. */
async function orUndefined(reading: Promise<string>): Promise<string | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
