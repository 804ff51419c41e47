// The package brings no types.
declare module 'proxy-from-env' {
  /** The proxy that the environment names for an address; empty where it names none, or `NO_PROXY` excepts the host. */
  export function getProxyForUrl(url: string): string;
}
