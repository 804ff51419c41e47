import type { Application } from '../../tenant/directory.ts';

/** Whether people with a personal account may sign in; such an application must ask for tokens of version 2. */
export function isForPersonal(audience: Application['signInAudience']): boolean {
  return audience === 'AzureADandPersonalMicrosoftAccount' || audience === 'PersonalMicrosoftAccount';
}

/** The version of the tokens that an application takes for its own API. */
export function tokenVersionOf({ tokenVersion, signInAudience }: Application): 1 | 2 | null {
  if (tokenVersion !== undefined) return tokenVersion;
  return isForPersonal(signInAudience) ? 2 : null;
}
