import { beforeAll, describe, expect, test } from 'vitest';
import { OnbehalfError } from '../../src/core/errors.ts';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import { createWorld as worldWith, isClosed, shortLived, type World } from './world.ts';
import { failureOf } from '../support/failure-of.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});
const createWorld = (settings = {}): World => worldWith({ signingKey, settings });

const neverAnswers = async (): Promise<void> => undefined;

describe('nobody answers', () => {
  test('ends at the timeout, says how long and for what, and listens no longer', async () => {
    const world = createWorld();
    const error = await failureOf(world.identity({ timeoutMS: 300 }, { openBrowser: neverAnswers }).token(['Mail.Read']));

    expect(error).toMatchObject({
      code: 'SIGN_IN_TIMED_OUT',
      exitStatus: 3,
      details: { seconds: 0.3, authenticationType: 'InteractiveToken' },
    });
    expect(error.message).toBe('The sign-in (InteractiveToken) at login.microsoftonline.com was not finished within 0.3 seconds.');
    expect(error.remedy).toBe(
      'Try again and finish the page in the browser; if no page came up, open the address that is printed before it. ' +
        'If the page showed an error, correct that first. `--timeout-ms` gives more time.',
    );
    expect(await isClosed(world.told('opening')[0]?.redirectUri ?? '')).toBe(true);
  });

  test('ends at the timeout also while the browser is still being opened', async () => {
    const world = createWorld();
    const error = await failureOf(
      world.identity({ timeoutMS: 300 }, { openBrowser: () => new Promise(() => undefined) }).token(['Mail.Read']),
    );

    expect(error.code).toBe('SIGN_IN_TIMED_OUT');
    expect(await isClosed(world.told('opening')[0]?.redirectUri ?? '')).toBe(true);
  });

  test('ends before the page when there is no time at all', async () => {
    const world = createWorld();

    expect((await failureOf(world.identity({ timeoutMS: 1 }).token(['Mail.Read']))).code).toBe('SIGN_IN_TIMED_OUT');
  });

  test('ends at once when it is cancelled', async () => {
    const world = createWorld();
    const controller = new AbortController();
    const waiting = failureOf(
      world.identity({}, { openBrowser: async () => controller.abort() }).token(['Mail.Read'], { signal: controller.signal }),
    );

    expect(await waiting).toMatchObject({ code: 'CANCELLED', exitStatus: 130, message: 'The sign-in was cancelled.' });
    await expect.poll(() => isClosed(world.told('opening')[0]?.redirectUri ?? '')).toBe(true);
  });

  test('leaves no timer and no server behind', async () => {
    const world = createWorld();
    await failureOf(world.identity({ timeoutMS: 200 }, { openBrowser: neverAnswers }).token(['Mail.Read']));
    const controller = new AbortController();
    await failureOf(
      world
        .identity({ timeoutMS: 5_555_555 }, { openBrowser: async () => controller.abort() })
        .token(['Mail.Read'], { signal: controller.signal }),
    );

    await expect
      .poll(() => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap' || name === 'TCPSocketWrap'))
      .toEqual([]);
  });

  test('a cancelled signal asks nothing', async () => {
    const world = createWorld();

    expect((await failureOf(world.identity().token(['Mail.Read'], { signal: AbortSignal.abort() }))).code).toBe('CANCELLED');
    expect(world.events).toEqual([]);
  });
});

describe('nobody can answer', () => {
  test('fails at once, and says why a page would be needed', async () => {
    const world = createWorld();
    const error = await failureOf(world.identity({}, { canAsk: false }).token(['Mail.Read']));

    expect(error).toMatchObject({ code: 'SIGN_IN_UNATTENDED', exitStatus: 3, details: { reason: 'SIGN_IN_REQUIRED' } });
    expect(error.message).toBe(
      'A person has to answer a sign-in page, and nobody can here. Nobody is signed in through UiPathStudioO365App yet.',
    );
    expect(world.requests).toEqual([]);
  });

  test('names the account that is missing', async () => {
    const error = await failureOf(createWorld().identity({ emailAddress: 'ben@contoso.example' }, { canAsk: false }).token(['Mail.Read']));

    expect(error.message).toContain('ben@contoso.example is not signed in through UiPathStudioO365App yet.');
  });

  test('names the permissions that nobody consented to', async () => {
    const world = createWorld();
    await world.identity().token(['Mail.Read']);
    const error = await failureOf(world.identity({}, { canAsk: false }).token(['Mail.Read', 'Mail.Send']));

    expect(error).toMatchObject({ code: 'SIGN_IN_UNATTENDED', details: { reason: 'CONSENT_REQUIRED', aadsts: 65001 } });
    expect(error.message).toContain('Nobody has consented yet that UiPathStudioO365App may use Mail.Read, Mail.Send. (AADSTS65001)');
  });

  test('names that the sign-in was revoked, with the ids for the sign-in log', async () => {
    const world = createWorld(shortLived);
    await world.identity().token(['Mail.Read']);
    world.tenant.clock.advance(5_000);
    for (const user of world.tenant.users.values()) user.sessionsValidFrom = world.tenant.clock.now().toISOString();
    const error = await failureOf(world.identity({}, { canAsk: false }).token(['Mail.Read']));

    expect(error.message).toContain('The sign-in was revoked, for example because the password was changed. (AADSTS50173)');
    expect(error.details).toMatchObject({
      correlationId: expect.stringMatching(/^[\da-f-]{36}$/),
      traceId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  test('interactive: false never asks, even where somebody could answer', async () => {
    const world = createWorld();

    expect(await failureOf(world.identity().token(['Mail.Read'], { interactive: false }))).toMatchObject({
      code: 'SIGN_IN_REQUIRED',
      message: 'Nobody is signed in through UiPathStudioO365App yet.',
    });
    expect(world.told('opening')).toEqual([]);
  });
});

describe('the person or the organisation says no', () => {
  test('declined: consent declined, exit status 4', async () => {
    const world = createWorld();
    const error = await failureOf(
      world.identity({}, { openBrowser: world.person('ada', { consent: 'decline' }).openBrowser }).token(['Mail.Read', 'Mail.Send']),
    );

    expect(error).toMatchObject({ code: 'CONSENT_DECLINED', exitStatus: 4, details: { aadsts: 65004 } });
    expect(error.message).toBe('The permissions Mail.Read, Mail.Send for UiPathStudioO365App were declined. (AADSTS65004)');
    expect(error.remedy).toBe('Run it again and choose Accept, or list fewer activities so that less is asked for.');
  });

  test('an administrator has to approve: the link to send is there', async () => {
    const world = createWorld();
    world.tenant.userConsentAllowed = false;
    const error = await failureOf(world.identity().token(['Mail.Read', 'Mail.Send']));
    const link =
      'https://login.microsoftonline.com/organizations/v2.0/adminconsent?client_id=f2f43f65-16a6-4319-91b6-d2a342a88744' +
      '&scope=https%3A%2F%2Fgraph.microsoft.com%2FMail.Read+https%3A%2F%2Fgraph.microsoft.com%2FMail.Send&redirect_uri=http%3A%2F%2Flocalhost';

    expect(error).toMatchObject({ code: 'ADMIN_CONSENT_REQUIRED', exitStatus: 4, details: { aadsts: 90094, adminConsentUrl: link } });
    expect(error.remedy).toBe(`Send your administrator this link: ${link}`);
  });

  test('a disabled account is not asked again: a page would only say the same', async () => {
    const world = createWorld(shortLived);
    await world.identity().token(['Mail.Read']);
    const ada = [...world.tenant.users.values()].find(({ mail }) => mail === 'ada@contoso.example');
    if (ada) ada.accountEnabled = false;
    const error = await failureOf(world.identity().token(['Mail.Read']));

    expect(error).toMatchObject({ code: 'SIGN_IN_BLOCKED', whose: 'admin' });
    expect(error.message).toBe('The account ada@contoso.example is disabled. (AADSTS50057)');
    expect(world.told('opening')).toHaveLength(1);
  });

  test('less granted than asked for is told, and the token is given', async () => {
    const world = createWorld();
    const identity = world.identity(
      {},
      {
        fetch: async (url, init) => {
          const answer = JSON.parse(await (await world.ports.fetch(url, init)).text()) as Record<string, unknown>;
          return Response.json({ ...answer, scope: 'Mail.Read openid profile' });
        },
      },
    );
    const signedIn = await identity.token(['Mail.Read', 'Mail.Send']);

    expect(signedIn.permissions).toEqual(['Mail.Read']);
    expect(world.told('permissionsMissing')).toEqual([{ type: 'permissionsMissing', missing: ['Mail.Send'], granted: ['Mail.Read'] }]);
    await identity.token(['Mail.Send']);
    expect(world.requests).toHaveLength(1);
  });
});

describe('the browser does not come up', () => {
  test('the sign-in goes on, so that the address can be opened by hand', async () => {
    const world = createWorld();
    const identity = world.identity(
      {},
      {
        openBrowser: async () => {
          throw new Error('spawn xdg-open ENOENT');
        },
        notify: (event) => {
          world.events.push(event);
          if (event.type === 'browserNotOpened') void world.person('ada').openBrowser(event.url);
        },
      },
    );

    expect((await identity.token(['Mail.Read'])).account.username).toBe('ada@contoso.example');
    expect(world.told('browserNotOpened')[0]?.reason).toBe('spawn xdg-open ENOENT');
  });

  test('a named failure of the one who opens it ends the sign-in', async () => {
    const world = createWorld();
    const failure = new OnbehalfError('SIGN_IN_FAILED', 'The page shows an error.');
    const error = await failureOf(world.identity({}, { openBrowser: () => Promise.reject(failure) }).token(['Mail.Read']));

    expect(error).toBe(failure);
    expect(await isClosed(world.told('opening')[0]?.redirectUri ?? '')).toBe(true);
  });
});

describe('the sign-in host', () => {
  const cases: [name: string, answer: () => Promise<Response>, code: string, message: string][] = [
    [
      'refuses more',
      async () => new Response('{}', { status: 429, headers: { 'retry-after': '17' } }),
      'THROTTLED',
      'login.microsoftonline.com refuses more sign-in requests for now. It asks to wait 17 seconds.',
    ],
    ['is down', async () => new Response('{}', { status: 503 }), 'UNAVAILABLE', 'login.microsoftonline.com answered with status 503.'],
    [
      'is hidden behind another page',
      async () => new Response('<html>Please pay</html>', { headers: { 'content-type': 'text/html' } }),
      'UNAVAILABLE',
      'login.microsoftonline.com answered with something else than JSON (status 200). A proxy or a network sign-in page may have answered instead.',
    ],
    [
      'cannot be reached',
      () =>
        Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }) })),
      'NETWORK_FAILED',
      'login.microsoftonline.com could not be reached: ENOTFOUND.',
    ],
  ];

  test.each(cases)('%s: while a code is redeemed', async (_, answer, code, message) => {
    const world = createWorld();

    expect(await failureOf(world.identity({}, { fetch: answer }).token(['Mail.Read']))).toMatchObject({ code, message });
  });

  test.each(cases)('%s: while a token is renewed, and nobody is asked', async (_, answer, code, message) => {
    const world = createWorld(shortLived);
    await world.identity().token(['Mail.Read']);

    expect(await failureOf(world.identity({}, { fetch: answer }).token(['Mail.Read']))).toMatchObject({ code, message });
    expect(world.told('opening')).toHaveLength(1);
  });

  test('is too slow', async () => {
    const world = createWorld(shortLived);
    await world.identity().token(['Mail.Read']);
    const fetch = (_: string, init?: RequestInit): Promise<Response> =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
    const identity = world.identity({ timeoutMS: 50 }, { fetch });
    // The timer of the bound does not keep a process alive.
    const alive = setTimeout(() => undefined, 10_000);
    const error = await failureOf(identity.token(['Mail.Read']));
    clearTimeout(alive);

    expect(error).toMatchObject({ code: 'TIMED_OUT', message: 'login.microsoftonline.com did not answer within 0.05 seconds.' });
  });
});

test('no failure tells a token, a code or a password', async () => {
  const world = createWorld(shortLived);
  const signedIn = await world.identity().token(['Mail.Read']);
  const [key = ''] = await world.ports.storage.list();
  const stored = (await world.ports.storage.read(key))?.content ?? '';
  const secrets = [
    signedIn.accessToken,
    ...Object.values(JSON.parse(stored).RefreshToken as Record<string, { secret: string }>).map(({ secret }) => secret),
    'Contoso-ada-1',
  ];
  const answer = async (): Promise<Response> =>
    Response.json(
      { error: 'invalid_grant', error_description: `AADSTS70000: The token ${secrets[0]} is bad.`, error_codes: [4711] },
      { status: 400 },
    );
  const error = await failureOf(world.identity({}, { canAsk: false, fetch: answer }).token(['Mail.Read']));

  for (const secret of secrets) expect(JSON.stringify(error) + String(error) + error.remedy).not.toContain(secret);
  expect(error.message).toContain('AADSTS4711');
});
