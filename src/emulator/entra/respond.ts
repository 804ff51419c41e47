import { EntraFailure, errorBody, rowOf } from './failure.ts';
import type { Exchange } from './exchange.ts';
import { errorPage } from './pages/error-page.ts';
import { pageResponse } from './pages/page.ts';

/** An endpoint: it answers, or is refused. */
export type Endpoint = (exchange: Exchange) => Response | Promise<Response>;

/**
 * Answers refusals as JSON, as the endpoints that programs call do. Browsers of any origin may read the answers (CORS), because pages
 * redeem codes too.
 */
export function asJson(endpoint: Endpoint): Endpoint {
  return async (exchange) => {
    const response = await settle(exchange, endpoint, (failure) => {
      const { status = 400 } = rowOf(failure);
      // Entra asks for no other way with a 401, though RFC 6749, 5.2, would have it.
      return Response.json(errorBody(failure, exchange, exchange.origin), { status });
    });
    const headers = {
      'cache-control': 'no-store, no-cache',
      pragma: 'no-cache',
      'x-ms-request-id': exchange.traceId,
      'client-request-id': exchange.correlationId,
      'access-control-allow-origin': '*',
    };
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  };
}

/** Answers refusals as a page, as the endpoints that people see do. */
export function asPage(endpoint: Endpoint): Endpoint {
  return (exchange) => settle(exchange, endpoint, (failure) => pageResponse(exchange, errorPage(exchange, failure)));
}

async function settle(
  exchange: Exchange,
  endpoint: Endpoint,
  refused: (failure: EntraFailure) => Response | Promise<Response>,
): Promise<Response> {
  try {
    return await endpoint(exchange);
  } catch (failure) {
    if (failure instanceof EntraFailure) return refused(failure);
    throw failure;
  }
}
