import { setTimeout as sleep } from 'node:timers/promises';
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { serviceError, type ServiceRefusal } from '../failures/service-error.ts';

/** How MSAL polls for a device code, and why the service ended that. */
export interface DevicePolling {
  readonly client: INetworkModule;
  /** The refusal of the service; MSAL only says that a request failed. */
  readonly refusal: () => Error | undefined;
}

type Wait = (seconds: number, signal: AbortSignal) => Promise<void>;

const waitFor: Wait = (seconds, signal) => sleep(seconds * 1000, undefined, { signal });

/** Seconds between polls where the service says nothing, and by how much a poll that was too early lengthens them (RFC 8628, 3.2 and 3.5). */
const fiveSeconds = 5;

/**
 * Paces the polls for a device code (RFC 8628, 3.5). MSAL waits between them in a way that cannot be cancelled, and knows no `slow_down`: so it is told
 * to wait for nothing, and the waiting is done here.
 *
 * @param signal - Aborted: the waiting ends at once.
 * @param wait - Default: waits.
 */
export function paceDevicePolls(client: INetworkModule, signal: AbortSignal, wait: Wait = waitFor): DevicePolling {
  let seconds = fiveSeconds;
  let refusal: Error | undefined;

  async function begin<T>(url: string, options: NetworkRequestOptions | undefined): Promise<NetworkResponse<T>> {
    const answer = await client.sendPostRequestAsync<T>(url, options);
    const body = answer.body as Partial<ServiceRefusal> & { readonly interval?: number };
    if (body.error !== undefined) throw (refusal = serviceError({ ...body, error: body.error }));
    seconds = body.interval ?? fiveSeconds;
    return { ...answer, body: { ...answer.body, interval: 0 } };
  }

  async function poll<T>(url: string, options: NetworkRequestOptions | undefined): Promise<NetworkResponse<T>> {
    await wait(seconds, signal);
    const answer = await client.sendPostRequestAsync<T>(url, options);
    const body = answer.body as Partial<ServiceRefusal>;
    if (body.error === 'slow_down') {
      seconds += fiveSeconds;
      return { ...answer, body: { ...answer.body, error: 'authorization_pending' } };
    }
    if (body.error !== undefined && body.error !== 'authorization_pending') refusal = serviceError({ ...body, error: body.error });
    return answer;
  }

  return {
    client: {
      ...client,
      sendPostRequestAsync: (url, options) => (new URL(url).pathname.endsWith('/devicecode') ? begin(url, options) : poll(url, options)),
    },
    refusal: () => refusal,
  };
}
