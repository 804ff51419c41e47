import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Longest answer of a sign-in page that is read; real ones have a few kilobytes. */
const longestAnswer = 65_536;
const channel = 'http.server.request.start';

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/**
 * Watches over the server that MSAL opens for the answer of the sign-in page. MSAL checks the state; what it lacks is added here: a bound
 * on what a request may send (any page in any browser can post to this port), headers for the page that it shows, and a path in the place
 * of one that is no address (`//`), at which MSAL would throw and end the process.
 *
 * MSAL does not hand its server out, so requests are seen through Node's diagnostics channel for HTTP servers.
 *
 * @param port - Port of the server on 127.0.0.1.
 */
export function guardLoopback(port: number): Disposable {
  const watch = (message: unknown): void => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (request.socket.localPort !== port) return;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    limit(request);
    if (!URL.canParse(request.url ?? '', `http://localhost:${port}`)) request.url = '/';
  };
  subscribe(channel, watch);
  return { [Symbol.dispose]: () => void unsubscribe(channel, watch) };
}

function limit(request: IncomingMessage): void {
  let received = 0;
  request.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > longestAnswer) request.destroy();
  });
}
