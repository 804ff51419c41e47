import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealedTexts } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import type { FlowVersion } from './flow-version.ts';

/** What a later process must know to go on with a run. */
export interface RunFile {
  /** Absolute path of the flow. */
  readonly path: string;
  /** Its name for messages. */
  readonly shown: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The flow as it was when the run began. */
  readonly version: FlowVersion;
  /** Where its steps are written down: on this machine, or in a PostgreSQL, of which the address is not kept. */
  readonly store: 'machine' | 'postgresql';
  /** The folder of its project, which has a store of its own on this machine. */
  readonly place: string;
  /** Settings of the command line that the run has on top of those of the flow: the connection, the emulator. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Who answered when it began, by their home account ids, sorted: it goes on as nobody else. */
  readonly accounts: readonly string[];
  /** Somebody is asked before each step that sends or deletes. */
  readonly confirm: boolean;
}

/** As long as it lies in the folder of a run, the run may be gone on with. */
export const runFileName = 'durable.sealed';

/** Writes down what a run is, sealed: its inputs may be people's data. @param folder - Of the run. */
export async function writeRunFile(folder: string, file: RunFile, sealed: SealedTexts): Promise<void> {
  const aside = join(folder, `${runFileName}.tmp`);
  await writeFile(aside, sealed.seal(runFileName, JSON.stringify(file)), { mode: 0o600 });
  await rename(aside, join(folder, runFileName));
}

/** From now on nobody goes on with the run. */
export async function endRunFile(folder: string): Promise<void> {
  await rm(join(folder, runFileName), { force: true });
}

/**
 * Reads what a run is.
 *
 * @throws OnbehalfError CONFLICT for a run that nobody can go on with.
 */
export async function readRunFile(folder: string, sealed: SealedTexts): Promise<RunFile> {
  const text = await readFile(join(folder, runFileName), 'utf8').catch((error: unknown) => {
    throw new OnbehalfError('CONFLICT', 'This run cannot be gone on with: it came to its end, or was not started with `--durable`.', {
      remedy: 'Run the flow again, with `--durable` where it shall outlive its process.',
      cause: error,
    });
  });
  return JSON.parse(sealed.open(runFileName, text)) as RunFile;
}
