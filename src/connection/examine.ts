import { applicationOf, environments, readSettings } from '../identity/index.ts';
import { standingSettings } from './standing-settings.ts';
import type { BucketSettings, World } from './world.ts';

/** What settings lead to, for whoever examines a connection before it is used. */
export interface Examined {
  /** Sign-in host of the environment, `https://login.microsoftonline.com`. */
  readonly loginUrl: string;
  readonly graphUrl: string;
  /** Tenant ID or domain; `common` where the account tells it. */
  readonly tenant: string;
  readonly application: { readonly name: string; readonly clientId: string; readonly redirectUri: string };
  /** An application signs in alone, without a person and a browser. */
  readonly usesBrowser: boolean;
  readonly dataStoreLocation: string;
  /** Which bucket, where tokens are kept in one. */
  readonly bucket: BucketSettings;
}

/**
 * Reads settings as a scope would, without signing in.
 * @throws OnbehalfError SETTINGS_INVALID with every wrong setting at once.
 */
export async function examine(raw: Readonly<Record<string, unknown>>, world: World): Promise<Examined> {
  const settings = readSettings({ ...(await standingSettings(world)), ...raw });
  const environment = environments[settings.environment];
  const { name, clientId, redirectUri } = applicationOf(settings);
  return {
    loginUrl: `https://${environment.loginHost}`,
    graphUrl: world.graphUrl ?? environment.graphUrl,
    tenant: settings.tenantId ?? 'common',
    application: { name, clientId, redirectUri },
    usesBrowser: settings.authenticationType === 'InteractiveToken',
    dataStoreLocation: settings.dataStoreLocation,
    bucket: settings,
  };
}
