import { createHash } from 'node:crypto';
import { OnbehalfError } from '../core/errors.ts';
import type { Positions } from '../core/ports.ts';
import type { Stored, TokenStorage } from '../identity/index.ts';

/** Whose positions they are. */
export interface Keeper {
  /** The activity that keeps them. */
  readonly activity: string;
  /** Identifies who works: the account, which signs in first where it did not yet. */
  account(): Promise<string>;
}

/**
 * Positions in a storage, apart for each account and activity.
 *
 * @param open - Opens the storage; called when the first position is read or written.
 */
export function positionsOf(open: () => Promise<TokenStorage>, { activity, account }: Keeper): Positions {
  const seen = new Map<string, Stored | undefined>();
  const keyOf = async (name: string): Promise<string> => {
    const whose = JSON.stringify([activity, await account(), name]);
    return `position-${createHash('sha256').update(whose).digest('hex')}`;
  };
  return {
    async read(name) {
      const key = await keyOf(name);
      const stored = await (await open()).read(key);
      seen.set(key, stored);
      return stored?.content;
    },
    async write(name, text) {
      const key = await keyOf(name);
      const written = await (await open()).write(key, text, seen.get(key)?.version);
      if (written === 'changed') {
        throw new OnbehalfError('CONFLICT', `${activity}: another run goes through the same from the same position, and kept its own.`, {
          remedy: 'End the other run, or give one of them a position of another name.',
        });
      }
      seen.set(key, { content: text, version: written.version });
    },
    async remove(name) {
      const key = await keyOf(name);
      await (await open()).remove(key);
      seen.delete(key);
    },
  };
}
