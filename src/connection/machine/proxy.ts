import { OnbehalfError } from '../../core/errors.ts';

/** A proxy that the environment names. */
export interface Proxy {
  /** Address; its user name and password are secret. */
  readonly url: URL;
  /** Host and port, as may be shown. */
  readonly name: string;
  /** The variable that names it. */
  readonly variable: string;
}

/** The variables that can name a proxy for `https:`, the first one counts; either letter case does. */
const variables: readonly string[] = ['HTTPS_PROXY', 'ALL_PROXY'];

const usable: readonly string[] = ['http:', 'https:'];
const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The proxy that an environment names for requests by `https:`; undefined when it names none. An address without a scheme means `http:`, as for curl.
 *
 * @throws OnbehalfError SETTINGS_INVALID for one that cannot be used; the message never shows the address, which may hold a password.
 */
export function proxyIn(env: Readonly<Record<string, string | undefined>>): Proxy | undefined {
  for (const variable of variables) {
    const given = env[variable.toLowerCase()] || env[variable];
    if (!given) continue;
    const address = given.includes('://') ? given : `http://${given}`;
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || url.hostname === '' || !usable.includes(url.protocol)) throw notUsable(variable);
    return { url, name: url.host, variable };
  }
  return undefined;
}

/**
 * The proxy for one request. What stays on this machine never takes one, and hosts that `NO_PROXY` names do not either.
 *
 * @throws OnbehalfError SETTINGS_INVALID as `proxyIn` does.
 */
export async function proxyFor({ protocol, hostname, href }: URL): Promise<Proxy | undefined> {
  if (protocol !== 'https:' || loopback.includes(hostname)) return undefined;
  if (!variables.some((name) => process.env[name.toLowerCase()] || process.env[name])) return undefined;
  const { getProxyForUrl } = await import('proxy-from-env');
  return getProxyForUrl(href) === '' ? undefined : proxyIn(process.env);
}

function notUsable(variable: string): OnbehalfError {
  const problem = 'must be the address of a proxy that begins with http:// or https://, such as http://proxy.contoso.example:3128.';
  return new OnbehalfError('SETTINGS_INVALID', `The proxy of this machine cannot be used. ${variable} ${problem}`, {
    fields: [{ field: variable, problem }],
  });
}
