import type { SignInAudience } from '../../tenant/directory.ts';

/** Supported account types, in the order and with the words of the registration page. */
export const audienceLabels: Readonly<Record<SignInAudience, string>> = {
  AzureADMyOrg: 'Accounts in this organizational directory only (single tenant)',
  AzureADMultipleOrgs: 'Accounts in any organizational directory (multitenant)',
  AzureADandPersonalMicrosoftAccount: 'Accounts in any organizational directory and personal Microsoft accounts',
  PersonalMicrosoftAccount: 'Personal Microsoft accounts only',
};

/** The audience of a form's field; undefined when it is none. */
export function readAudience(text: string | null): SignInAudience | undefined {
  return text !== null && Object.hasOwn(audienceLabels, text) ? (text as SignInAudience) : undefined;
}
