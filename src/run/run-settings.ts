import { defaultConnection, namedConnection } from '../connection/index.ts';

/** Where and as whom a run works, in the words of the flags; what is left out is as the flow or the connection says. */
export interface RunSettings {
  /** Name of a connection; empty: none, not even the default. */
  readonly connection?: string | undefined;
  readonly account?: string | undefined;
  readonly acceptAnyAccount?: boolean | undefined;
  readonly oauthApplication?: 'UiPath' | 'Custom' | undefined;
  readonly applicationId?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly environment?: string | undefined;
  readonly dataStoreLocation?: string | undefined;
  readonly tokenBucket?: string | undefined;
  readonly bucketKeys?: string | undefined;
  readonly signInThrough?: string | undefined;
  readonly timeoutMs?: number | undefined;
  readonly continueOnError?: boolean | undefined;
  /** Address of an emulator, or `embedded`. */
  readonly emulator?: string | undefined;
}

/** Settings that say where a run works, and as whom; the others are about how. */
export const placeSettings = [
  'connection',
  'account',
  'acceptAnyAccount',
  'oauthApplication',
  'applicationId',
  'tenantId',
  'environment',
  'dataStoreLocation',
  'tokenBucket',
  'bucketKeys',
  'emulator',
] as const satisfies readonly (keyof RunSettings)[];

/** Name of the emulator that runs in this process. */
export const embeddedName = 'embedded';

/**
 * The settings of the scope that the flags name, in the scope's own words. An application ID means one's own application, and a bucket that
 * tokens are kept in it.
 */
export function scopeSettings(settings: RunSettings): Record<string, unknown> {
  const {
    account,
    acceptAnyAccount,
    oauthApplication,
    applicationId,
    tenantId,
    environment,
    dataStoreLocation,
    tokenBucket,
    bucketKeys,
    signInThrough,
    timeoutMs,
    continueOnError,
  } = settings;
  const named = {
    emailAddress: account,
    acceptAnyAccount,
    oauthApplication: oauthApplication ?? (applicationId === undefined ? undefined : 'Custom'),
    applicationId,
    tenantId,
    environment,
    dataStoreLocation: dataStoreLocation ?? (tokenBucket === undefined ? undefined : 'Bucket'),
    folder: tokenBucket,
    bucketKeys,
    signInThrough,
    timeoutMS: timeoutMs,
    continueOnError,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

/**
 * The settings of the named connection, with those of the flags over them. Where none is named the default one stands in, but neither on an
 * emulator nor beside flags that say which application asks.
 *
 * @throws OnbehalfError SETTINGS_INVALID for a name that is not there.
 */
export async function connectionSettings(settings: RunSettings): Promise<Record<string, unknown>> {
  const { connection, emulator, oauthApplication, applicationId, tenantId, environment } = settings;
  const own = scopeSettings(settings);
  if (connection) return { ...(await namedConnection(connection)).settings, ...own };
  const useDefault =
    connection === undefined && [emulator, oauthApplication, applicationId, tenantId, environment].every((value) => value === undefined);
  return useDefault ? { ...(await defaultConnection())?.settings, ...own } : own;
}
