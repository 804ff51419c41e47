import type { ClientRequest } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { ProxyFailure } from '../../core/proxy-failure.ts';
import { keptConnections } from './kept-connections.ts';
import type { Proxy } from './proxy.ts';

/** Leads requests by `https:` through a proxy, and says of every failure on that way that it was the proxy's. */
export class ProxyAgent extends HttpsProxyAgent<string> {
  readonly #name: string;

  /** Connections are kept, see `keptConnections`. */
  constructor({ url, name }: Proxy) {
    super(url.href, keptConnections);
    this.#name = name;
  }

  override async connect(
    request: ClientRequest,
    options: Parameters<HttpsProxyAgent<string>['connect']>[1],
  ): Promise<Awaited<ReturnType<HttpsProxyAgent<string>['connect']>>> {
    let status = 0;
    request.once('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => (status = statusCode));
    const socket = await super.connect(request, options).catch((error: unknown) => {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
      throw new ProxyFailure(`the proxy ${this.#name} cannot be reached (${reason})`, { cause: error });
    });
    if (status === 200) return socket;
    // The library would hand out what the proxy answered as if the host had answered it.
    socket.destroy();
    throw new ProxyFailure(`the proxy ${this.#name} answers ${status} instead of leading to ${options.host}`);
  }
}
