import { createHash } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import type { EnvironmentName } from '../../src/identity/index.ts';
import { createWorld as worldWith, ownApplication, type World } from './world.ts';
import { failureOf } from '../support/failure-of.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});
const createWorld = (): World => worldWith({ signingKey });

/** The parameters with which each sign-in page of a world was opened. */
function asked(world: World): Record<string, string>[] {
  return world.told('opening').map(({ url }) => Object.fromEntries(new URL(url).searchParams));
}

describe('what a sign-in page is asked', () => {
  test('has a state, a challenge and a port of its own for each sign-in', async () => {
    const world = createWorld();
    const identity = world.identity();
    for (let count = 0; count < 5; count++) await identity.token(['Mail.Read'], { interactive: true });

    for (const name of ['state', 'code_challenge', 'redirect_uri'])
      expect(new Set(asked(world).map((parameters) => parameters[name])).size).toBe(5);
  });

  test('has a state that nobody guesses: 122 random bits', async () => {
    const world = createWorld();
    await world.identity().token(['Mail.Read']);

    expect(Buffer.from(asked(world)[0]?.['state'] ?? '', 'base64').toString()).toMatch(
      /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/,
    );
  });

  test('has the SHA-256 of a verifier that only the token request shows', async () => {
    const world = createWorld();
    await world.identity().token(['Mail.Read']);
    const verifier = world.requests[0]?.form.get('code_verifier') ?? '';

    expect(verifier).toMatch(/^[\w.~-]{43,128}$/);
    expect(asked(world)[0]).toMatchObject({
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    });
    expect(world.told('opening')[0]?.url).not.toContain(verifier);
  });

  test('is stored nowhere while the page is open', async () => {
    const world = createWorld();
    const stored: string[][] = [];
    const openBrowser = async (url: string): Promise<void> => {
      stored.push(await world.ports.storage.list());
      await world.person('ada').openBrowser(url);
    };
    await world.identity({}, { openBrowser }).token(['Mail.Read']);

    expect(stored).toEqual([[]]);
    expect(await world.ports.storage.list()).not.toEqual([]);
  });

  test('is a code and nothing else: no token comes in the address', async () => {
    const world = createWorld();
    await world.identity().token(['Mail.Read']);

    expect(asked(world)[0]).toMatchObject({ response_type: 'code', response_mode: 'form_post' });
  });
});

describe('the code', () => {
  test.each<[EnvironmentName, string]>([
    ['Global', 'login.microsoftonline.com'],
    ['China', 'login.partner.microsoftonline.cn'],
    ['USGovernment', 'login.microsoftonline.us'],
    ['USGovernmentDOD', 'login.microsoftonline.us'],
  ])('is redeemed where its page was, over TLS: %s', async (environment, host) => {
    const world = createWorld();
    const redeemed: string[] = [];
    const fetch: World['ports']['fetch'] = (url, init) => {
      if (init?.method === 'POST') redeemed.push(url);
      return world.ports.fetch(url, init);
    };
    const answer = async (url: string): Promise<void> => {
      const { searchParams } = new URL(url);
      await globalThis.fetch(searchParams.get('redirect_uri') ?? '', {
        method: 'POST',
        body: new URLSearchParams({ code: 'made-up', state: searchParams.get('state') ?? '' }),
      });
    };
    await failureOf(
      world
        .identity(
          { environment, oauthApplication: 'Custom', applicationId: ownApplication, tenantId: 'contoso.example' },
          { fetch, openBrowser: answer },
        )
        .token(['Mail.Read']),
    );

    expect(world.told('opening').map(({ url }) => url.split('?')[0])).toEqual([`https://${host}/contoso.example/oauth2/v2.0/authorize`]);
    expect(redeemed.map((url) => url.split('?')[0])).toEqual([`https://${host}/contoso.example/oauth2/v2.0/token`]);
  });

  test('is redeemed with the redirect URI that the page was given', async () => {
    const world = createWorld();
    await world.identity().token(['Mail.Read']);

    expect(world.requests[0]?.form.get('redirect_uri')).toBe(asked(world)[0]?.['redirect_uri']);
  });

  test('is redeemed without a secret: what is on a machine of a person is none', async () => {
    const world = createWorld();
    await world.identity().token(['Mail.Read']);
    await world.identity().token(['Mail.Read'], { forceRefresh: true });

    const names = world.requests.flatMap(({ form }) => [...form.keys()]);
    expect(names.filter((name) => name === 'client_secret' || name === 'client_assertion')).toEqual([]);
    expect(world.requests).toHaveLength(2);
  });

  test('that comes with the ID token of another sign-in is worth nothing', async () => {
    const world = createWorld();
    const person = world.person('ada');
    const withNonce = (text: string): string => {
      const answer = JSON.parse(text) as { id_token: string };
      const [header, payload = '', signature] = answer.id_token.split('.');
      const claims = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), nonce: 'of-another-sign-in' };
      return JSON.stringify({
        ...answer,
        id_token: [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.'),
      });
    };
    const identity = world.identity(
      { signInThrough: 'PastedAddress' },
      {
        openBrowser: person.openBrowser,
        ask: async () => person.location,
        fetch: async (url, init) => new Response(withNonce(await (await world.ports.fetch(url, init)).text())),
      },
    );

    expect(await failureOf(identity.token(['Mail.Read']))).toMatchObject({
      code: 'SIGN_IN_FAILED',
      message: 'The answer does not belong to this sign-in.',
    });
  });
});

describe('the port that waits for the answer', () => {
  test('is there on 127.0.0.1 and at no other address of this machine, and only while the page is open', async () => {
    const world = createWorld();
    const others = Object.values(networkInterfaces()).flatMap((addresses = []) =>
      addresses.filter(({ address }) => address !== '127.0.0.1' && !address.startsWith('fe80')),
    );
    const answers: Record<string, boolean> = {};
    let port = 0;
    const openBrowser = async (url: string): Promise<void> => {
      port = Number(new URL(new URL(url).searchParams.get('redirect_uri') ?? '').port);
      for (const host of ['127.0.0.1', ...others.map(({ address }) => address)]) answers[host] = await isOpen(host, port);
      await world.person('ada').openBrowser(url);
    };
    await world.identity({}, { openBrowser }).token(['Mail.Read']);

    expect(answers).toEqual({ '127.0.0.1': true, ...Object.fromEntries(others.map(({ address }) => [address, false])) });
    expect(await isOpen('127.0.0.1', port)).toBe(false);
  });

  test('leads no browser anywhere else', async () => {
    const world = createWorld();
    const statuses: number[] = [];
    const openBrowser = async (url: string): Promise<void> => {
      const redirectUri = new URL(url).searchParams.get('redirect_uri') ?? '';
      for (const path of [
        '/',
        '/?url=https://evil.example/',
        '/?redirect_uri=https://evil.example/',
        '/https://evil.example/',
        '//evil.example/',
        '/evil?next=//evil.example',
      ]) {
        const { status, headers } = await fetch(`${redirectUri}${path}`, { redirect: 'manual' });
        statuses.push(status);
        expect([headers.get('location'), headers.get('refresh')]).toEqual([null, null]);
      }
      await world.person('ada').openBrowser(url);
    };
    await world.identity({}, { openBrowser }).token(['Mail.Read']);

    expect(statuses).toEqual([200, 200, 200, 200, 200, 200]);
  });
});

async function isOpen(host: string, port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ host, port })
      .on('connect', () => resolve(true))
      .on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}
