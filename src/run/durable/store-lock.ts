import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { OnbehalfError } from '../../core/errors.ts';

/** Who holds a store. */
interface Holder {
  readonly pid: number;
  /** When that process started, as the system tells it; empty where it does not. */
  readonly since: string;
  readonly run: string;
}

/**
 * Takes the lock beside a store, so that one process at a time writes to it: two lose what they wrote without a word. Of a process that is alive the lock is
 * never taken, however long it holds it; one that ended without giving it back is passed over.
 *
 * @param file - The lock: a file beside the folder of the store.
 * @param run - Which run holds it, for whoever is refused.
 * @returns What gives it back.
 * @throws OnbehalfError CONFLICT naming the run that holds it.
 */
export async function lockStore(file: string, run: string): Promise<() => Promise<void>> {
  const mine: Holder = { pid: process.pid, since: await startOf(process.pid), run };
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (await created(file, JSON.stringify(mine))) return () => rm(file, { force: true });
    const text = await readFile(file, 'utf8').catch(() => '');
    const holder = holderIn(text);
    if (holder && (await isAlive(holder))) throw refused(holder);
    await takeAway(file, text);
  }
  throw new OnbehalfError('CONFLICT', `The lock ${file} changes all the time.`);
}

async function created(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a lock away that nobody holds. Another process may do the same at this moment and have its own there already: that one is put back. */
async function takeAway(file: string, seen: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== seen) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Killed between making the file and writing it: nobody holds it. */
function holderIn(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

async function isAlive({ pid, since }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // The number of a process that ended is given again: it is the same one where it started at the same moment.
  const started = await startOf(pid);
  return since === '' || started === '' || since === started;
}

/** The start of a process in ticks since the machine came up; empty where the system does not tell. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function refused({ run, pid }: Holder): OnbehalfError {
  return new OnbehalfError('CONFLICT', `The store of durable runs is in use: run ${run} is going on (process ${pid}).`, {
    remedy: 'Wait until it ends, or keep durable runs in PostgreSQL, where several go on at once: `--database postgresql://...`.',
  });
}
