import path from 'node:path';
import { unfinished, type WholeFiles } from './whole-files.ts';
import { removedMark } from './seal.ts';

/** One file of an entry. An entry's newest file has the highest number; a file that was set aside keeps its number taken. */
export interface EntryFile {
  readonly name: string;
  readonly key: string;
  readonly number: number;
  readonly isAside: boolean;
}

const pattern = /^([a-z0-9-]+)\.(\d{1,15})(\.unreadable-.*)?$/;
const leftOverAfter = 60_000;
const removedFor = 3_600_000;

/** Name of the file that holds an entry after its `number`th write. */
export function entryFileName(key: string, number: number): string {
  return `${key}.${number}`;
}

/** Those of the names in a folder that belong to entries. */
export function entriesAmong(names: readonly string[]): EntryFile[] {
  return names.flatMap((name) => {
    const [, key, number, aside] = pattern.exec(name) ?? [];
    return key && number ? [{ name, key, number: Number(number), isAside: aside !== undefined }] : [];
  });
}

/** The file of an entry that counts: the one with the highest number that was not set aside. */
export function newest(files: readonly EntryFile[], key: string): EntryFile | undefined {
  return files.filter((file) => file.key === key && !file.isAside).reduce<EntryFile | undefined>(higher, undefined);
}

/** The number that the next write of an entry takes; a number is never used twice. */
export function nextNumber(files: readonly EntryFile[], key: string): number {
  return files.filter((file) => file.key === key).reduce((highest, { number }) => Math.max(highest, number), 0) + 1;
}

function higher(best: EntryFile | undefined, file: EntryFile): EntryFile {
  return best && best.number > file.number ? best : file;
}

/**
 * The keys of the entries of a folder. It also removes what crashed processes left: superseded files at once, unfinished files
 * after a minute, and marks of removed entries after an hour (until then the mark keeps a slow writer from bringing an entry back).
 */
export async function listEntries(files: WholeFiles, folder: string): Promise<string[]> {
  const names = await files.names(folder);
  const entries = entriesAmong(names).filter(({ isAside }) => !isAside);
  for (const name of names.filter((candidate) => candidate.endsWith(unfinished)))
    await removeIfOlder(files, path.join(folder, name), leftOverAfter);

  const keys: string[] = [];
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (newest(entries, entry.key) !== entry) await files.remove(file);
    else if ((await files.facts(file))?.size === removedMark.bytes.length) await removeIfOlder(files, file, removedFor);
    else keys.push(entry.key);
  }
  return keys;
}

async function removeIfOlder(files: WholeFiles, file: string, milliseconds: number): Promise<void> {
  const facts = await files.facts(file);
  if (facts && Date.now() - facts.modifiedMS > milliseconds) await files.remove(file);
}
