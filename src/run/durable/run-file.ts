import { readFile, rename, writeFile } from 'node:fs/promises';
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
  /** Settings of the command line that the run has on top of those of the flow: the connection, the emulator. */
  readonly settings: Readonly<Record<string, unknown>>;
}

const name = 'durable.sealed';

/** Writes down what a run is, sealed: its inputs may be people's data. @param folder - Of the run. */
export async function writeRunFile(folder: string, file: RunFile, sealed: SealedTexts): Promise<void> {
  const aside = join(folder, `${name}.tmp`);
  await writeFile(aside, sealed.seal(name, JSON.stringify(file)), { mode: 0o600 });
  await rename(aside, join(folder, name));
}

/**
 * Reads what a run is.
 *
 * @throws OnbehalfError CONFLICT for a run that is not durable.
 */
export async function readRunFile(folder: string, sealed: SealedTexts): Promise<RunFile> {
  const text = await readFile(join(folder, name), 'utf8').catch((error: unknown) => {
    throw new OnbehalfError('CONFLICT', 'This run cannot be gone on with: it was not started with `--durable`.', {
      remedy: 'Run the flow again, with `--durable` where it shall outlive its process.',
      cause: error,
    });
  });
  return JSON.parse(sealed.open(name, text)) as RunFile;
}
