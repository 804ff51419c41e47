/** One of Microsoft's clouds: where people sign in to it and where its Graph is. */
export interface Environment {
  /** What people call it. */
  readonly title: string;
  /** Host of the sign-in pages and the token endpoint. */
  readonly loginHost: string;
  /** Root of Microsoft Graph, without a version. */
  readonly graphUrl: string;
}

const global: Environment = { title: 'Microsoft 365', loginHost: 'login.microsoftonline.com', graphUrl: 'https://graph.microsoft.com' };

/**
 * The clouds by the name that settings use. Hosts from "Microsoft Graph national cloud deployments"
 * (https://learn.microsoft.com/graph/deployments); for China the sign-in host is the one that MSAL prefers, of which the
 * page's `login.chinacloudapi.cn` is an alias. `Default` is the global cloud.
 */
export const environments = {
  Default: global,
  Global: global,
  China: {
    title: 'Microsoft 365 operated by 21Vianet',
    loginHost: 'login.partner.microsoftonline.cn',
    graphUrl: 'https://microsoftgraph.chinacloudapi.cn',
  },
  USGovernment: { title: 'Microsoft 365 GCC High', loginHost: 'login.microsoftonline.us', graphUrl: 'https://graph.microsoft.us' },
  USGovernmentDOD: { title: 'Microsoft 365 DoD', loginHost: 'login.microsoftonline.us', graphUrl: 'https://dod-graph.microsoft.us' },
} as const satisfies Record<string, Environment>;

/** The name of a cloud. */
export type EnvironmentName = keyof typeof environments;

/**
 * True for the name of a cloud apart from the global one. What is registered in one cloud is in no other
 * (https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud).
 */
export function isNationalCloud(name: unknown): boolean {
  return Object.entries(environments).some(([known, { graphUrl }]) => known === name && graphUrl !== global.graphUrl);
}

/** A cloud that was closed, and what to say about it. */
export const closedEnvironments: Readonly<Record<string, string>> = {
  Germany: 'was closed on 29 October 2021; its customers moved to Global.',
};
