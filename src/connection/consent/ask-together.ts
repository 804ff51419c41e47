import { anySignal } from '../any-signal.ts';
import type { AnyActivity } from '../../core/activity.ts';
import { actsAlone, applicationOf, secretSettings, type Account, type ScopeSettings } from '../../identity/index.ts';
import { detectFor, detectTogether, pinnedTo } from '../detect-for.ts';
import { identityOf } from '../identity.ts';
import { useElsewhere } from '../use.ts';
import type { World } from '../world.ts';
import { isRefusal } from './is-refusal.ts';
import { harmless, settingsOf, unreadSecret, type ScopeOutline } from './scope-outline.ts';
import { tokensFor } from './tokens-for.ts';

/** What one scope brings to a consent that is asked for once for several. */
export interface ScopePart {
  readonly settings: ScopeSettings;
  /** Those on another mailbox say so themselves. */
  readonly activities: readonly AnyActivity[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** The connection that the scope names. */
  readonly connection?: string | undefined;
}

/** Who answered for one application and account, and the permissions that its scopes ask for. */
export interface Answered {
  readonly account: Account;
  readonly permissions: readonly string[];
  /** The connections that its scopes name, each once; undefined for those that name none. */
  readonly connections: readonly (string | undefined)[];
}

/** What came of signing in for an automation. */
export interface AskedForRun {
  /** One for each application and account. */
  readonly answered: readonly Answered[];
  /** Scopes of which it is only known at run time as whom they sign in. */
  readonly leftOut: number;
}

/**
 * Signs in for all scopes of an automation before its first call: once for each application and account, for the least with which all of them work.
 * Left out are scopes whose application, account or secrets are only known when they are opened, and applications that act alone.
 *
 * @param outlines - The scopes, as they are read from the file.
 * @returns Who answered, and how many scopes were left out.
 * @throws OnbehalfError what the sign-in refuses; consent that is refused to scopes that go on without is for them to tell.
 */
export async function askForRun(outlines: readonly ScopeOutline[], world: World): Promise<AskedForRun> {
  const parts = await Promise.all(outlines.map((outline) => partOf(outline, world)));
  const known = parts.filter((part) => part !== undefined);
  return { answered: await askTogether(known, world), leftOut: parts.length - known.length };
}

/**
 * Signs in for several scopes at once: one page for each application and account.
 *
 * @returns Who answered, one for each application and account.
 * @throws OnbehalfError what the sign-in refuses.
 */
export async function askTogether(parts: readonly ScopePart[], world: World): Promise<Answered[]> {
  const groups = new Map<string, ScopePart[]>();
  for (const part of parts) {
    if (actsAlone(part.settings.authenticationType)) continue;
    const key = whoseConsent(part.settings);
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  const answered: Answered[] = [];
  // One page after the other.
  for (const group of groups.values()) answered.push(...(await askOnce(group, world)));
  return answered;
}

async function partOf(outline: ScopeOutline, world: World): Promise<ScopePart | undefined> {
  if (outline.unread.some((name) => !harmless.includes(name))) return undefined;
  const settings = await settingsOf(outline, world);
  if (secretSettings.some((name) => settings[name] === unreadSecret)) return undefined;
  const { activities, mailbox, add, remove } = outline;
  const { connection } = outline.settings;
  return {
    settings,
    activities: mailbox ? activities.map(useElsewhere) : activities,
    add,
    remove,
    ...(typeof connection === 'string' && { connection }),
  };
}

async function askOnce(group: readonly ScopePart[], world: World): Promise<Answered[]> {
  const [first] = group;
  if (!first) return [];
  const { settings } = first;
  const identity = await identityOf(settings, world);
  const preferred = await identity.granted().catch(() => []);
  const options = { kind: 'delegated', environment: settings.environment, available: applicationOf(settings).permissions } as const;
  const detection = detectTogether(
    group.map((part) => pinnedTo(part.settings.authenticationScopes, part, { ...options, preferred })),
    ({ activities, add, remove }, others) => detectFor(activities, { ...options, add, remove, preferred: [...preferred, ...others] }),
  );
  if (detection.permissions.length === 0) return [];
  const activities = group.flatMap((part) => part.activities);
  const signal = anySignal([world.signal]);
  try {
    const account = await tokensFor({ settings, activities, detection, mailbox: undefined }, identity, world, signal, false).signIn();
    const connections = [...new Set(group.map(({ connection }) => connection))];
    return [{ account, permissions: detection.permissions.map(({ name }) => name), connections }];
  } catch (error) {
    if (isRefusal(error) && group.some((part) => part.settings.continueOnError)) return [];
    throw error;
  }
}

/** Scopes that agree in these share one consent and one place where the sign-in is kept. */
function whoseConsent(settings: ScopeSettings): string {
  const { authenticationType, environment, oauthApplication, applicationId, tenantId, emailAddress, username } = settings;
  const { dataStoreLocation, folder, useBroker } = settings;
  return JSON.stringify([
    authenticationType,
    environment,
    oauthApplication,
    applicationId?.toLowerCase(),
    tenantId?.toLowerCase(),
    emailAddress?.toLowerCase(),
    username?.toLowerCase(),
    dataStoreLocation,
    folder,
    useBroker,
  ]);
}
