import { randomBytes } from 'node:crypto';
import { BodyTooLarge, bodyLimits, readText } from '../bounded-body.ts';
import type { EntraContext, Exchange } from './context.ts';
import { EntraFailure } from './failure.ts';
import { scopedByResource } from './first-version.ts';
import { loadPermissions } from './permissions.ts';

export type { Exchange };

/** Where an endpoint has its parameters from: the body of a POST alone, or the query as well, where a field of the form wins. */
export type ParameterPlace = 'body' | 'body or query';

/** What an endpoint is. */
export interface EndpointKind {
  /** Default `body or query`. */
  readonly place?: ParameterPlace;
  /** 1 for the endpoints before v2.0, which name a `resource` instead of scopes. Default 2. */
  readonly version?: 1 | 2;
}

/** Reads a request. */
export async function createExchange(
  entra: EntraContext,
  request: Request,
  segment: string,
  { place = 'body or query', version = 2 }: EndpointKind = {},
): Promise<Exchange> {
  const url = new URL(request.url);
  const content = await readForm(request);
  const form = content instanceof BodyTooLarge ? new URLSearchParams() : content;
  const asked = (name: string): string | undefined => single(form, name) ?? (place === 'body' ? undefined : single(url.searchParams, name));
  return {
    entra,
    permissions: await loadPermissions(),
    request,
    url,
    origin: url.origin,
    segment,
    parameter: version === 1 ? scopedByResource(asked) : asked,
    version,
    traceId: entra.ids.guid(),
    correlationId:
      guidIn(request.headers.get('client-request-id') ?? form.get('client-request-id') ?? url.searchParams.get('client-request-id')) ??
      entra.ids.guid(),
    at: entra.tenant.clock.now(),
    tooLarge: content instanceof BodyTooLarge ? content : undefined,
    scriptNonce: randomBytes(16).toString('base64'),
  };
}

/** The one value of a parameter; undefined for none or an empty one. @throws EntraFailure 9000411 for two (RFC 6749, 3.1 and 3.2). */
function single(parameters: URLSearchParams, name: string): string | undefined {
  const values = parameters.getAll(name);
  if (values.length > 1) throw new EntraFailure(9000411, { parameter: name });
  return values[0] || undefined;
}

async function readForm(request: Request): Promise<URLSearchParams | BodyTooLarge> {
  const type = request.headers.get('content-type') ?? '';
  if (request.method !== 'POST' || !type.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams();
  try {
    return new URLSearchParams(await readText(request, bodyLimits.signIn));
  } catch (error) {
    if (error instanceof BodyTooLarge) return error;
    throw error;
  }
}

/** What the client sent is repeated in answers, so nothing but a GUID is taken. */
function guidIn(text: string | null): string | undefined {
  return text !== null && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text : undefined;
}
