import { beforeAll, describe, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import { createWorld as worldWith, isClosed, ownApplication, shortLived, type World } from './world.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});
const createWorld = (settings = {}): World => worldWith({ signingKey, settings });

describe('the first sign-in', () => {
  test('gives a token with what was asked for, and says who asks and for what', async () => {
    const world = createWorld();
    const signedIn = await world.identity().token(['Mail.Read', 'Mail.Send']);

    expect(await world.entra.readAccess(`Bearer ${signedIn.accessToken}`)).toMatchObject({
      permissions: expect.arrayContaining(['Mail.Read', 'Mail.Send']),
    });
    expect(signedIn).toMatchObject({
      permissions: expect.arrayContaining(['Mail.Read', 'Mail.Send']),
      account: { username: 'ada@contoso.example', name: 'Ada Martin', tenantId: world.tenant.id, personal: false },
    });
    expect(world.events.map(({ type }) => type)).toEqual(['publicApplication', 'opening', 'signedIn']);
    expect(world.told('opening')[0]).toMatchObject({
      host: 'login.microsoftonline.com',
      application: { name: 'UiPathStudioO365App', publisher: 'UiPath', clientId: 'f2f43f65-16a6-4319-91b6-d2a342a88744' },
      redirectUri: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      permissions: ['Mail.Read', 'Mail.Send'],
    });
    expect(world.told('publicApplication')[0]?.message).toBe(
      'The sign-in page names UiPathStudioO365App: a public application of UiPath, used here because nothing else was chosen. ' +
        'For work, register your own: set oauthApplication to Custom and applicationId to its application ID.',
    );
  });

  test('uses PKCE, posts the answer, offers the account chooser, and asks for a refresh token', async () => {
    const world = createWorld();
    await world.identity().token(['Mail.Read']);
    const url = new URL(world.told('opening')[0]?.url ?? '');

    expect(url.pathname).toBe('/common/oauth2/v2.0/authorize');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      response_mode: 'form_post',
      code_challenge_method: 'S256',
      prompt: 'select_account',
    });
    expect(url.searchParams.get('scope')?.split(' ')).toEqual(expect.arrayContaining(['Mail.Read', 'openid', 'profile', 'offline_access']));
    expect(world.requests.map(({ form }) => form.get('grant_type'))).toEqual(['authorization_code']);
  });

  test('through an own application of one tenant names that tenant and says nothing about the public one', async () => {
    const world = createWorld();
    const identity = world.identity({
      oauthApplication: 'Custom',
      applicationId: ownApplication,
      tenantId: 'contoso.example',
      emailAddress: 'ada@contoso.example',
    });
    await identity.token(['Mail.Read']);
    const url = new URL(world.told('opening')[0]?.url ?? '');

    expect(url.pathname).toBe('/contoso.example/oauth2/v2.0/authorize');
    expect(url.searchParams.get('login_hint')).toBe('ada@contoso.example');
    expect(url.searchParams.get('prompt')).toBeNull();
    expect(world.told('opening')[0]).toMatchObject({
      account: 'ada@contoso.example',
      application: { name: `application ${ownApplication}` },
    });
    expect(world.told('publicApplication')).toEqual([]);
  });

  test('with a second factor works too', async () => {
    const world = createWorld();
    const signedIn = await world
      .identity({ emailAddress: 'ben@contoso.example' }, { openBrowser: world.person('ben').openBrowser })
      .token(['Mail.Read']);

    expect(signedIn.account.username).toBe('ben@contoso.example');
  });
});

