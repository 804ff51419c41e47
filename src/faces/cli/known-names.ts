import { createHash, randomBytes } from 'node:crypto';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, readRegularFile } from '../../connection/index.ts';

/** How many files are kept in a folder; those go first that were written first. */
const keptFiles = 50;

/** Lists of names by keys, remembered from one process to the next. */
export interface KnownNames {
  get(key: string): readonly string[] | undefined;
  set(key: string, names: readonly string[]): void;
  /** Writes down what was asked for and set, and forgets the rest. Where that fails nothing is remembered, and nobody is told. */
  keep(): Promise<void>;
}

/**
 * Opens a file of names. What is damaged, or was found out under other rules, counts as nothing; so does a file that cannot be read.
 *
 * @param folder - Where such files are; made where it is missing, for its owner alone.
 * @param name - Whose names they are. Any text.
 * @param rules - What they depend on besides their keys. Any text.
 */
export async function openKnownNames(folder: string, name: string, rules: string): Promise<KnownNames> {
  const file = join(folder, `${digest(name)}.json`);
  const before = await read(file, rules);
  const now = new Map<string, readonly string[]>();
  let isNew = false;
  return {
    get(key) {
      const names = now.get(key) ?? before.get(key);
      if (names) now.set(key, names);
      return names;
    },
    set(key, names) {
      now.set(key, names);
      isNew = true;
    },
    async keep() {
      if (isNew || now.size < before.size) await write(folder, file, textOf(rules, now));
    },
  };
}

/** A short name for a text that no other text has. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 32);
}

/** A line that says whether the rest is whole, and the rest. */
function textOf(rules: string, names: ReadonlyMap<string, readonly string[]>): string {
  const content = JSON.stringify({ rules, names: Object.fromEntries(names) });
  return `${digest(content)}\n${content}`;
}

async function read(file: string, rules: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const text = await readRegularFile(file).then(String, () => '');
  const [sum, content = ''] = text.split('\n', 2);
  if (sum !== digest(content)) return new Map();
  const written = JSON.parse(content) as { readonly rules: string; readonly names: Readonly<Record<string, readonly string[]>> };
  return new Map(written.rules === rules ? Object.entries(written.names) : []);
}

/** Another process may do the same: each puts a whole file in the place. */
async function write(folder: string, file: string, text: string): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await makeFolder(folder, 0o700);
    await writeFile(aside, text, { mode: 0o600, flag: 'wx' });
    await rename(aside, file);
    await removeOld(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    await rm(aside, { force: true }).catch(() => undefined);
  }
}

async function removeOld(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.length <= keptFiles) return;
  const aged = await Promise.all(names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })));
  for (const { path } of aged.toSorted((a, b) => b.at - a.at).slice(keptFiles)) await rm(path, { force: true });
}
