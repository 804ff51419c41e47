import { createRequire } from 'node:module';
import type * as MsalNode from '@azure/msal-node';
import type {
  ConfidentialClientApplication,
  Configuration,
  ICachePlugin,
  INativeBrokerPlugin,
  NodeAuthOptions,
  PublicClientApplication,
} from '@azure/msal-node';
import type { Network } from './network.ts';
import type { SignInContext } from './sign-in-method.ts';

/** What an application proves itself with. Secret. */
export type ApplicationCredential = Required<Pick<NodeAuthOptions, 'clientSecret'>> | Required<Pick<NodeAuthOptions, 'clientCertificate'>>;

/** Makes MSAL's client for one acquisition on behalf of a person. */
export function createMsal(context: SignInContext, network: Network, plugin?: ICachePlugin): PublicClientApplication {
  const { PublicClientApplication } = loadMsal();
  return new PublicClientApplication({ ...configurationOf(context, network), ...(plugin && { cache: { cachePlugin: plugin } }) });
}

/** Makes MSAL's client for one acquisition on behalf of a person through the broker, which then has all tokens. */
export function createBrokeredMsal(
  context: SignInContext,
  network: Network,
  nativeBrokerPlugin: INativeBrokerPlugin,
): PublicClientApplication {
  const { PublicClientApplication } = loadMsal();
  return new PublicClientApplication({ ...configurationOf(context, network), broker: { nativeBrokerPlugin } });
}

/** Makes MSAL's client for one acquisition of an application on its own. */
export function createConfidentialMsal(
  context: SignInContext,
  network: Network,
  credential: ApplicationCredential,
): ConfidentialClientApplication {
  const { ConfidentialClientApplication } = loadMsal();
  const { auth, ...rest } = configurationOf(context, network);
  return new ConfidentialClientApplication({ ...rest, auth: { ...auth, ...credential } });
}

/** MSAL is loaded here and nowhere else, and through `require`: that takes half the time of its ES modules. */
export function loadMsal(): typeof MsalNode {
  return createRequire(import.meta.url)('@azure/msal-node') as typeof MsalNode;
}

/**
 * `CP1` tells Entra that claims challenges are answered; tokens then live longer (continuous access evaluation,
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge).
 */
function configurationOf({ application, environment, tenant }: SignInContext, network: Network): Configuration {
  return {
    auth: { clientId: application.clientId, authority: `https://${environment.loginHost}/${tenant}`, clientCapabilities: ['CP1'] },
    system: { networkClient: network.client },
  };
}
