import { createConnection } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { OnbehalfError } from '../../src/core/errors.ts';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import type { SignedIn } from '../../src/identity/index.ts';
import { createWorld, isClosed, type World } from './world.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

/** A sign-in whose page is open: where its answer goes, and how it ends. */
interface OpenPage {
  readonly world: World;
  readonly url: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly end: Promise<SignedIn | OnbehalfError>;
  /** Posts a form to the loopback port as a browser does. */
  post(form: Record<string, string>, path?: string): Promise<Response>;
}

async function openPage(): Promise<OpenPage> {
  const world = createWorld({ signingKey });
  const { promise, resolve } = deferred<string>();
  const end = world
    .identity({ timeoutMS: 20_000 }, { openBrowser: async (url) => resolve(url) })
    .token(['Mail.Read'])
    .catch((error: unknown) => {
      if (error instanceof OnbehalfError) return error;
      throw error;
    });
  const url = await promise;
  const { searchParams } = new URL(url);
  const redirectUri = searchParams.get('redirect_uri') ?? '';
  const post: OpenPage['post'] = (form, path = '/') =>
    fetch(new URL(path, redirectUri), { method: 'POST', body: new URLSearchParams(form) });
  return { world, url, redirectUri, state: searchParams.get('state') ?? '', end, post };
}

/** What is sent to the port by somebody else: how it is refused, while the sign-in goes on. */
const junk: [name: string, send: (page: OpenPage) => Promise<Response>, status: number][] = [
  ['another state', ({ post }) => post({ code: 'stolen', state: 'other' }), 400],
  ['no state', ({ post }) => post({ code: 'stolen' }), 400],
  [
    'two states',
    ({ redirectUri, state }) =>
      fetch(redirectUri, {
        method: 'POST',
        body: new URLSearchParams([
          ['code', 'x'],
          ['state', state],
          ['state', 'y'],
        ]),
      }),
    400,
  ],
  ['an error with another state', ({ post }) => post({ error: 'access_denied', state: 'other' }), 400],
  ['a form without an answer', ({ post, state }) => post({ state }), 200],
  ['a token without a code', ({ post, state }) => post({ access_token: 'stolen', token_type: 'Bearer', state }), 200],
  ['a code in the address, with another state', ({ redirectUri }) => fetch(`${redirectUri}/?code=stolen&state=other`), 400],
  ['a page that is not there', ({ redirectUri }) => fetch(`${redirectUri}/favicon.ico`), 200],
  ['a path that is no address', ({ redirectUri, state }) => fetch(`${redirectUri}//?code=stolen&state=${state}`), 200],
  ['a form to another path', ({ post, state }) => post({ code: 'stolen', state }, '/elsewhere'), 200],
  [
    'JSON',
    ({ redirectUri, state }) =>
      fetch(redirectUri, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code: 'x', state }) }),
    415,
  ],
  ['another method', ({ redirectUri }) => fetch(redirectUri, { method: 'DELETE' }), 405],
];

describe('junk on the loopback port is refused, and the sign-in goes on', () => {
  test.each(junk)('%s', async (_, send, status) => {
    const page = await openPage();
    const response = await send(page);

    expect(response.status).toBe(status);
    expect(await response.text()).not.toMatch(/stolen|token/i);
    await page.world.person('ada').openBrowser(page.url);
    expect(await page.end).toMatchObject({ account: { username: 'ada@contoso.example' } });
    expect(page.world.requests).toHaveLength(1);
  });

  test('a body without end is cut off', async () => {
    const page = await openPage();
    const sent = await pour(Number(new URL(page.redirectUri).port));

    expect(sent).toBeLessThan(20_000_000);
    await page.world.person('ada').openBrowser(page.url);
    expect(await page.end).toMatchObject({ account: { username: 'ada@contoso.example' } });
  });

  test('a connection that says nothing does not hold the sign-in up', async () => {
    const page = await openPage();
    const silent = createConnection(Number(new URL(page.redirectUri).port), '127.0.0.1').on('error', () => undefined);
    await page.world.person('ada').openBrowser(page.url);

    expect(await page.end).toMatchObject({ account: { username: 'ada@contoso.example' } });
    silent.destroy();
  });
});

describe('what ends the sign-in', () => {
  test('a code in the address with the right state is not used', async () => {
    const page = await openPage();
    const response = await fetch(`${page.redirectUri}/?code=abc&state=${encodeURIComponent(page.state)}`);

    expect(response.status).toBe(400);
    expect(await page.end).toMatchObject({
      code: 'SIGN_IN_FAILED',
      message: 'The sign-in page put its answer into the address, where other programs can read it; it was not used.',
    });
    expect(page.world.requests).toEqual([]);
    expect(await isClosed(page.redirectUri)).toBe(true);
  });

  test('a code that Entra did not give is refused by Entra', async () => {
    const page = await openPage();
    await page.post({ code: 'made-up', state: page.state });

    expect(await page.end).toMatchObject({ details: { oauthError: 'invalid_grant' } });
  });

  test('a second answer changes nothing', async () => {
    const page = await openPage();
    await page.post({ error: 'access_denied', error_description: 'AADSTS65004: User declined to consent.', state: page.state });
    await page.post({ code: 'late', state: page.state }).catch(() => undefined);

    expect(await page.end).toMatchObject({ code: 'CONSENT_DECLINED' });
    expect(page.world.requests).toEqual([]);
  });

  test('a code can be redeemed once', async () => {
    const page = await openPage();
    await page.world.person('ada').openBrowser(page.url);
    await page.end;
    const [redeemed] = page.world.requests;
    const again = await page.world.ports.fetch('https://login.microsoftonline.com/common/oauth2/v2.0/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: String(redeemed?.form ?? ''),
    });

    expect(JSON.parse(await again.text())).toMatchObject({ error: 'invalid_grant', error_codes: [54005] });
  });

  test('with another verifier the code is worth nothing', async () => {
    const world = createWorld({ signingKey });
    const fetch: World['ports']['fetch'] = (url, init) =>
      world.ports.fetch(url, { ...init, body: String(init?.body).replace(/code_verifier=[^&]+/, `code_verifier=${'x'.repeat(43)}`) });
    const error: unknown = await world
      .identity({}, { fetch })
      .token(['Mail.Read'])
      .catch((problem: unknown) => problem);

    expect(error).toMatchObject({ code: 'SIGN_IN_FAILED', details: { aadsts: 501481 } });
  });
});

describe('the pages', () => {
  test('say that it worked, in a page of our own that loads nothing', async () => {
    const page = await openPage();
    const response = await page.post({ code: 'made-up', state: page.state });
    const html = await response.text();

    expect(html).toContain('<h1>You are signed in</h1>');
    expect(html).not.toMatch(/<script|src=|href=|@import|url\(/);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    await page.end;
  });

  test('say that it did not work', async () => {
    const page = await openPage();
    const response = await page.post({ error: 'access_denied', state: page.state });

    expect(await response.text()).toContain('<h1>The sign-in was not finished</h1>');
    await page.end;
  });
});

/** Sends a body without end; the bytes that were taken. */
async function pour(port: number): Promise<number> {
  const socket = createConnection(port, '127.0.0.1');
  socket.write(
    'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 1000000000\r\n\r\ncode=',
  );
  const chunk = Buffer.alloc(65_536, 'a');
  await new Promise<void>((resolve) => {
    const more = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', more);
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    more();
  });
  return socket.bytesWritten;
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
