/** One of Microsoft's clouds: the hosts that its people sign in at, and those of its Microsoft Graph. */
export interface Cloud {
  readonly preferred_network: string;
  /** The name under which clients keep its tokens. */
  readonly preferred_cache: string;
  /** All names of the sign-in host. */
  readonly aliases: readonly string[];
  /** Microsoft Graph; one sign-in host may serve two. The first is meant where a request names none. */
  readonly graphs: readonly [string, ...string[]];
}

/**
 * The public and the national clouds. https://learn.microsoft.com/graph/deployments,
 * https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 */
export const clouds: readonly [Cloud, ...Cloud[]] = [
  {
    preferred_network: 'login.microsoftonline.com',
    preferred_cache: 'login.windows.net',
    aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
    graphs: ['https://graph.microsoft.com'],
  },
  {
    preferred_network: 'login.partner.microsoftonline.cn',
    preferred_cache: 'login.partner.microsoftonline.cn',
    aliases: ['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'],
    graphs: ['https://microsoftgraph.chinacloudapi.cn'],
  },
  {
    preferred_network: 'login.microsoftonline.us',
    preferred_cache: 'login.microsoftonline.us',
    aliases: ['login.microsoftonline.us', 'login.usgovcloudapi.net'],
    graphs: ['https://graph.microsoft.us', 'https://dod-graph.microsoft.us'],
  },
];

/** The cloud of a sign-in host; undefined for a host that is none of Microsoft's, where the emulator stands for all clouds. */
export function cloudOf(loginHost: string): Cloud | undefined {
  return clouds.find(({ aliases }) => aliases.includes(loginHost));
}

/** The addresses of Microsoft Graph that a sign-in host issues tokens for, the one that is meant without a name first. */
export function graphsOf(loginHost: string): readonly [string, ...string[]] {
  const [first, ...others] = clouds;
  return cloudOf(loginHost)?.graphs ?? [first.graphs[0], ...others.flatMap(({ graphs }) => graphs)];
}

/** The sign-in host that issues tokens for a Graph host; undefined for a host that is none of Microsoft's. */
export function loginHostFor(graphOrigin: string): string | undefined {
  return clouds.find(({ graphs }) => graphs.includes(graphOrigin))?.preferred_network;
}
