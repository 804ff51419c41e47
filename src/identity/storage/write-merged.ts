import { setTimeout as pause } from 'node:timers/promises';
import { OnbehalfError } from '../../core/errors.ts';
import type { TokenStorage } from './token-storage.ts';

const longestPauseMS = 50;

/**
 * Writes an entry that others may be writing too: reads it, merges, writes, and begins again when somebody was quicker.
 *
 * @param merge - Gives the new text for what is there, and undefined to leave the entry as it is; called again for each attempt.
 * @param attempts - How often to try; 200 take about five seconds.
 * @returns What was written.
 * @throws OnbehalfError STORAGE_UNAVAILABLE when others were always quicker.
 */
export async function writeMerged(
  storage: TokenStorage,
  key: string,
  merge: (theirs: string | undefined) => string | undefined,
  attempts = 200,
): Promise<string | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const stored = await storage.read(key);
    const content = merge(stored?.content);
    if (content === undefined || (await storage.write(key, content, stored?.version)) !== 'changed') return content;
    await pause(Math.random() * Math.min(5 * attempt, longestPauseMS));
  }
  throw new OnbehalfError('STORAGE_UNAVAILABLE', 'The tokens could not be kept: other processes change them all the time.');
}
