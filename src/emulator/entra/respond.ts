import { BodyTooLarge } from '../bounded-body.ts';
import { EntraFailure, errorBody, rowOf } from './failure.ts';
import type { Exchange } from './exchange.ts';
import { errorPage } from './pages/error-page.ts';
import { pageResponse } from './pages/page.ts';

/** An endpoint: it answers, or is refused. */
export type Endpoint = (exchange: Exchange) => Response | Promise<Response>;

const json = 'application/json; charset=utf-8';

/**
 * Answers refusals as JSON, as the endpoints that programs call do. Nothing of it is kept in between.
 *
 * @param isForPage - Whether a page of any origin may read the answer (CORS). Default: none may.
 */
export function asJson(endpoint: Endpoint, isForPage: (exchange: Exchange) => boolean = () => false): Endpoint {
  return async (exchange) => {
    const response = await settle(exchange, endpoint, (failure) => {
      if (failure instanceof BodyTooLarge) return oversized(failure);
      const { status = 400 } = rowOf(failure);
      // Entra asks for no other way with a 401, though RFC 6749, 5.2, would have it.
      return Response.json(errorBody(failure, exchange, exchange.origin), { status });
    });
    return withHeaders(response, exchange, {
      'cache-control': 'no-store, no-cache',
      pragma: 'no-cache',
      expires: '-1',
      ...(isForPage(exchange) && { 'access-control-allow-origin': '*' }),
    });
  };
}

/** Answers with a document that everybody may read, pages of any origin too, and keep for a day: what a client finds an authority by. */
export function asDocument(endpoint: Endpoint): Endpoint {
  return async (exchange) => {
    const response = await settle(exchange, endpoint, (failure) => {
      if (failure instanceof BodyTooLarge) return oversized(failure);
      const { status = 400, error, discovery = error } = rowOf(failure);
      return Response.json({ ...errorBody(failure, exchange, exchange.origin), error: discovery }, { status });
    });
    return withHeaders(response, exchange, {
      'cache-control': response.ok ? 'max-age=86400, private' : 'no-store, no-cache',
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, OPTIONS',
    });
  };
}

/** Assumption: refused before the service sees it, so there is no code of Entra. */
function oversized({ message }: BodyTooLarge): Response {
  return Response.json({ error: 'invalid_request', error_description: message }, { status: 413 });
}

function withHeaders(response: Response, { traceId, correlationId }: Exchange, headers: Readonly<Record<string, string>>): Response {
  const all = { 'content-type': json, 'x-ms-request-id': traceId, 'client-request-id': correlationId, ...headers };
  for (const [name, value] of Object.entries(all)) response.headers.set(name, value);
  return response;
}

/** Answers refusals as a page, as the endpoints that people see do. */
export function asPage(endpoint: Endpoint): Endpoint {
  return (exchange) => settle(exchange, endpoint, (failure) => pageResponse(exchange, errorPage(exchange, failure)));
}

async function settle(
  exchange: Exchange,
  endpoint: Endpoint,
  refused: (failure: EntraFailure | BodyTooLarge) => Response | Promise<Response>,
): Promise<Response> {
  if (exchange.tooLarge) return refused(exchange.tooLarge);
  try {
    return await endpoint(exchange);
  } catch (failure) {
    if (failure instanceof EntraFailure) return refused(failure);
    throw failure;
  }
}
