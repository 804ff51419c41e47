import type { INativeBrokerPlugin } from '@azure/msal-node';
import { OnbehalfError } from '../../core/errors.ts';
import type { ScopeSettings } from '../settings/settings.ts';

/** The broker of the operating system; or what is missing for it, as the end of a sentence, and how to change that. */
export type FoundBroker = { readonly broker: INativeBrokerPlugin } | { readonly missing: string; readonly remedy?: string };

/** Looks for the broker of the operating system: the part of Windows that signs people in and keeps their refresh tokens. */
export type FindBroker = () => Promise<FoundBroker>;

/** The setting that asks for the broker. */
export type BrokerSetting = 'useBroker' | 'authenticationType';

/**
 * The redirect URI under which the broker of Windows asks for an application
 * (https://learn.microsoft.com/entra/msal/javascript/node/brokering). It is for this one application only.
 */
export function brokerRedirectUri(clientId: string): string {
  return `ms-appx-web://Microsoft.AAD.BrokerPlugin/${clientId}`;
}

/** Which setting asks for the broker; undefined where none does. */
export function brokerSetting({
  authenticationType,
  useBroker,
}: Partial<Pick<ScopeSettings, 'authenticationType' | 'useBroker'>>): BrokerSetting | undefined {
  if (authenticationType === 'IntegratedWindowsAuthentication') return 'authenticationType';
  return useBroker === true ? 'useBroker' : undefined;
}

/**
 * Gives the broker. It is asked for before MSAL is, because MSAL would go on in a browser without a word where it is missing.
 *
 * @param setting - The setting that asks for it.
 * @throws OnbehalfError SETTINGS_INVALID naming the setting, what is missing, and what can be used instead.
 */
export async function requireBroker(
  setting: BrokerSetting,
  find: FindBroker = async () => ({ missing: 'there is none here' }),
): Promise<INativeBrokerPlugin> {
  const found = await find();
  if ('broker' in found) return found.broker;
  const { subject, instead } = texts[setting];
  const problem = `${subject} the broker of Windows, and ${found.missing}.`;
  throw new OnbehalfError('SETTINGS_INVALID', `The settings of the Microsoft 365 Scope cannot be used as given. ${setting} ${problem}`, {
    fields: [{ field: setting, problem }],
    remedy: found.remedy === undefined ? instead : `${found.remedy} Otherwise: ${instead}`,
  });
}

const texts: Readonly<Record<BrokerSetting, { readonly subject: string; readonly instead: string }>> = {
  useBroker: { subject: 'needs', instead: 'Leave useBroker out; the sign-in then uses the browser.' },
  authenticationType: {
    subject: 'IntegratedWindowsAuthentication needs',
    instead: 'Use InteractiveToken; where no person is, ApplicationIdAndCertificate or ApplicationIdAndSecret.',
  },
};
