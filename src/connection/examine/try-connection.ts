import { createGraphClient } from '../../graph/index.ts';
import { environments, readSettings, type Account } from '../../identity/index.ts';
import { openIdentity } from '../identity.ts';
import { standingSettings } from '../named/standing-settings.ts';
import type { World } from '../world.ts';

/** What a connection gave when it was tried. */
export interface TriedConnection {
  readonly account: Account;
  /** The permissions that its token has. */
  readonly permissions: readonly string[];
  /** The name that Microsoft Graph knows the person by; undefined for an application without a person. */
  readonly displayName?: string;
}

/**
 * Signs in with settings and, where a person signed in, asks Microsoft Graph who it is. Asks for no permission but `User.Read`.
 *
 * @throws OnbehalfError as a call of an activity does.
 */
export async function tryConnection(raw: Readonly<Record<string, unknown>>, world: World): Promise<TriedConnection> {
  const settings = readSettings({ ...(await standingSettings(world)), ...raw });
  const identity = await openIdentity(raw, world);
  const signal = world.signal ?? new AbortController().signal;
  const { accessToken, account, permissions } = await identity.token(['User.Read'], { signal });
  if (settings.authenticationType.startsWith('ApplicationId')) return { account, permissions };
  const client = createGraphClient({
    fetch: world.fetch,
    graphUrl: world.graphUrl ?? environments[settings.environment].graphUrl,
    token: async () => accessToken,
    signal,
    timeoutMS: settings.timeoutMS,
    now: world.now,
  });
  const { displayName } = await client.bind({ activity: 'connections test', operations: ['GET /me'], signal }).call<{ displayName: string }>('GET /me', { query: { $select: 'displayName' } });
  return { account, permissions, displayName };
}
