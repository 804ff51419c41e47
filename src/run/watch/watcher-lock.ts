import { createHash, randomBytes } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { dataFolder, makeFolder, readRegularFile } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';

/** Who watches a project. */
interface Watcher {
  /** The path of its folder. */
  readonly project: string;
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
  /** When its process began, as the system tells it; empty where it tells nothing. */
  readonly begun: string;
}

/** A note of a watcher, by its number. */
interface Note {
  readonly number: number;
  readonly path: string;
}

/** The folder in which watchers leave their notes. */
export function watchersFolder(): string {
  return join(dataFolder(), 'watch');
}

/**
 * Makes this process the only one that watches a project, until it is disposed of. What a process left that is gone is taken over.
 *
 * The nth watcher of a project creates the file `<project>.<n>`, which only one process can do; whoever finds another living one beside its own gives way.
 *
 * @param project - The path of its folder.
 * @param at - Where it works, so that a trial does not stand in the way: the address of an emulator; empty for Microsoft's cloud.
 * @param folder - Where the notes are. Default: `watch` below the data folder.
 * @throws OnbehalfError CONFLICT naming the process that watches it.
 */
export async function beOnlyWatcher(
  { project, at = '', now }: { readonly project: string; readonly at?: string; readonly now: () => Date },
  folder: string = watchersFolder(),
): Promise<AsyncDisposable> {
  await makeFolder(folder, 0o700);
  const name = createHash('sha256')
    .update(JSON.stringify([project, at]))
    .digest('hex')
    .slice(0, 32);
  const own: Watcher = {
    project,
    pid: process.pid,
    host: hostname(),
    since: now().toISOString(),
    begun: (await beginningOf(process.pid)) ?? '',
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

async function refuseAmong(notes: readonly Note[]): Promise<void> {
  for (const { path } of notes) {
    const watcher = await readNote(path);
    if (!watcher || (await isGone(watcher))) continue;
    const { project, pid, host, since } = watcher;
    const where = host === hostname() ? '' : ` on ${host}`;
    throw new OnbehalfError('CONFLICT', `${project} is watched already, by process ${pid}${where} since ${since}.`, {
      details: { project, pid, host, since },
      remedy: `End that process, or leave the project to it. If it is no watcher, remove ${path}.`,
    });
  }
}

/** Whole or not at all, and only where none is. */
async function create(folder: string, path: string, watcher: Watcher): Promise<boolean> {
  const unfinished = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    await writeFile(unfinished, JSON.stringify(watcher), { mode: 0o600, flag: 'wx' });
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
async function readNote(path: string): Promise<Watcher | undefined> {
  try {
    const note = JSON.parse((await readRegularFile(path)).toString('utf8')) as Watcher;
    return Number.isInteger(note.pid) && note.pid > 0 ? note : undefined;
  } catch {
    return undefined;
  }
}

/** True where its process has ended, also where another one has its number by now. What runs on another machine is taken for living. */
async function isGone({ pid, host, begun }: Watcher): Promise<boolean> {
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
