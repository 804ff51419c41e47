import { statSync } from 'node:fs';
import path from 'node:path';
import { namesIn, unfinished, unlinkIfThere } from './whole-files.ts';
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

/** The files of a folder that belong to entries. */
export function entryFiles(folder: string): EntryFile[] {
  return entriesAmong(namesIn(folder));
}

function entriesAmong(names: readonly string[]): EntryFile[] {
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
export async function listEntries(folder: string): Promise<string[]> {
  const names = namesIn(folder);
  const entries = entriesAmong(names).filter(({ isAside }) => !isAside);
  const leftOver = names.filter((name) => name.endsWith(unfinished));
  for (const name of leftOver) if (ageOf(folder, name) > leftOverAfter) await unlinkIfThere(path.join(folder, name));

  const keys: string[] = [];
  for (const entry of entries) {
    const isNewest = newest(entries, entry.key) === entry;
    if (!isNewest) await unlinkIfThere(path.join(folder, entry.name));
    else if (!isRemoved(folder, entry.name)) keys.push(entry.key);
    else if (ageOf(folder, entry.name) > removedFor) await unlinkIfThere(path.join(folder, entry.name));
  }
  return keys;
}

function isRemoved(folder: string, name: string): boolean {
  return statSync(path.join(folder, name), { throwIfNoEntry: false })?.size === removedMark.bytes.length;
}

function ageOf(folder: string, name: string): number {
  const facts = statSync(path.join(folder, name), { throwIfNoEntry: false });
  return facts ? Date.now() - facts.mtimeMs : 0;
}
