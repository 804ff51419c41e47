import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { ConformanceWorld } from './world.ts';

/**
 * The network client of MSAL for Node whose requests reach an organisation.
 *
 * @param requests - Gets what the client asks for, by method and path.
 */
export function msalNetwork(world: ConformanceWorld, requests: string[] = []): INetworkModule {
  async function send<Body>(method: string, url: string, { headers, body }: NetworkRequestOptions = {}): Promise<NetworkResponse<Body>> {
    requests.push(`${method} ${new URL(url).pathname}`);
    const response = await world.fetch(url, { method, ...(headers ? { headers } : {}), ...(body ? { body } : {}) });
    return { status: response.status, headers: Object.fromEntries(response.headers), body: (await response.json()) as Body };
  }
  return { sendGetRequestAsync: (url, init) => send('GET', url, init), sendPostRequestAsync: (url, init) => send('POST', url, init) };
}
