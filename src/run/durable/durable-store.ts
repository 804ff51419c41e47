import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, sealOfMachine } from '../../connection/index.ts';
import { inputError } from '../../core/input.ts';
import { durablePackages, requirePackages } from './optional-package.ts';
import { openPGliteStore } from './pglite-store.ts';
import { openPostgresStore } from './postgres-store.ts';
import { forgetRun } from './run-durably.ts';
import type { RunFile } from './run-file.ts';
import type { Store } from './store.ts';
import { databaseAddress } from './database-address.ts';

/**
 * The address of the database that a run is written down in; undefined for this machine. A run that began before stays where it began.
 *
 * @param database - As it is typed.
 * @param file - Of a run that began before; left out: a new one.
 * @param command - For errors, `runs resume`.
 * @throws OnbehalfError INPUT_INVALID for another place than that, and for what is no address.
 */
export function storeOfRun(database: string | undefined, file: RunFile | undefined, command: string): string | undefined {
  if (file?.store !== 'machine') {
    const url = databaseAddress(database);
    if (!file || url !== undefined) return url;
    throw inputError(`onbehalf ${command}`, [{ field: '--database', problem: 'must name the PostgreSQL that the run was started with.' }]);
  }
  if (database === undefined) return undefined;
  throw inputError(`onbehalf ${command}`, [{ field: '--database', problem: 'must be left out: the run is written down on this machine.' }]);
}

/**
 * Looks whether the packages are there that a run stands on.
 *
 * @param url - As `storeOfRun` gives it.
 * @throws OnbehalfError SETTINGS_INVALID naming all that are missing.
 */
export function requireDurable(url: string | undefined): Promise<void> {
  const { engine, machine, postgresql } = durablePackages;
  return requirePackages([engine, url === undefined ? machine : postgresql]);
}

/** Opens the store of a run. @param place - The folder of its project: one store a project on this machine. @param url - As `storeOfRun` gives it. */
export function openDurableStore(place: string, url: string | undefined, run: string): Promise<Store> {
  return url === undefined ? openPGliteStore(folderOf(place), run) : openPostgresStore(url, run);
}

/** True where a project has a store on this machine already. */
export function hasStore(place: string): boolean {
  return existsSync(folderOf(place));
}

/**
 * Removes what was written down of a run that somebody could have gone on with.
 *
 * @param database - As it is typed, for a run in a PostgreSQL.
 * @throws OnbehalfError INPUT_INVALID where the database is not named; CONFLICT while it is going on.
 */
export async function forgetDurableRun(run: string, file: RunFile, database: string | undefined): Promise<void> {
  const url = storeOfRun(database, file, 'runs remove');
  await requireDurable(url);
  await using store = await openDurableStore(file.place, url, run);
  await forgetRun(store, run, await sealOfMachine());
}

function folderOf(place: string): string {
  return join(dataFolder(), 'durable', createHash('sha256').update(place).digest('hex').slice(0, 32));
}
