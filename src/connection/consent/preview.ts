import { isOnbehalfError, type OnbehalfError } from '../../core/errors.ts';
import { secretSettings, type Account, type ScopeSettings } from '../../identity/index.ts';
import { compare, type Comparison, type Detection } from '../../permissions/index.ts';
import { adminConsentRequest, askingWith, type AdminConsentRequest, type Asking } from './admin-consent-request.ts';
import { detectIn, detectTogether } from '../detect-for.ts';
import { identityOf } from '../identity.ts';
import { useElsewhere } from '../use.ts';
import type { World } from '../world.ts';
import { harmless, settingsOf, standIns, unreadSecret, type ScopeOutline } from './scope-outline.ts';

/** What the scopes of one connection will ask for, and what is granted of it. */
export interface PermissionPreview {
  /** Name of the connection; undefined for settings without a name. */
  readonly connection?: string;
  readonly asking: Asking;
  readonly detection: Detection;
  /** Settings that are only known when it runs. */
  readonly unread: readonly string[];
  /** Needs and grants beside each other; undefined where the grants cannot be told. */
  readonly comparison?: Comparison;
  /** Why the grants cannot be told. */
  readonly unknown?: { readonly reason: string; readonly error?: OnbehalfError };
}

/** Where grants are read from. */
export interface PreviewOptions {
  /**
   * Get a new token first, without asking anybody, and read what it allows: as it is now, and also for an application without a person, whose tokens
   * are not stored. Default false: what is stored.
   */
  readonly renew?: boolean;
}

/**
 * What scopes will ask for, by connection, and what the sign-in of each was granted. Nobody is asked; unless a new token is wanted, nothing is
 * sent, but that tokens which are kept in a bucket are read from there.
 *
 * @throws OnbehalfError SETTINGS_INVALID for settings that cannot be used, or a connection that is not there.
 */
export async function previewPermissions(
  outlines: readonly ScopeOutline[],
  world: World,
  { renew = false }: PreviewOptions = {},
): Promise<PermissionPreview[]> {
  const groups = new Map<string, { readonly settings: ScopeSettings; readonly outlines: ScopeOutline[] }>();
  for (const outline of outlines) {
    const settings = await settingsOf(outline, world);
    const isToCome = settings.applicationId === standIns['applicationId'] && !outline.unread.includes('applicationId');
    const unread = [...outline.unread.filter((name) => !harmless.includes(name)), ...(isToCome ? ['applicationId'] : [])];
    const key = JSON.stringify([consentKey(settings), unread]);
    const group = groups.get(key) ?? { settings, outlines: [] };
    group.outlines.push({ ...outline, unread });
    groups.set(key, group);
  }
  return await Promise.all(
    [...groups.values()].map((group) =>
      previewOf(group.settings, group.outlines, (settings, unread) => grantsOf(settings, unread, world, renew)),
    ),
  );
}

/** The request to an administrator for all that is needed and not known to be granted; undefined when there is nothing to ask, or nobody. */
export function requestFor({ asking, detection, comparison }: PermissionPreview): AdminConsentRequest | undefined {
  return adminConsentRequest(
    asking,
    detection.permissions.filter(({ name }) => !comparison || comparison.missing.includes(name)),
  );
}

async function previewOf(
  settings: ScopeSettings,
  outlines: readonly ScopeOutline[],
  readGrants: (settings: ScopeSettings, unread: readonly string[]) => Promise<Grants>,
): Promise<PermissionPreview> {
  const named = outlines.map((outline) => outline.settings['connection']).find((name) => typeof name === 'string');
  const unread = outlines[0]?.unread ?? [];
  const parts = outlines.map((outline) => (outline.mailbox ? { ...outline, activities: outline.activities.map(useElsewhere) } : outline));
  const options = { kind: askingWith(settings).kind, mailbox: settings.impersonatedUserEmailAddress };
  const detection = detectTogether(parts, ({ activities, add, remove }, preferred) =>
    detectIn(settings, activities, { ...options, preferred, add, remove }),
  );
  const { account, granted, unknown } = await readGrants(settings, unread);
  return {
    ...(named !== undefined && { connection: named }),
    asking: askingWith(settings, account),
    detection,
    unread,
    ...(granted && { comparison: compare(granted, detection) }),
    ...(unknown && { unknown }),
  };
}

interface Grants {
  readonly account?: Account;
  readonly granted?: readonly string[];
  readonly unknown?: PermissionPreview['unknown'];
}

async function grantsOf(settings: ScopeSettings, unread: readonly string[], world: World, renew: boolean): Promise<Grants> {
  const isAlone = askingWith(settings).kind === 'application';
  const later = renew ? [...unread, ...secretSettings.filter((name) => settings[name] === unreadSecret)] : unread;
  if (later.length > 0) return { unknown: { reason: `${later.join(', ')} ${later.length === 1 ? 'is' : 'are'} only known when it runs` } };
  if (isAlone && !renew)
    return { unknown: { reason: 'the tokens of an application without a person are not stored; a new one tells (`--renew`)' } };
  try {
    const identity = await identityOf(settings, world);
    if (isAlone) return { granted: (await identity.token([])).permissions };
    const account = await identity.current();
    if (!account) return { granted: [] };
    const stored = await identity.granted();
    // Whatever one permission is asked for, the answer names all of Microsoft Graph that were consented to.
    const granted = renew ? (await identity.token(stored.slice(0, 1), { forceRefresh: true, interactive: false })).permissions : stored;
    return { account, granted };
  } catch (error) {
    if (!isOnbehalfError(error)) throw error;
    return { unknown: { reason: error.message, error } };
  }
}

/** Settings that decide whose consent counts; scopes that agree in them are shown together. */
function consentKey({
  authenticationType,
  environment,
  oauthApplication,
  applicationId,
  tenantId,
  emailAddress,
  username,
  ...rest
}: ScopeSettings): unknown[] {
  const { dataStoreLocation, folder, authenticationScopes, impersonatedUserEmailAddress } = rest;
  return [
    authenticationType,
    environment,
    oauthApplication,
    applicationId?.toLowerCase(),
    tenantId,
    emailAddress,
    username,
    dataStoreLocation,
    folder,
    authenticationScopes,
    impersonatedUserEmailAddress !== undefined,
  ];
}
