import { actsAlone, type Account } from '../../identity/index.ts';
import { graphOf } from '../graph-of.ts';
import { identityOf, settingsIn } from '../identity.ts';
import type { World } from '../world.ts';
import { anySignal } from '../any-signal.ts';

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
  const settings = await settingsIn(world, raw);
  const identity = await identityOf(settings, world);
  const signal = anySignal([world.signal]);
  const { accessToken, account, permissions } = await identity.token(['User.Read'], { signal });
  if (actsAlone(settings.authenticationType)) return { account, permissions };
  const client = graphOf(settings, world, async () => accessToken, signal);
  const { displayName } = await client
    .bind({ activity: 'connections test', operations: ['GET /me'], signal })
    .call<{ displayName: string }>('GET /me', { query: { $select: 'displayName' } });
  return { account, permissions, displayName };
}
