import path from 'node:path';
import type { WholeFiles } from './whole-files.ts';
import { removedMark } from './seal.ts';

/** One file of an entry. An entry's newest file has the highest number; a file that was set aside keeps its number taken. */
export interface EntryFile {
  readonly name: string;
  readonly key: string;
  readonly number: number;
  readonly isAside: boolean;
}

const pattern = /^([a-z0-9-]+)\.(\d{1,15})(\.unreadable-.*)?$/;

/** No entry is written so often. A file of a higher number that does not open was put there by somebody, and what follows it would run out of digits. */
export const mostWrites = 1e12;

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

/** The number that the next write of an entry takes; a number is never used twice. A file that was set aside for its impossible number takes none. */
export function nextNumber(files: readonly EntryFile[], key: string): number {
  const counting = files.filter((file) => file.key === key && !(file.isAside && file.number > mostWrites));
  return counting.reduce((highest, { number }) => Math.max(highest, number), 0) + 1;
}

/** The files of the same entry that have a lower number and were not set aside. */
export function superseded(files: readonly EntryFile[], { key, number }: Pick<EntryFile, 'key' | 'number'>): EntryFile[] {
  return files.filter((file) => file.key === key && !file.isAside && file.number < number);
}

function higher(best: EntryFile | undefined, file: EntryFile): EntryFile {
  return best && best.number > file.number ? best : file;
}

/**
 * The keys of the entries of a folder. It also removes marks of removed entries after an hour (until then the mark keeps a slow writer from bringing an
 * entry back), and at once what such a mark superseded. What another file supersedes is left to whoever reads that file: only then is known that it
 * is in order.
 */
export async function listEntries(files: WholeFiles, folder: string): Promise<string[]> {
  const names = await files.names(folder);
  const entries = entriesAmong(names).filter(({ isAside }) => !isAside);
  const keys: string[] = [];
  for (const entry of entries.filter((one) => newest(entries, one.key) === one)) {
    const file = path.join(folder, entry.name);
    if ((await files.facts(file))?.size !== removedMark.bytes.length) {
      keys.push(entry.key);
      continue;
    }
    for (const { name } of superseded(entries, entry)) await files.remove(path.join(folder, name));
    await removeIfOlder(files, file, removedFor);
  }
  return keys;
}

async function removeIfOlder(files: WholeFiles, file: string, milliseconds: number): Promise<void> {
  const facts = await files.facts(file);
  if (facts && Date.now() - facts.modifiedMS > milliseconds) await files.remove(file);
}
