import { ConnectionReset } from './connection-reset.ts';
import type { Fault, Faults } from './faults.ts';
import { cutShort } from './truncated-response.ts';

/** An error answer as a fault describes it, before a service puts it into its own words. */
export interface FaultAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Waits for the latencies among the faults that hit a request; ends early, with the reason, when the request is aborted. */
export async function sufferLatency(taken: readonly Fault[], request: Request): Promise<void> {
  for (const fault of taken) if (fault.kind === 'latency') await sleep(fault.milliseconds ?? 1000, request.signal);
}

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', abort, { once: true });
  });
}

/**
 * The error answer of a `throttle`, `unavailable` or `timeout` fault; undefined for the other kinds.
 *
 * Source: Microsoft Graph throttling guidance (429, with or without `Retry-After`) and error responses (503, 504).
 */
export function faultAnswer(fault: Fault): FaultAnswer | undefined {
  switch (fault.kind) {
    case 'throttle':
      return {
        status: 429,
        code: 'TooManyRequests',
        message: 'Please retry again later.',
        headers: retryAfter(fault.retryAfter === undefined ? 1 : fault.retryAfter),
      };
    case 'unavailable':
      return {
        status: 503,
        code: 'serviceNotAvailable',
        message: 'The service is temporarily unavailable. Retry again after a while.',
        headers: retryAfter(fault.retryAfter ?? null),
      };
    case 'timeout':
      return {
        status: 504,
        code: 'GatewayTimeout',
        message: 'The server did not answer in time.',
        headers: retryAfter(fault.retryAfter ?? null),
      };
    default:
      return undefined;
  }
}

function retryAfter(seconds: number | null): Record<string, string> {
  return seconds === null ? {} : { 'Retry-After': String(seconds) };
}

/**
 * Lets faults happen to a request outside Graph (sign-in, upload addresses). Kinds that concern access tokens do nothing there.
 *
 * @param errorBody - The body of an error answer, as the service words it.
 * @param respond - Answers when nothing happens.
 * @throws ConnectionReset when a fault says that the connection breaks.
 */
export async function withFaults(
  faults: Faults,
  request: Request,
  errorBody: (answer: FaultAnswer) => unknown,
  respond: () => Promise<Response>,
): Promise<Response> {
  const taken = faults.take({ method: request.method, path: new URL(request.url).pathname });
  await sufferLatency(taken, request);
  const fault = taken.find(({ kind }) => kind !== 'latency');
  if (fault?.kind === 'reset') throw new ConnectionReset();
  const error = fault && faultAnswer(fault);
  if (error) return Response.json(errorBody(error), { status: error.status, headers: error.headers });
  const response = await respond();
  return fault?.kind === 'truncate' ? cutShort(response) : response;
}
