import type { Application } from '../../tenant/directory.ts';

/** Whether people with a personal account may sign in; such an application must ask for tokens of version 2. */
export function isForPersonal(audience: Application['signInAudience']): boolean {
  return audience === 'AzureADandPersonalMicrosoftAccount' || audience === 'PersonalMicrosoftAccount';
}
