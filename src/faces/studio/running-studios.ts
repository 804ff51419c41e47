import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { dataFolder, makeFolder, readRegularFile } from '../../connection/index.ts';
import { tokenHeader } from './safety/guard.ts';

const noteShape = z.object({ origin: z.string().regex(/^http:\/\/127\.0\.0\.1:\d{1,5}$/), folder: z.string(), key: z.string() });

/** A Studio that serves a folder on this machine. */
export type RunningStudio = z.output<typeof noteShape>;

/** One that does not answer in this time is gone, in milliseconds. */
const patienceMS = 3_000;

const home = (): string => join(dataFolder(), 'studios');

/** One note for each folder. */
function noteOf(folder: string): string {
  return join(home(), `${createHash('sha256').update(folder).digest('hex').slice(0, 32)}.json`);
}

/** Notes down that a Studio runs, for its owner alone, until it is disposed of. */
export async function noteStudio(studio: RunningStudio): Promise<AsyncDisposable> {
  await makeFolder(home(), 0o700);
  const file = noteOf(studio.folder);
  await writeFile(file, JSON.stringify(studio), { mode: 0o600 });
  return {
    async [Symbol.asyncDispose]() {
      // Another one may have come after it.
      if ((await readNote(file))?.key === studio.key) await rm(file, { force: true });
    },
  };
}

/** The address of a new tab in the Studio that serves a folder already; undefined where none does. @param folder - Real path. */
export async function findStudio(folder: string): Promise<{ readonly origin: string; readonly url: string } | undefined> {
  const note = await readNote(noteOf(folder));
  const code = note && (await askCode(note).catch(() => undefined));
  return note && code !== undefined ? { origin: note.origin, url: `${note.origin}/#${code}` } : undefined;
}

async function readNote(file: string): Promise<RunningStudio | undefined> {
  try {
    return noteShape.parse(JSON.parse((await readRegularFile(file)).toString('utf8')));
  } catch {
    return undefined;
  }
}

function askCode({ origin, key }: RunningStudio): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { [tokenHeader]: key, 'Content-Type': 'application/json' };
    const sent = request(`${origin}/api/code`, { method: 'POST', agent: false, timeout: patienceMS, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.on('error', reject);
      answer.on('end', () => {
        const read = z.object({ code: z.string() }).safeParse(answer.statusCode === 200 ? jsonOf(text) : undefined);
        resolve(read.data?.code);
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.on('error', reject);
    sent.end('{}');
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
