import type { Graph, Operation } from '../core/ports.ts';
import type { Account } from '../identity/index.ts';
import { graphOf } from './graph-of.ts';
import { identityOf, settingsIn } from './identity.ts';
import { createTokens } from './tokens.ts';
import type { World } from './world.ts';
import { anySignal } from './any-signal.ts';

/** What is done with Graph, for work that is no activity. */
export interface GraphWork<Op extends Operation> {
  /** What errors call it, `app register`. */
  readonly name: string;
  /** What may be called. */
  readonly operations: readonly Op[];
  /** What the sign-in asks for. */
  readonly permissions: readonly string[];
}

/** Microsoft Graph for one piece of work. */
export interface OpenedGraph<Op extends Operation> {
  readonly graph: Graph<Op>;
  /** Signs in now instead of at the first call, and gives the account that answered. */
  signIn(): Promise<Account>;
}

/**
 * Opens Microsoft Graph for work that is no activity, such as registering an application. The first call signs in.
 *
 * @param raw - Settings of the connection.
 * @throws OnbehalfError SETTINGS_INVALID with every wrong setting at once.
 */
export async function openGraph<Op extends Operation>(
  raw: Readonly<Record<string, unknown>>,
  work: GraphWork<Op>,
  world: World,
): Promise<OpenedGraph<Op>> {
  const settings = await settingsIn(world, raw);
  const identity = await identityOf(settings, world);
  const signal = anySignal([world.signal]);
  const { token, signIn } = createTokens(identity, work.permissions, signal);
  const client = graphOf(settings, world, token, signal);
  return { graph: client.bind({ activity: work.name, operations: work.operations, signal }), signIn };
}
