import { createIdentity, readSettings, type Identity } from '../identity/index.ts';
import { ambientWorld } from './ambient.ts';
import { nodeWorld } from './machine/node-world.ts';
import { standingSettings } from './named/standing-settings.ts';
import type { World } from './world.ts';

/**
 * The identity behind settings, without a scope: who is signed in, and signing out.
 * @throws OnbehalfError SETTINGS_INVALID with every wrong setting at once.
 */
export async function openIdentity(raw: Readonly<Record<string, unknown>>, world: World = ambientWorld() ?? nodeWorld()): Promise<Identity> {
  const settings = readSettings({ ...(await standingSettings(world)), ...raw });
  return createIdentity(settings, { ...world, storage: await world.storage(settings.dataStoreLocation, settings) });
}
