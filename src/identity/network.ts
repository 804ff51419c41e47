import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { isOnbehalfError, OnbehalfError } from '../core/errors.ts';
import type { Fetch, HttpAnswer, HttpRequest } from '../core/ports.ts';
import { ProxyFailure } from '../core/proxy-failure.ts';

/** How MSAL reaches the sign-in host, and what went wrong on the way. */
export interface Network {
  readonly client: INetworkModule;
  /** The failure of the connection or the service that a request met; MSAL itself only says "network error". */
  readonly failure: () => OnbehalfError | undefined;
}

/** Bounds of a request. */
export interface NetworkOptions {
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  /** For one request, in milliseconds. */
  readonly timeoutMS: number;
  /** Called before each token request. */
  onTokenRequest?(): void;
}

const largestAnswer = 1_000_000;

/** Sends MSAL's requests through `fetch`, cancellable and bounded in time and size. */
export function createNetwork({ fetch, signal, timeoutMS, onTokenRequest }: NetworkOptions): Network {
  let failure: OnbehalfError | undefined;

  async function send<T>(url: string, init: HttpRequest): Promise<NetworkResponse<T>> {
    failure = undefined;
    try {
      return await answerOf<T>(await fetch(url, init), new URL(url).host);
    } catch (error) {
      failure = isOnbehalfError(error) ? error : unreachable(new URL(url).host, error, signal, timeoutMS);
      throw error;
    }
  }

  async function answerOf<T>(response: HttpAnswer, host: string): Promise<NetworkResponse<T>> {
    const body: unknown = parseAnswer(await response.text());
    if (response.status === 429) throw throttled(host, response);
    if (response.status >= 500 || body === undefined) throw unusable(host, response);
    return { status: response.status, headers: Object.fromEntries(response.headers), body: body as T };
  }

  const bounded = (options: NetworkRequestOptions | undefined, ms: number): HttpRequest => ({
    headers: options?.headers ?? {},
    signal: AbortSignal.any([signal, AbortSignal.timeout(ms)]),
  });
  return {
    failure: () => failure,
    client: {
      sendGetRequestAsync: (url, options, timeout) => send(url, { ...bounded(options, timeout ?? timeoutMS), method: 'GET' }),
      sendPostRequestAsync: (url, options) => {
        onTokenRequest?.();
        return send(url, { ...bounded(options, timeoutMS), method: 'POST', body: options?.body ?? '' });
      },
    },
  };
}

function parseAnswer(text: string): unknown {
  if (text.length > largestAnswer) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function throttled(host: string, response: HttpAnswer): OnbehalfError {
  const seconds = response.headers.get('retry-after');
  const wait = seconds ? ` It asks to wait ${seconds} seconds.` : '';
  return new OnbehalfError('THROTTLED', `${host} refuses more sign-in requests for now.${wait}`, {
    details: { host, status: 429, ...(seconds && { retryAfter: seconds }) },
  });
}

function unusable(host: string, response: HttpAnswer): OnbehalfError {
  const what =
    response.status >= 500
      ? `answered with status ${response.status}`
      : `answered with something else than JSON (status ${response.status})`;
  const hint = response.status >= 500 ? '' : ' A proxy or a network sign-in page may have answered instead.';
  return new OnbehalfError('UNAVAILABLE', `${host} ${what}.${hint}`, { details: { host, status: response.status } });
}

function unreachable(host: string, error: unknown, signal: AbortSignal, timeoutMS: number): OnbehalfError {
  if (signal.aborted) return new OnbehalfError('CANCELLED', 'The sign-in was cancelled.', { cause: error });
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new OnbehalfError('TIMED_OUT', `${host} did not answer within ${timeoutMS / 1000} seconds.`, {
      details: { host },
      cause: error,
    });
  }
  return new OnbehalfError('NETWORK_FAILED', `${host} could not be reached: ${reasonOf(error)}.`, { details: { host }, cause: error });
}

/** The innermost reason: `fetch` says only "fetch failed" and hides ENOTFOUND in its cause. A proxy's failure says all there is to say. */
function reasonOf(error: unknown): string {
  if (error instanceof ProxyFailure) return error.message;
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error) return reasonOf(cause);
  return error instanceof Error ? ('code' in error ? String(error.code) : error.message) : 'unknown';
}
