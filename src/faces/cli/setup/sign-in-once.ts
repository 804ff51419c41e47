import { askForRun, openIdentity, type Account, type ScopeOutline } from '../../../connection/index.ts';
import { tryConnection, type TriedConnection } from '../../../connection/examine/try-connection.ts';
import type { OpenedWorld } from '../world.ts';

/**
 * Signs in with settings, once for all that the outlines need, tries the connection, and keeps it. Where any of it fails nobody stays signed in who was
 * not before.
 *
 * @param outlines - Scopes that say nothing themselves about application and account.
 * @param keep - Keeps what was tried.
 * @returns What `keep` gave.
 */
export async function signInOnce<Kept>(
  opened: OpenedWorld,
  settings: Readonly<Record<string, unknown>>,
  outlines: readonly ScopeOutline[],
  keep: (tried: TriedConnection) => Promise<Kept>,
): Promise<Kept> {
  const world = { ...opened.world, settings };
  const identity = await openIdentity(settings, world);
  const before = await identity.accounts();
  // What the trial reads is asked for on the same page.
  const own: ScopeOutline = { activities: [], settings: {}, unread: [], mailbox: false, add: ['User.Read'], remove: [] };
  const { answered } = await askForRun([own, ...outlines], world);
  const account = answered[0]?.account;
  try {
    return await keep(await tryConnection({ ...settings, ...(account && { emailAddress: account.username }) }, world));
  } catch (error) {
    if (account && !before.some(isSame(account)))
      await (await openIdentity({ ...settings, emailAddress: account.username }, world)).signOut().catch(() => {});
    throw error;
  }
}

function isSame({ homeAccountId }: Account): (other: Account) => boolean {
  return (other) => other.homeAccountId === homeAccountId;
}
