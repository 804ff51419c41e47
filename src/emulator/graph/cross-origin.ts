/** What a page may read of an answer besides its body, as answers of the service list it. */
const exposed =
  'ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, ReadWriteConsistencyToken, Retry-After, SdkVersion, WWW-Authenticate';

/**
 * Answers what a browser asks before a page calls Graph: pages of any origin may, for the token decides and not a cookie
 * (https://learn.microsoft.com/graph/use-the-api, the Graph SDK for JavaScript runs in pages).
 *
 * @returns Undefined where the request is no such question.
 */
export function preflightOf(request: Request): Response | undefined {
  const method = request.headers.get('access-control-request-method');
  if (request.method !== 'OPTIONS' || method === null || request.headers.get('origin') === null) return undefined;
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE, OPTIONS',
      // A star does not stand for `Authorization`: what is asked for is allowed by name.
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
      'access-control-max-age': '3600',
    },
  });
}

/** Lets the page that asked read the answer; a request without an origin is no page's. */
export function openToPage(request: Request, response: Response): Response {
  if (request.headers.get('origin') === null) return response;
  response.headers.set('access-control-allow-origin', '*');
  response.headers.set('access-control-expose-headers', exposed);
  return response;
}
