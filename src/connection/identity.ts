import { createIdentity, readSettings, type Identity, type ScopeSettings } from '../identity/index.ts';
import { ambientWorld } from './ambient.ts';
import { nodeWorld } from './machine/node-world.ts';
import { checkPermissionNames } from './permission-names.ts';
import { standingSettings } from './named/standing-settings.ts';
import type { World } from './world.ts';

/**
 * The settings that count: those that are given win over those that stand in where they leave something open.
 *
 * @param connection - Name of the connection that stands in.
 * @throws OnbehalfError SETTINGS_INVALID with every wrong setting at once.
 */
export async function settingsIn(world: World, raw: Readonly<Record<string, unknown>>, connection?: string): Promise<ScopeSettings> {
  const settings = readSettings({ ...(await standingSettings(world, connection)), ...raw });
  await checkPermissionNames({ authenticationScopes: settings.authenticationScopes });
  return inTheWayOf(world, settings);
}

/** The way to sign in that the world prefers, where settings leave it open and there is a choice. */
function inTheWayOf({ signInThrough }: World, settings: ScopeSettings): ScopeSettings {
  const isOpen = settings.authenticationType === 'InteractiveToken' && settings.useBroker !== true && settings.signInThrough === undefined;
  return isOpen && signInThrough !== undefined ? { ...settings, signInThrough } : settings;
}

/** The identity behind settings in a world, with the token storage that they name. */
export async function identityOf(settings: ScopeSettings, world: World): Promise<Identity> {
  return createIdentity(settings, { ...world, storage: await world.storage(settings.dataStoreLocation, settings) });
}

/**
 * The identity behind settings, without a scope: who is signed in, and signing out.
 * @throws OnbehalfError SETTINGS_INVALID with every wrong setting at once.
 */
export async function openIdentity(
  raw: Readonly<Record<string, unknown>>,
  world: World = ambientWorld() ?? nodeWorld(),
): Promise<Identity> {
  return await identityOf(await settingsIn(world, raw), world);
}
