import { randomBytes } from 'node:crypto';
import type { EntraContext, Exchange } from './context.ts';
import { loadPermissions } from './permissions.ts';

export type { Exchange };

/** Reads a request. Fields of a posted form win over those of the query. */
export async function createExchange(entra: EntraContext, request: Request, segment: string): Promise<Exchange> {
  const url = new URL(request.url);
  const form = await readForm(request);
  const parameter = (name: string): string | undefined => form.get(name) || url.searchParams.get(name) || undefined;
  return {
    entra,
    permissions: await loadPermissions(),
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
