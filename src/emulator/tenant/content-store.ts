import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where contents of files are that are too large for the memory: a folder, made when the first one comes. */
export interface ContentStore {
  /** A new name for a content. Until it is `kept` or removed, a sweep leaves it alone. */
  begin(): string;
  /** The content of that name is whole, and something refers to it. */
  kept(name: string): void;
  /** The path of the file of a name; the folder is there. */
  pathOf(name: string): string;
  /** Removes a content that nothing refers to. In a folder that outlives the emulator it stays until the next sweep, as what was saved there may refer to it. */
  remove(name: string): Promise<void>;
  /** Removes all contents but these. */
  sweep(inUse: ReadonlySet<string>): Promise<void>;
  /** Removes the folder, unless it is one that outlives the emulator. */
  close(): Promise<void>;
}

/**
 * Creates a content store.
 *
 * @param folder - A folder that outlives the emulator. Default: one among the temporary files, removed at the end, also of a program that forgets to.
 */
export function createContentStore(folder?: string): ContentStore {
  let made: string | undefined;
  const unfinished = new Set<string>();
  const removeAtExit = (): void => {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
  };
  function path(): string {
    if (made !== undefined) return made;
    if (folder === undefined) {
      made = mkdtempSync(join(tmpdir(), 'onbehalf-files-'));
      process.once('exit', removeAtExit);
    } else {
      made = resolve(folder);
      mkdirSync(made, { recursive: true, mode: 0o700 });
    }
    return made;
  }
  return {
    begin() {
      const name = randomUUID();
      unfinished.add(name);
      return name;
    },
    kept: (name) => void unfinished.delete(name),
    pathOf: (name) => join(path(), name),
    async remove(name) {
      unfinished.delete(name);
      if (folder === undefined && made !== undefined) await rm(join(made, name), { force: true });
    },
    async sweep(inUse) {
      const place = made ?? folder;
      if (place === undefined) return;
      const names = await readdir(place).catch(() => []);
      const leftOver = names.filter((name) => !inUse.has(name) && !unfinished.has(name));
      await Promise.all(leftOver.map((name) => rm(join(place, name), { force: true })));
    },
    async close() {
      if (folder !== undefined || made === undefined) return;
      process.removeListener('exit', removeAtExit);
      await rm(made, { recursive: true, force: true });
      made = undefined;
    },
  };
}
