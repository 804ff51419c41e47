import type { AnyActivity } from '../../core/activity.ts';
import { isNationalCloud, readSettings, secretSettings, settingsProblems, type ScopeSettings } from '../../identity/index.ts';
import { standingSettings } from '../named/standing-settings.ts';
import { checkPermissionNames } from '../permission-names.ts';
import type { World } from '../world.ts';

/** A scope as far as it is known before it is opened. */
export interface ScopeOutline {
  readonly activities: readonly AnyActivity[];
  /** What the scope says about its connection, `connection` included. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Settings that only have a value when the scope is opened; `...` for some that are not even named. */
  readonly unread: readonly string[];
  /** The scope works on another mailbox. */
  readonly mailbox: boolean;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Settings that change nothing about what is asked for and what is granted. */
export const harmless: readonly string[] = [
  'configLocation',
  'displayName',
  'timeoutMS',
  'continueOnError',
  'signInThrough',
  'useBroker',
  ...secretSettings,
];

/** Settings of a scope that is not opened. What is only known later, and secrets, which do not matter here, are stood in for. */
export async function settingsOf(
  { settings: { connection, ...own }, unread, add, remove }: ScopeOutline,
  world: World,
): Promise<ScopeSettings> {
  const standing = await standingSettings(world, typeof connection === 'string' ? connection : undefined);
  const stoodIn = Object.fromEntries(Object.entries(standIns).filter(([name]) => unread.includes(name)));
  const raw: Record<string, unknown> = { ...standing, ...stoodIn, ...own };
  Object.assign(raw, applicationToCome(raw));
  const missing = settingsProblems(raw).flatMap(({ field }) =>
    (secretSettings as readonly string[]).includes(field) && raw[field] === undefined ? [field] : [],
  );
  const settings = readSettings({ ...raw, ...Object.fromEntries(missing.map((field) => [field, unreadSecret])) });
  await checkPermissionNames({ authenticationScopes: settings.authenticationScopes, 'permissions.add': add, 'permissions.remove': remove });
  return settings;
}

/** In a cloud apart an application is registered for what is previewed here; until then there is none to name. */
function applicationToCome({
  environment,
  applicationId,
  authenticationType = 'InteractiveToken',
}: Readonly<Record<string, unknown>>): Readonly<Record<string, string | undefined>> {
  if (!isNationalCloud(environment) || applicationId !== undefined || authenticationType !== 'InteractiveToken') return {};
  return { oauthApplication: 'Custom', applicationId: standIns['applicationId'] };
}

/** Stands in for a secret that is only given when the automation runs. */
export const unreadSecret = 'unread';

/** Values of settings that are only known when a scope is opened. */
export const standIns: Readonly<Record<string, string>> = {
  applicationId: '00000000-0000-0000-0000-000000000000',
  tenantId: 'unread.invalid',
  username: 'unread',
  impersonatedUserEmailAddress: 'unread@unread.invalid',
};
