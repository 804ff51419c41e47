/** The proxy of this machine stood in the way: it could not be reached, or refused to lead to a host. Its message is made for people. */
export class ProxyFailure extends Error {
  override readonly name = 'ProxyFailure';
  /** Node's own name for it: https://nodejs.org/api/errors.html#err_proxy_tunnel */
  readonly code = 'ERR_PROXY_TUNNEL';
}
