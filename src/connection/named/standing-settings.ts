import { defaultConnection, namedConnection } from './connections.ts';
import type { Connection } from './connection-settings.ts';
import type { World } from '../world.ts';

/**
 * The settings that stand in where a scope leaves them open: those of the connection that it names; else those that the run was given;
 * else those of the connection that the world names, or of the default one.
 *
 * @param name - The connection that the scope names.
 * @throws OnbehalfError SETTINGS_INVALID for a connection that is not there.
 */
export async function standingSettings(world: World, name?: string): Promise<Connection> {
  if (name !== undefined) return (await namedConnection(name)).settings;
  if (world.settings) return world.settings;
  if (world.connection !== undefined) return (await namedConnection(world.connection)).settings;
  return (world.onMicrosoftCloud && (await defaultConnection())?.settings) || {};
}
