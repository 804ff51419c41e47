import { createRequire } from 'node:module';
import type * as MsalNode from '@azure/msal-node';
import type { ICachePlugin, PublicClientApplication } from '@azure/msal-node';
import type { Network } from './network.ts';
import type { SignInContext } from './sign-in-method.ts';

/**
 * Makes MSAL's client for one acquisition. MSAL is loaded here and nowhere else, and through `require`: that takes half the time of its
 * ES modules.
 *
 * `CP1` tells Entra that claims challenges are answered; tokens then live longer (continuous access evaluation,
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge).
 */
export function createMsal({ application, environment, tenant }: SignInContext, network: Network, plugin?: ICachePlugin): PublicClientApplication {
  const { PublicClientApplication } = createRequire(import.meta.url)('@azure/msal-node') as typeof MsalNode;
  return new PublicClientApplication({
    auth: {
      clientId: application.clientId,
      authority: `https://${environment.loginHost}/${tenant}`,
      clientCapabilities: ['CP1'],
    },
    ...(plugin && { cache: { cachePlugin: plugin } }),
    system: { networkClient: network.client },
  });
}
