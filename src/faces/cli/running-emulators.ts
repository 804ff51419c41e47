import { readdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { dataFolder, makeFolder, readRegularFile } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';

/** An emulator that was started from the command line on this machine. */
export interface RunningEmulator {
  readonly origin: string;
  readonly pid: number;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Folder that it saves to. */
  readonly data?: string;
  /** PEM of its certificate authority, with https. */
  readonly caCertificate?: string;
}

/** What an emulator says of itself. */
export interface EmulatorState {
  readonly tenantId: string;
  readonly domain: string;
  readonly now: string;
  readonly users: number;
  readonly faults: number;
  readonly requests: number;
}

const folder = (): string => join(dataFolder(), 'emulators', 'running');

/** Notes down that an emulator runs, until it is disposed of. */
export async function noteRunning(emulator: RunningEmulator): Promise<AsyncDisposable> {
  await makeFolder(folder(), 0o700);
  const file = join(folder(), `${emulator.pid}-${new URL(emulator.origin).port}.json`);
  await writeFile(file, JSON.stringify(emulator), { mode: 0o600 });
  return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
}

/** The emulators that run on this machine, the one that started first in front. What a killed one left behind is taken away. */
export async function runningEmulators(): Promise<{ readonly emulator: RunningEmulator; readonly state: EmulatorState }[]> {
  const files = await readdir(folder()).catch(() => []);
  const found = await Promise.all(files.filter((name) => name.endsWith('.json')).map((name) => lookAt(join(folder(), name))));
  return found.filter((one) => one !== undefined).toSorted((a, b) => (a.emulator.startedAt < b.emulator.startedAt ? -1 : 1));
}

async function lookAt(file: string) {
  const emulator = await readNote(file);
  const state = emulator && (await askEmulator<EmulatorState>(emulator, 'GET', 'state').catch(() => undefined));
  if (emulator && state) return { emulator, state };
  if (!emulator || !isAlive(emulator.pid)) await rm(file, { force: true });
  return undefined;
}

async function readNote(file: string): Promise<RunningEmulator | undefined> {
  try {
    const note = JSON.parse((await readRegularFile(file)).toString('utf8')) as RunningEmulator;
    return URL.canParse(note.origin) && Number.isInteger(note.pid) ? note : undefined;
  } catch {
    return undefined;
  }
}

/** True while there is a process of that number, whoever it is. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Asks the control API of an emulator.
 *
 * @param path - Below `/_emulator/`.
 * @returns The JSON of the answer; undefined where it has none.
 * @throws OnbehalfError UNAVAILABLE where nothing or something else answers.
 */
export function askEmulator<T>(
  { origin, caCertificate }: Pick<RunningEmulator, 'origin' | 'caCertificate'>,
  method: 'GET' | 'POST',
  path: string,
): Promise<T> {
  const url = new URL(`/_emulator/${path}`, origin);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const refuse = (why: string, cause?: unknown): void => {
      const options = { remedy: 'Look at `onbehalf emulator status`, or start one with `onbehalf emulator start`.', cause };
      reject(new OnbehalfError('UNAVAILABLE', `No emulator answers at ${origin}: ${why}.`, options));
    };
    const request = send(
      url,
      { method, agent: false, timeout: patienceMS, ...(caCertificate !== undefined && { ca: caCertificate }) },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        answer.on('error', (error) => refuse(error.message, error));
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          if (status === 204) return resolve(undefined as T);
          try {
            const body = JSON.parse(text) as T & { error?: string };
            if (status < 300) resolve(body);
            else refuse(body.error?.replace(/\.$/, '') ?? `it answers with ${status}`);
          } catch (error) {
            refuse('something else is there', error);
          }
        });
      },
    );
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('error', (error) => refuse(error.message, error));
    request.end();
  });
}

const patienceMS = 5_000;
