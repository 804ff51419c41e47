import type { AnyActivity } from '../core/activity.ts';
import { OnbehalfError } from '../core/errors.ts';
import { areaOf, verbOf } from '../core/names.ts';
import { actsAlone, type Account, type ScopeSettingsInput } from '../identity/index.ts';
import type { Detection } from '../permissions/index.ts';
import { ambientWorld } from './ambient.ts';
import { anySignal } from './any-signal.ts';
import { checkPermitted, checkWhole } from './consent/check-permitted.ts';
import { checkPersonal } from './consent/check-personal.ts';
import type { CallOptions, ClientOf } from './client.ts';
import type { ScopePart } from './consent/ask-together.ts';
import type { Wanted } from './consent/wanted.ts';
import { tokensFor } from './consent/tokens-for.ts';
import { detectIn } from './detect-for.ts';
import { createGate } from '../graph/index.ts';
import { graphOf } from './graph-of.ts';
import { identityOf, settingsIn } from './identity.ts';
import { nodeWorld } from './machine/node-world.ts';
import { checkPermissionNames } from './permission-names.ts';
import { runActivity, type ScopeContext, type Listings } from './run-activity.ts';
import { nameOfUse, useElsewhere } from './use.ts';
import type { World } from './world.ts';

/** Settings of a scope: those of the connection, and what the scope works with. */
export type ScopeOptions<Activities extends readonly AnyActivity[]> = ScopeSettingsInput & {
  /** What may be called; exactly the permissions of these are asked for. */
  readonly activities: Activities;
  /** Name of the connection to use (`onbehalf connections`); settings beside it win over its own. Default: that of the run, else `ONBEHALF_CONNECTION`, else the default one. */
  readonly connection?: string;
  /** Address of another mailbox that all activities work on, such as a shared one. */
  readonly mailbox?: string;
  /** Permissions to ask for besides the detected ones, and detected ones not to ask for. */
  readonly permissions?: { readonly add?: readonly string[]; readonly remove?: readonly string[] };
  /** Cancels everything in the scope. */
  readonly signal?: AbortSignal;
};

/** What a scope is made of, for asking for several of them together. */
export const partsOfScope = Symbol('parts of a scope');

/** What a scope offers besides its activities. */
export interface Scope extends AsyncDisposable {
  /** Not for automations. */
  readonly [partsOfScope]: { readonly world: World; readonly part: ScopePart };
  /** What will be asked for, and which call needs it. */
  readonly permissions: Detection;
  /** Signs in now instead of at the first call, and gives the account that answered. */
  signIn(): Promise<Account>;
  /** Cancels what still runs, and ends the sessions of workbooks. */
  close(): Promise<void>;
}

/**
 * Opens a Microsoft 365 Scope: the block in which activities share one connection. Nothing is sent before the first call;
 * that call signs in, once, for all.
 *
 * @param options - Connection settings (defaults: interactive token through the public application) and the activities.
 * @param world - Network, browser, disk and clock. Default: the world of the surrounding run, else this machine's.
 * @throws OnbehalfError SETTINGS_INVALID with every wrong setting at once.
 */
export async function microsoft365Scope<const Activities extends readonly AnyActivity[]>(
  options: ScopeOptions<Activities>,
  world: World = ambientWorld() ?? nodeWorld(),
): Promise<ClientOf<Activities> & Scope> {
  const { activities, permissions: edits = {}, signal, connection, mailbox: named, ...raw } = options;
  const settings = await settingsIn(world, raw, connection);
  await checkPermissionNames({ 'permissions.add': edits.add, 'permissions.remove': edits.remove });
  const identity = await identityOf(settings, world);
  // A storage that cannot be read is told at the first call, where it matters.
  const preferred = await identity.granted().catch(() => []);
  const mailbox = named ?? settings.impersonatedUserEmailAddress;
  const isAlone = actsAlone(settings.authenticationType);
  const detection = detectIn(settings, activities, { mailbox, preferred, kind: isAlone ? 'application' : 'delegated', ...edits });
  world.notify({ type: 'permissions', detection });

  const wanted: Wanted = { settings, activities, detection, mailbox };
  const closing = new AbortController();
  const cancelled = anySignal([closing.signal, signal, world.signal]);
  const tokens = tokensFor(wanted, identity, world, cancelled);
  const isPersonal = async (): Promise<boolean> => settings.tenantId?.toLowerCase() === 'consumers' || (await tokens.signIn()).personal;
  /** Uses that neither the account nor what was granted decides about: they are looked at once. */
  const plain = new Set<string>();
  const permit = async (activity: AnyActivity, input: Readonly<Record<string, unknown>>): Promise<void> => {
    const used = settings.continueOnError ? undefined : nameOfUse(activity, input);
    if (used !== undefined && plain.has(used)) return;
    const asksAccount = !isAlone && (await checkPersonal(activity, input, mailbox, isPersonal));
    if (settings.continueOnError && !isAlone) {
      await tokens.signIn();
      const reduced = tokens.reduced();
      if (reduced) checkPermitted(activity, input, reduced, wanted);
    }
    const asksGranted = await checkWhole(activity, input, grantedNow, { mailbox, isAlone });
    if (used !== undefined && !asksAccount && !asksGranted) plain.add(used);
  };
  const grantedNow = async (): Promise<readonly string[]> => {
    if (!tokens.granted()) await tokens.signIn();
    return tokens.granted() ?? [];
  };
  const graph = graphOf(settings, world, tokens.token, cancelled);
  const context: ScopeContext = {
    world,
    graph,
    signal: cancelled,
    mailbox,
    account: async () => (await tokens.signIn()).homeAccountId,
    isAlone,
    granted: tokens.granted,
    turns: createGate(1),
    permit,
  };
  const close = async (): Promise<void> => {
    closing.abort(new OnbehalfError('CANCELLED', 'The scope was closed.'));
    await graph.close();
  };
  return {
    ...methodsOf(activities, context),
    permissions: detection,
    [partsOfScope]: {
      world,
      part: {
        settings,
        activities: mailbox === undefined ? activities : activities.map(useElsewhere),
        add: edits.add ?? [],
        remove: edits.remove ?? [],
      },
    },
    signIn: tokens.signIn,
    close,
    [Symbol.asyncDispose]: close,
  } as ClientOf<Activities> & Scope;
}

function methodsOf(activities: readonly AnyActivity[], context: ScopeContext): Record<string, Record<string, unknown>> {
  const listings = new Map<string, Listings>();
  for (const activity of activities) {
    const others = listings.get(activity.name);
    listings.set(activity.name, others ? [...others, activity] : [activity]);
  }
  const areas: Record<string, Record<string, unknown>> = {};
  for (const [name, listed] of listings) {
    const area = (areas[areaOf(name)] ??= {});
    area[verbOf(name)] = (input: unknown, options?: CallOptions) => runActivity(context, listed, input, options);
  }
  return areas;
}
