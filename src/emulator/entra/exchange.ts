import { randomBytes } from 'node:crypto';
import type { EntraContext } from './context.ts';
import type { Trace } from './failure.ts';

/** One request, with what every endpoint wants to know of it. */
export interface Exchange extends Trace {
  readonly entra: EntraContext;
  readonly request: Request;
  readonly url: URL;
  /** Where the caller reached us; absolute links in answers use it. */
  readonly origin: string;
  /** First path segment: the tenant as the request wrote it. */
  readonly segment: string;
  /** One of the parameters of the query or of the form, undefined when it is missing or empty. */
  parameter(name: string): string | undefined;
  /** Marks the one script of a page as ours (Content-Security-Policy). */
  readonly scriptNonce: string;
}

/** Reads a request. Fields of a posted form win over those of the query. */
export async function createExchange(entra: EntraContext, request: Request, segment: string): Promise<Exchange> {
  const url = new URL(request.url);
  const form = await readForm(request);
  const parameter = (name: string): string | undefined => form.get(name) || url.searchParams.get(name) || undefined;
  return {
    entra,
    request,
    url,
    origin: url.origin,
    segment,
    parameter,
    traceId: entra.ids.guid(),
    correlationId: guidIn(request.headers.get('client-request-id') ?? parameter('client-request-id')) ?? entra.ids.guid(),
    at: entra.tenant.clock.now(),
    scriptNonce: randomBytes(16).toString('base64'),
  };
}

async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? '';
  if (request.method !== 'POST' || !type.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams();
  return new URLSearchParams(await request.text());
}

/** What the client sent is repeated in answers, so nothing but a GUID is taken. */
function guidIn(text: string | undefined): string | undefined {
  return text !== undefined && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text : undefined;
}
