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
      return serverError(503, fault);
    case 'timeout':
      return serverError(504, fault);
    default:
      return undefined;
  }
}

/**
 * What comes of a request that is carried out: a `truncate` fault cuts its answer short, a `lostAnswer` fault loses it, unless the request is refused; the
 * other kinds, and none, leave it as it is.
 *
 * @param respond - Carries the request out; what it throws is a refusal too.
 * @param errorResponse - The service's own response for an error answer.
 * @throws ConnectionReset when the fault says that the connection breaks.
 */
export async function carriedOut(
  faults: Faults,
  fault: Fault | undefined,
  respond: () => Promise<Response>,
  errorResponse: (answer: FaultAnswer) => Response,
): Promise<Response> {
  if (fault?.kind === 'truncate') return cutShort(await respond());
  if (fault?.kind !== 'lostAnswer') return respond();
  const response = await respond().catch((error: unknown) => {
    faults.miss(fault);
    throw error;
  });
  if (response.status >= 400) {
    faults.miss(fault);
    return response;
  }
  await response.body?.cancel();
  if (fault.status === undefined) throw new ConnectionReset();
  return errorResponse(serverError(fault.status, fault));
}

/** Codes and texts: https://learn.microsoft.com/graph/errors; those of a 502 are an assumption, as a gateway gives them. */
const serverErrors = {
  500: { code: 'generalException', message: 'An unspecified error has occurred.' },
  502: { code: 'BadGateway', message: 'The server before the service got no valid answer.' },
  503: { code: 'serviceNotAvailable', message: 'The service is temporarily unavailable. Retry again after a while.' },
  504: { code: 'GatewayTimeout', message: 'The server did not answer in time.' },
} as const;

/** What a gateway answers when the connection to the service broke before a whole answer came. Source: 504 in https://learn.microsoft.com/graph/errors */
export const noWholeAnswer: FaultAnswer = { status: 504, ...serverErrors[504], headers: {} };

function serverError(status: keyof typeof serverErrors, fault: Fault): FaultAnswer {
  return { status, ...serverErrors[status], headers: retryAfter(fault.retryAfter ?? null) };
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
  const errorResponse = (answer: FaultAnswer): Response =>
    Response.json(errorBody(answer), { status: answer.status, headers: answer.headers });
  const error = fault && faultAnswer(fault);
  return error ? errorResponse(error) : carriedOut(faults, fault, respond, errorResponse);
}
