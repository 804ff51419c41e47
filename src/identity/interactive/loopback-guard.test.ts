import { request, type IncomingHttpHeaders } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loopbackServer, type LoopbackServer } from '../../../test/support/loopback-server.ts';
import { answerCancelled, authorizePage } from './authorize-page.ts';
import { guardLoopback } from './loopback-guard.ts';
import { notSignedInPage, signedInPage } from './loopback-pages.ts';

/** What the server was sent, and its port. */
interface Received {
  readonly url: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
let received: Received[];
let server: LoopbackServer;
let port = 0;
beforeEach(async () => {
  received = [];
  server = await loopbackServer((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    incoming.on('error', () => undefined);
    incoming.on('end', () => {
      received.push({ url: incoming.url ?? '', method: incoming.method ?? '', headers: incoming.headers, body });
      response.end('page');
    });
  });
  port = Number(new URL(server.origin).port);
});
afterEach(() => server[Symbol.asyncDispose]());

/** Posts so many bytes to a path; gives the headers of the answer, or undefined where there was none. */
const post = (path: string, bytes = 0): Promise<IncomingHttpHeaders | undefined> =>
  new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent: false }, (response) =>
      response.resume().on('end', () => resolve(response.headers)),
    );
    sent.on('error', () => resolve(undefined));
    sent.end('x'.repeat(bytes));
  });

describe('a guarded server', () => {
  test('answers with headers that let its page run nothing, be framed by nobody and stay nowhere', async () => {
    using _guard = guardLoopback(port);

    expect(await post('/')).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });

  test('reads 64 KB and no byte more', async () => {
    using _guard = guardLoopback(port);

    expect(await post('/', 65_536)).toBeDefined();
    expect(await post('/', 65_537)).toBeUndefined();
    expect(received.map(({ body }) => body.length)).toEqual([65_536]);
  });

  test.each([
    ['/answer?code=1', '/answer?code=1'],
    ['//', '/'],
    ['/a%', '/a%'],
  ])('is asked for %s as %s', async (path, seen) => {
    using _guard = guardLoopback(port);
    await post(path);
    expect(received.map(({ url }) => url)).toEqual([seen]);
  });

  test('is one port alone, and only until the guard is gone', async () => {
    const other = guardLoopback(port + 1);
    expect(await post('//')).not.toHaveProperty('cache-control');
    other[Symbol.dispose]();
    guardLoopback(port)[Symbol.dispose]();
    expect(await post('//')).not.toHaveProperty('cache-control');
    expect(received.map(({ url }) => url)).toEqual(['//', '//']);
  });
});

describe('a page that was given up', () => {
  const page = (at: number) =>
    authorizePage(
      `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?${new URLSearchParams({ redirect_uri: `http://localhost:${at}`, state: 's 1' }).toString()}`,
    );

  test('is read from its address', () => {
    expect(page(5)).toEqual({
      url: expect.stringContaining('/authorize?') as string,
      host: 'login.microsoftonline.com',
      redirectUri: 'http://localhost:5',
      port: 5,
      state: 's 1',
    });
  });

  test('is answered as if it had been cancelled', async () => {
    await answerCancelled(page(port));

    expect(received).toMatchObject([{ method: 'POST', body: 'error=user_cancelled&state=s+1' }]);
    expect(received[0]?.headers).toMatchObject({ 'content-type': 'application/x-www-form-urlencoded', 'content-length': '30' });
  });

  test('at which nobody listens any more is left', async () => {
    await server[Symbol.asyncDispose]();
    await answerCancelled(page(port));
    expect(received).toEqual([]);
  });
});

test('the pages say how it ended, in words and with their mark, and run nothing', () => {
  const [done, notDone] = [signedInPage, notSignedInPage].map((page) => /svg \{[^}]*color: var\(--(\w+)\)/.exec(page)?.[1]);
  const marks = [signedInPage, notSignedInPage].map((page) => /<path d="([^"]+)"/.exec(page)?.[1]);

  expect([done, notDone]).toEqual(['done', 'notDone']);
  expect(new Set(marks).size).toBe(2);
  expect(signedInPage).toMatch(/<h1>You are signed in<\/h1>/);
  expect(notSignedInPage).toMatch(/<h1>The sign-in was not finished<\/h1>/);
  for (const page of [signedInPage, notSignedInPage]) expect(page).not.toMatch(/<script|\son\w+=|https?:/);
});
