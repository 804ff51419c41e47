import { beforeAll, describe, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import type { Identity, IdentityPorts, ScopeSettingsInput } from '../../src/identity/index.ts';
import { createWorld as worldWith, shortLived, type World } from './world.ts';
import { failureOf } from '../support/failure-of.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});
const createWorld = (settings = {}): World => worldWith({ signingKey, settings: { devicePollSeconds: 0.01, ...settings } });

describe('a code for another device', () => {
  /** An identity on a machine without a browser; the code is answered as `answer` does. */
  function without(world: World, answer: (page: string) => unknown, settings: ScopeSettingsInput = {}): Identity {
    return world.identity(settings, {
      openBrowser: Object.assign(() => Promise.reject(new Error('There is no browser.')), { isAvailable: false }),
      notify: (event) => {
        world.events.push(event);
        if (event.type === 'deviceCode') void answer(`${event.url}?otc=${event.userCode}`);
      },
    });
  }
  const asAda = (world: World) => (page: string) => world.person('ada').openBrowser(page);

  test('signs in where no browser can come up', async () => {
    const world = createWorld();

    expect((await without(world, asAda(world)).token(['Mail.Read'])).account.username).toBe('ada@contoso.example');
    expect(world.events.map(({ type }) => type)).toEqual(['publicApplication', 'deviceCode', 'signedIn']);
    expect(world.told('deviceCode')).toMatchObject([
      { url: 'https://login.microsoftonline.com/devicelogin', userCode: expect.stringMatching(/^\w{9}$/), permissions: ['Mail.Read'] },
    ]);
  });

  test('is what a setting may choose, too', async () => {
    const world = createWorld();
    const ports: Partial<IdentityPorts> = {
      notify: (event) => {
        if (event.type === 'deviceCode') void asAda(world)(`${event.url}?otc=${event.userCode}`);
      },
    };

    expect((await world.identity({ signInThrough: 'DeviceCode' }, ports).token(['Mail.Read'])).account.username).toBe(
      'ada@contoso.example',
    );
  });

  test('is asked for once: later runs renew silently', async () => {
    const world = createWorld(shortLived);
    await without(world, asAda(world)).token(['Mail.Read']);
    await without(world, asAda(world)).token(['Mail.Read']);

    expect(world.told('deviceCode')).toHaveLength(1);
  });

  test('works with a second factor', async () => {
    const world = createWorld();

    expect((await without(world, (page) => world.person('ben').openBrowser(page)).token(['Mail.Read'])).account.username).toBe(
      'ben@contoso.example',
    );
  });

  test('ends when the person declines', async () => {
    const world = createWorld();
    const decline = (page: string): Promise<void> =>
      world
        .person('ada', { consent: 'decline' })
        .openBrowser(page)
        .catch(() => undefined);

    expect(await failureOf(without(world, decline).token(['Mail.Read']))).toMatchObject({
      code: 'SIGN_IN_CANCELLED',
      exitStatus: 3,
      details: { oauthError: 'authorization_declined' },
    });
  });

  test('ends with the code', async () => {
    const world = createWorld();

    expect(await failureOf(without(world, () => world.tenant.clock.advance(901_000)).token(['Mail.Read']))).toMatchObject({
      code: 'SIGN_IN_TIMED_OUT',
      message: 'The code was not entered in time. (AADSTS70020)',
      remedy: 'Try again, and enter the new code on the page that is named with it.',
    });
  });

  test('ends at once when it is cancelled, and polls no longer', async () => {
    const world = createWorld({ devicePollSeconds: 0.05 });
    const controller = new AbortController();
    const error = await failureOf(without(world, () => controller.abort()).token(['Mail.Read'], { signal: controller.signal }));
    const requests = world.requests.length;

    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(error).toMatchObject({ code: 'CANCELLED', exitStatus: 130 });
    expect(world.requests).toHaveLength(requests);
  });

  test.each<[string, ScopeSettingsInput, string, number]>([
    [
      'an application that is not there',
      { oauthApplication: 'Custom', applicationId: '00000000-0000-4000-8000-000000000000' },
      'Mail.Read',
      700016,
    ],
    ['a permission that does not exist', {}, 'Mail.Reed', 650053],
  ])('%s is told by its own code', async (_, settings, permission, aadsts) => {
    const world = createWorld();

    expect((await failureOf(without(world, () => undefined, settings).token([permission]))).details['aadsts']).toBe(aadsts);
    expect(world.told('deviceCode')).toEqual([]);
  });

  test('is not shown where nobody can answer', async () => {
    expect((await failureOf(createWorld().identity({ signInThrough: 'DeviceCode' }, { canAsk: false }).token(['Mail.Read']))).code).toBe(
      'SIGN_IN_UNATTENDED',
    );
  });
});

describe('an address that is pasted', () => {
  const native = 'https://login.microsoftonline.com/common/oauth2/nativeclient';

  /** An identity whose person pastes what `change` makes of the last address of the browser. */
  function pasting(
    world: World,
    change: (last: string) => string = (last) => last,
    settings: ScopeSettingsInput = {},
    name = 'ada',
  ): Identity & { readonly questions: string[] } {
    const person = world.person(name);
    const questions: string[] = [];
    const identity = world.identity(
      { signInThrough: 'PastedAddress', ...settings },
      {
        openBrowser: person.openBrowser,
        ask: async (question) => {
          questions.push(question);
          return change(person.location);
        },
      },
    );
    return { ...identity, questions };
  }

  test('signs in without a port', async () => {
    const world = createWorld();
    const identity = pasting(world, (last) => `  "${last}"\n`);

    expect((await identity.token(['Mail.Read'])).account.username).toBe('ada@contoso.example');
    expect(identity.questions).toEqual(['Paste the last address of the browser here: ']);
    expect(world.told('opening')).toMatchObject([{ redirectUri: native, host: 'login.microsoftonline.com' }]);
    const { searchParams } = new URL(world.told('opening')[0]?.url ?? '');
    expect(Object.fromEntries(searchParams)).toMatchObject({
      redirect_uri: native,
      code_challenge_method: 'S256',
      prompt: 'select_account',
      state: expect.stringMatching(/.{30,}/),
    });
    expect(world.requests.at(-1)?.form.get('code_verifier')).toMatch(/^[\w-]{43,128}$/);
  });

  test('is renewed silently later', async () => {
    const world = createWorld(shortLived);
    await pasting(world).token(['Mail.Read']);
    await pasting(world).token(['Mail.Read']);

    expect(world.told('opening')).toHaveLength(1);
  });

  const address = (change: (url: URL) => void) => (last: string) => {
    const url = new URL(last);
    change(url);
    return url.href;
  };
  test.each<[string, (last: string) => string, string]>([
    [
      'of another site',
      address((url) => (url.hostname = 'login.microsoftonline.com.evil.example')),
      'The pasted address is not the one at which this sign-in ends.',
    ],
    [
      'of another path',
      address((url) => (url.pathname = '/common/oauth2/other')),
      'The pasted address is not the one at which this sign-in ends.',
    ],
    ['without encryption', (last) => last.replace('https:', 'http:'), 'The pasted address is not the one at which this sign-in ends.'],
    ['with another state', address((url) => url.searchParams.set('state', 'x')), 'The pasted address belongs to another sign-in.'],
    ['without a state', address((url) => url.searchParams.delete('state')), 'The pasted address belongs to another sign-in.'],
    ['without an answer', address((url) => url.searchParams.delete('code')), 'The pasted address has no answer in it.'],
    ['that is none', () => 'yes', 'What was pasted is no address.'],
    ['that is far too long', (last) => last + 'x'.repeat(100_000), 'What was pasted is no address.'],
  ])('%s is refused, and never repeated', async (_, change, message) => {
    const world = createWorld();
    const error = await failureOf(pasting(world, change).token(['Mail.Read']));

    expect(error).toMatchObject({
      code: 'SIGN_IN_FAILED',
      message,
      remedy: `Start the sign-in again, finish its page, and paste the whole last address of the browser; it begins with ${native}?`,
    });
    expect(world.requests.filter(({ path }) => path.endsWith('/token'))).toEqual([]);
  });

  test('of somebody who declined is told as that', async () => {
    const world = createWorld();
    const person = world.person('ada', { consent: 'decline' });
    const identity = world.identity(
      { signInThrough: 'PastedAddress' },
      { openBrowser: person.openBrowser, ask: async () => person.location },
    );

    expect(await failureOf(identity.token(['Mail.Read']))).toMatchObject({ code: 'CONSENT_DECLINED', details: { aadsts: 65004 } });
  });

  test('with a code of somebody else is refused: it has another code challenge', async () => {
    const world = createWorld();
    const theirs = world.person('chloe');
    await pasting(world, (last) => last, {}, 'chloe').token(['Mail.Read']);
    await theirs.openBrowser(world.told('opening')[0]?.url ?? '');
    const stolen = new URL(theirs.location).searchParams.get('code') ?? '';
    const error = await failureOf(
      pasting(
        world,
        address((url) => url.searchParams.set('code', stolen)),
        { emailAddress: 'ada@contoso.example' },
      ).token(['Mail.Read']),
    );

    expect(error.details['aadsts']).toBe(501481);
    expect(JSON.stringify([error, error.message])).not.toContain(stolen);
  });

  test('needs a terminal', async () => {
    const error = await failureOf(createWorld().identity({ signInThrough: 'PastedAddress' }).token(['Mail.Read']));

    expect(error).toMatchObject({
      code: 'SIGN_IN_UNATTENDED',
      remedy: 'Run `onbehalf signin` once in a terminal, or set signInThrough to Browser or DeviceCode.',
    });
  });

  test('is waited for no longer once it is cancelled', async () => {
    const world = createWorld();
    const controller = new AbortController();
    const ask = (_: string, signal: AbortSignal): Promise<string> => {
      setTimeout(() => controller.abort(), 5);
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    };

    expect(
      (await failureOf(world.identity({ signInThrough: 'PastedAddress' }, { ask }).token(['Mail.Read'], { signal: controller.signal })))
        .code,
    ).toBe('CANCELLED');
  });
});
