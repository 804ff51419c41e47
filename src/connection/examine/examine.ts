import { applicationOf, brokerSetting, environments, type BrokerSetting } from '../../identity/index.ts';
import { settingsIn } from '../identity.ts';
import type { BucketSettings, World } from '../world.ts';

/** What settings lead to, for whoever examines a connection before it is used. */
export interface Examined {
  /** Sign-in host of the environment, `https://login.microsoftonline.com`. */
  readonly loginUrl: string;
  readonly graphUrl: string;
  /** Tenant ID or domain; `common` where the account tells it. */
  readonly tenant: string;
  readonly application: { readonly name: string; readonly clientId: string; readonly redirectUri: string };
  /** False where an answer comes back without one: for an application alone, and for a password. */
  readonly usesRedirectUri: boolean;
  /** The setting that asks for the broker of the operating system; undefined where none does. */
  readonly broker?: BrokerSetting;
  readonly dataStoreLocation: string;
  /** Which bucket, where tokens are kept in one. */
  readonly bucket: BucketSettings;
}

/**
 * Reads settings as a scope would, without signing in.
 * @throws OnbehalfError SETTINGS_INVALID with every wrong setting at once.
 */
export async function examine(raw: Readonly<Record<string, unknown>>, world: World): Promise<Examined> {
  const settings = await settingsIn(world, raw);
  const environment = environments[settings.environment];
  const { name, clientId, redirectUri } = applicationOf(settings);
  const broker = brokerSetting(settings);
  return {
    loginUrl: `https://${environment.loginHost}`,
    graphUrl: world.graphUrl ?? environment.graphUrl,
    tenant: settings.tenantId ?? 'common',
    application: { name, clientId, redirectUri },
    usesRedirectUri: settings.authenticationType === 'InteractiveToken' || broker !== undefined,
    ...(broker && { broker }),
    dataStoreLocation: settings.dataStoreLocation,
    bucket: settings,
  };
}