describe('later', () => {
  test('a stored token is used as it is: no request, no browser', async () => {
    const world = createWorld();
    const first = await world.identity().token(['Mail.Read', 'Mail.Send']);
    const requests = world.requests.length;
    const second = await world.identity().token(['mail.read']);

    expect(second.accessToken).toBe(first.accessToken);
    expect(second.account).toEqual(first.account);
    expect(second.expiresOn).toEqual(first.expiresOn);
    expect(world.requests).toHaveLength(requests);
    expect(world.told('opening')).toHaveLength(1);
  });

  test('an ended token is renewed silently, and what was renewed is kept', async () => {
    const world = createWorld(shortLived);
    const first = await world.identity().token(['Mail.Read']);
    const second = await world.identity({}, { canAsk: false }).token(['Mail.Read']);

    expect(second.accessToken).not.toBe(first.accessToken);
    expect(world.requests.map(({ form }) => form.get('grant_type'))).toEqual(['authorization_code', 'refresh_token']);
    const [key = ''] = await world.ports.storage.list();
    expect((await world.ports.storage.read(key))?.content).toContain(second.accessToken);
  });

  test('a renewed refresh token takes the place of the old one, which is kept no longer', async () => {
    const world = createWorld(shortLived);
    const stored = async (): Promise<string> => {
      const [key = ''] = await world.ports.storage.list();
      return (await world.ports.storage.read(key))?.content ?? '';
    };
    await world.identity().token(['Mail.Read']);
    const [old] = Object.values((JSON.parse(await stored()) as { RefreshToken: Record<string, { secret: string }> }).RefreshToken);
    await world.identity().token(['Mail.Read']);

    expect(old?.secret).toMatch(/^.{40,}$/);
    expect(await stored()).not.toContain(old?.secret);
  });

  test('forceRefresh gets a new token although the stored one is good', async () => {
    const world = createWorld();
    const identity = world.identity();
    const first = await identity.token(['Mail.Read']);
    const second = await identity.token(['Mail.Read'], { forceRefresh: true });

    expect(second.accessToken).not.toBe(first.accessToken);
    expect((await identity.token(['Mail.Read'])).accessToken).toBe(second.accessToken);
  });

  test('a claims challenge is answered with a new token that carries it', async () => {
    const world = createWorld();
    const identity = world.identity();
    await identity.token(['Mail.Read']);
    const claims = JSON.stringify({ access_token: { nbf: { essential: true, value: '1700000000' } } });
    await identity.token(['Mail.Read'], { claims });

    const [, renewed] = world.requests;
    expect(renewed?.form.get('grant_type')).toBe('refresh_token');
    expect(JSON.parse(renewed?.form.get('claims') ?? '')).toMatchObject({
      access_token: { nbf: { value: '1700000000' }, xms_cc: { values: ['CP1'] } },
    });
  });

  test('one more permission is asked for once, naming the account', async () => {
    const world = createWorld();
    const identity = world.identity();
    await identity.token(['Mail.Read']);
    const more = await identity.token(['Mail.Read', 'Mail.Send']);

    expect(more.permissions).toEqual(expect.arrayContaining(['Mail.Read', 'Mail.Send']));
    expect(world.told('opening')[1]).toMatchObject({ account: 'ada@contoso.example', permissions: ['Mail.Read', 'Mail.Send'] });
    await world.identity().token(['Mail.Send']);
    expect(world.told('opening')).toHaveLength(2);
  });

  test('a revoked sign-in is asked for again', async () => {
    const world = createWorld(shortLived);
    await world.identity().token(['Mail.Read']);
    world.tenant.clock.advance(5_000);
    for (const user of world.tenant.users.values()) user.sessionsValidFrom = world.tenant.clock.now().toISOString();
    world.tenant.clock.advance(5_000);
    await world.identity().token(['Mail.Read']);

    expect(world.told('opening')).toHaveLength(2);
  });

  test('interactive: true asks although a stored token would do, and lets the person choose', async () => {
    const world = createWorld();
    await world.identity().token(['Mail.Read']);
    const signedIn = await world
      .identity({}, { openBrowser: world.person('chloe').openBrowser })
      .token(['Mail.Read'], { interactive: true });

    expect(signedIn.account.username).toBe('chloe@contoso.example');
    expect(world.told('opening')[1]).not.toHaveProperty('account');
    expect(world.told('otherAccount')).toEqual([]);
  });
});

describe('callers at the same time', () => {
  test('share one sign-in', async () => {
    const world = createWorld();
    const identity = world.identity();
    const tokens = await Promise.all(
      Array.from({ length: 10 }, (_, index) => identity.token(index % 2 ? ['Mail.Read'] : ['Mail.Read', 'Mail.Send'])),
    );

    expect(world.told('opening')).toHaveLength(1);
    expect(new Set(tokens.map(({ accessToken }) => accessToken)).size).toBe(1);
  });

  test('see one page after the other when one needs more than the page before asked for', async () => {
    const world = createWorld();
    const identity = world.identity();
    const [, both] = await Promise.all([
      identity.token(['Mail.Read']),
      identity.token(['Mail.Read', 'Mail.Send']),
      identity.token(['Mail.Send']),
    ]);

    expect(world.told('opening').map(({ permissions }) => permissions)).toEqual([['Mail.Read'], ['Mail.Read', 'Mail.Send']]);
    expect(both.permissions).toEqual(expect.arrayContaining(['Mail.Read', 'Mail.Send']));
  });

  test('share one renewal', async () => {
    const world = createWorld();
    const identity = world.identity();
    await identity.token(['Mail.Read']);
    const tokens = await Promise.all(Array.from({ length: 10 }, () => identity.token(['Mail.Read'], { forceRefresh: true })));

    expect(new Set(tokens.map(({ accessToken }) => accessToken)).size).toBe(1);
    expect(world.requests).toHaveLength(2);
  });

  test('share a failure: nobody is asked again because another caller waited', async () => {
    const world = createWorld();
    const identity = world.identity({}, { openBrowser: world.person('ada', { consent: 'decline' }).openBrowser });
    const results = await Promise.allSettled([identity.token(['Mail.Read']), identity.token(['Mail.Read']), identity.token(['Mail.Send'])]);

    expect(results.map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
      'CONSENT_DECLINED',
      'CONSENT_DECLINED',
      'CONSENT_DECLINED',
    ]);
    expect(world.told('opening')).toHaveLength(1);
  });

  test('one that gives up does not stop the others', async () => {
    const world = createWorld();
    const identity = world.identity();
    const controller = new AbortController();
    const [impatient, patient] = [identity.token(['Mail.Read'], { signal: controller.signal }), identity.token(['Mail.Read'])];
    controller.abort();

    await expect(impatient).rejects.toMatchObject({ code: 'CANCELLED', exitStatus: 130 });
    expect((await patient).account.username).toBe('ada@contoso.example');
  });

  test('a caller that comes after all others gave up begins anew', async () => {
    const world = createWorld();
    const identity = world.identity();
    const controller = new AbortController();
    const given = identity.token(['Mail.Read'], { signal: controller.signal }).catch((error: unknown) => error);
    controller.abort();

    expect((await identity.token(['Mail.Read'])).account.username).toBe('ada@contoso.example');
    expect(await given).toMatchObject({ code: 'CANCELLED' });
  });
});

test('no port stays open after a sign-in', async () => {
  const world = createWorld();
  await world.identity().token(['Mail.Read']);

  expect(await isClosed(world.told('opening')[0]?.redirectUri ?? '')).toBe(true);
});
