import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createClock } from './clock.ts';
import { createContentStore } from './content-store.ts';
import { contentFolder, keptText, openDataFolder, tenantFile, unfinishedSave } from './data-folder.ts';
import { filesInUse } from './drives.ts';
import { createIds } from './ids.ts';
import { decodePlain, encodePlain } from './plain-data.ts';
import type { Tenant } from './tenant.ts';

const format = 'onbehalf-tenant';
/** Grows when what is saved is not what was saved before: 2 has the folders of searches, 3 secrets and certificates with their ids and ends. */
const version = 3;

interface Saved {
  readonly format: typeof format;
  readonly version: typeof version;
  /** ISO 8601: where the tenant's time stood. */
  readonly now: string;
  /** Where identifiers go on from. */
  readonly nextSeed: number;
  readonly tenant: unknown;
  /** What others keep beside the tenant, by their name. */
  readonly beside: unknown;
}

/** A tenant as it was saved, with what was saved beside it. */
export interface LoadedTenant {
  readonly tenant: Tenant;
  readonly beside: Readonly<Record<string, unknown>>;
}

/**
 * Saves a tenant to a folder (`openDataFolder`), in one file (0600) that is replaced at once, so that a crash leaves the old one or the new.
 *
 * @param beside - More plain data (objects, arrays, maps, sets, bytes) to keep with the tenant.
 * @throws Error naming the folder and the cause when it cannot be written.
 */
export async function saveTenant(tenant: Tenant, folder: string, beside: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await tenant.workbooks?.settle();
  const { clock, ids, content, workbooks: _, ...state } = tenant;
  const saved: Saved = {
    format,
    version,
    now: clock.now().toISOString(),
    nextSeed: ids.integer(1, 0x7fff_ffff),
    tenant: encodePlain(state),
    beside: encodePlain(beside),
  };
  await openDataFolder(folder);
  const temporary = unfinishedSave(folder);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify(saved));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(folder, tenantFile));
  } finally {
    await rm(temporary, { force: true });
  }
  if (tenant.drives) await content.sweep(filesInUse(tenant.drives));
}

/**
 * Loads what `saveTenant` wrote, or undefined when the folder holds no tenant. Time goes on with the machine's, but never back.
 *
 * @param now - Freezes the tenant's clock at this moment instead.
 * @throws Error that names the file when it cannot be read.
 */
export async function loadTenant(folder: string, now?: Date): Promise<LoadedTenant | undefined> {
  const path = join(folder, tenantFile);
  const text = await keptText(path);
  if (text === undefined) return undefined;
  const saved = readSaved(text, path);
  const clock = createClock(now);
  const behind = Date.parse(saved.now) - clock.now().getTime();
  if (now === undefined && behind > 0) clock.advance(behind);
  const state = decodePlain(saved.tenant);
  if (!isTenantState(state)) throw unreadable(path);
  const beside = decodePlain(saved.beside);
  const content = createContentStore(join(folder, contentFolder));
  // What a run took in and did not save.
  if (state.drives) await content.sweep(filesInUse(state.drives));
  return {
    tenant: { ...state, clock, ids: createIds(saved.nextSeed), content },
    beside: typeof beside === 'object' && beside !== null ? Object.fromEntries(Object.entries(beside)) : {},
  };
}

function readSaved(text: string, path: string): Saved {
  try {
    const saved: Saved = JSON.parse(text);
    if (saved.format === format && saved.version === version && !Number.isNaN(Date.parse(saved.now))) return saved;
    if (saved.format === format && Number.isInteger(saved.version) && Number(saved.version) !== version)
      throw ofOtherVersion(path, saved.version);
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
    // Falls through: what is no JSON is as unreadable as what is of another format.
  }
  throw unreadable(path);
}

function ofOtherVersion(path: string, other: number): Error {
  return new Error(
    `${path} holds a tenant in form ${other}; this version reads form ${version}. Use the version that saved it, or move the file away to begin with a fresh tenant.`,
  );
}

function unreadable(path: string): Error {
  return new Error(
    `${path} is not a tenant that this version saved. Move it away, or choose another data folder, to begin with a fresh tenant.`,
  );
}

function isTenantState(state: unknown): state is Omit<Tenant, 'clock' | 'ids'> {
  const maps = ['users', 'groups', 'applications', 'mailboxes'];
  return typeof state === 'object' && state !== null && maps.every((name) => Reflect.get(state, name) instanceof Map);
}
