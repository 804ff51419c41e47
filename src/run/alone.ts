import { randomBytes } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeFolder, readRegularFile } from '../connection/index.ts';
import type { OnbehalfError } from '../core/errors.ts';

/** A process that does something alone. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
  /** When its process began, as the system tells it; empty where it tells nothing. */
  readonly begun: string;
}

/** A note of a holder, by its number. */
interface Note {
  readonly number: number;
  readonly path: string;
}

/** What a process wants to do alone. */
export interface AloneOptions<About extends object> {
  /** The folder in which processes leave their notes. */
  readonly folder: string;
  /** Names what is done, in the folder; without a dot. */
  readonly name: string;
  /** What whoever is refused is told of the holder. */
  readonly about: About;
  now(): Date;
  /** The error for whoever is refused. @param path - The note of the holder. */
  refused(holder: Holder & About, path: string): OnbehalfError;
}

/**
 * Makes this process the only one that does something, until it is disposed of. Of a process that is alive nothing is ever taken, however long it holds it;
 * what a process left that is gone is taken over.
 *
 * The nth holder creates the file `<name>.<n>`, which only one process can do; whoever finds another living one beside its own gives way.
 *
 * @throws OnbehalfError as `refused` makes it.
 */
export async function beAlone<About extends object>({ folder, name, about, now, refused }: AloneOptions<About>): Promise<AsyncDisposable> {
  await makeFolder(folder, 0o700);
  const own: Holder & About = {
    ...about,
    pid: process.pid,
    host: hostname(),
    since: now().toISOString(),
    begun: (await beginningOf(process.pid)) ?? '',
  };
  const refuseAmong = async (notes: readonly Note[]): Promise<void> => {
    for (const { path } of notes) {
      const holder = await readNote<About>(path);
      if (holder && !(await isGone(holder))) throw refused(holder, path);
    }
  };
  for (;;) {
    const notes = await notesIn(folder, name);
    await refuseAmong(notes);
    const path = join(folder, `${name}.${(notes.at(-1)?.number ?? 0) + 1}`);
    if (!(await create(folder, path, own))) continue;
    try {
      await refuseAmong((await notesIn(folder, name)).filter((note) => note.path !== path));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    // What the gone ones left; this one stands above them.
    for (const note of notes) await rm(note.path, { force: true });
    return { [Symbol.asyncDispose]: () => rm(path, { force: true }) };
  }
}

/** Whole or not at all, and only where none is. */
async function create(folder: string, path: string, holder: Holder): Promise<boolean> {
  const unfinished = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    await writeFile(unfinished, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
    await link(unfinished, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function notesIn(folder: string, name: string): Promise<Note[]> {
  const numbers = (await readdir(folder)).flatMap((file) => {
    const [start, number = ''] = file.split('.');
    return start === name && /^\d{1,9}$/.test(number) ? [Number(number)] : [];
  });
  return numbers.toSorted((a, b) => a - b).map((number) => ({ number, path: join(folder, `${name}.${number}`) }));
}

/** Undefined for what is gone, or is no note of ours. */
async function readNote<About>(path: string): Promise<(Holder & About) | undefined> {
  try {
    const note = JSON.parse((await readRegularFile(path)).toString('utf8')) as Holder & About;
    return Number.isInteger(note.pid) && note.pid > 0 ? note : undefined;
  } catch {
    return undefined;
  }
}

/** True where its process has ended, also where another one has its number by now. What runs on another machine is taken for living. */
async function isGone({ pid, host, begun }: Holder): Promise<boolean> {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
  }
  const beginning = await beginningOf(pid);
  return beginning !== undefined && begun !== '' && beginning !== begun;
}

/** When a process began, where /proc tells it: ticks since the start of the machine, and which start. proc(5). */
async function beginningOf(pid: number): Promise<string | undefined> {
  try {
    const [stat, boot] = await Promise.all([readFile(`/proc/${pid}/stat`, 'utf8'), readFile('/proc/sys/kernel/random/boot_id', 'utf8')]);
    // The name of the program stands in brackets and may hold anything; the 22nd field is the 20th after it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? undefined : `${boot.trim()} ${ticks}`;
  } catch {
    return undefined;
  }
}
