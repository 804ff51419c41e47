import { beforeAll, describe, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import type { IdentityPorts, ScopeSettingsInput } from '../../src/identity/index.ts';
import { failureOf } from '../support/failure-of.ts';
import { answeredBy, onAnotherDevice, onWindows, pastedBy } from './outcome-answers.ts';
import { createWorld as worldWith, ownApplication, type World } from './world.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});
const createWorld = (settings = {}): World => worldWith({ signingKey, settings: { devicePollSeconds: 0.01, ...settings } });

const chloe = 'chloe@contoso.example';
/** Ada's mail address; her user name is another. */
const alias = 'lovelace@contoso.example';

function nameAda(world: World): void {
  for (const user of world.tenant.users.values()) if (user.userPrincipalName === 'ada@contoso.example') user.mail = alias;
}

/** Says what one person answers to each sign-in page, in turn; the last one goes on answering. */
const inTurn =
  (...names: string[]) =>
  (world: World): Partial<IdentityPorts> => {
    const people = names.map((name) => world.person(name));
    return { openBrowser: (url) => (people.length > 1 ? people.shift() : people[0])?.openBrowser(url) ?? Promise.reject(new Error()) };
  };

/** Every way in which somebody else than is named can answer; `ask` is the terminal where there is one. */
const ways: Readonly<Record<string, { readonly settings: ScopeSettingsInput; readonly ports: (world: World) => Partial<IdentityPorts> }>> =
  {
    'in the browser': { settings: {}, ports: answeredBy('ada') },
    'with a pasted address': { settings: { signInThrough: 'PastedAddress' }, ports: pastedBy('ada') },
    'with a device code': { settings: { signInThrough: 'DeviceCode' }, ports: onAnotherDevice('ada') },
    'in the window of Windows': { settings: { useBroker: true }, ports: onWindows((world) => ({ window: world.person('ada') })) },
  };

/** Prepares what pages elsewhere need of the application. */
function prepare(world: World): World {
  world.tenant.applications
    .get(ownApplication)
    ?.publicClientRedirectUris.push(
      `ms-appx-web://Microsoft.AAD.BrokerPlugin/${ownApplication}`,
      'https://login.microsoftonline.com/common/oauth2/nativeclient',
    );
  return world;
}
const own = { oauthApplication: 'Custom', applicationId: ownApplication, tenantId: 'contoso.example' } as const;

describe.each(Object.entries(ways))('another account than the named one answers %s', (_, { settings, ports }) => {
  test('it is asked for once more, then refused, and nothing is kept', async () => {
    const world = prepare(createWorld());
    const { notify, ...others } = ports(world);
    const all = { ...others, notify: (event) => (world.events.push(event), notify?.(event)) } satisfies Partial<IdentityPorts>;
    const error = await failureOf(world.identity({ ...own, ...settings, emailAddress: chloe }, all).token(['Mail.Read']));

    expect(error).toMatchObject({
      code: 'ACCOUNT_MISMATCH',
      whose: 'user',
      exitStatus: 3,
      message: `ada@contoso.example answered, not ${chloe}. Nothing was kept of that sign-in, and no call was made with it.`,
      details: { wanted: chloe, answered: 'ada@contoso.example' },
    });
    expect(error.remedy).toBe(
      `Sign in as ${chloe}, or set emailAddress (\`--account\`) to ada@contoso.example if that is the account that is meant. To go on with whoever answers, set acceptAnyAccount (\`--accept-any-account\`).`,
    );
    expect(await world.ports.storage.list()).toEqual([]);
    expect(world.told('signedIn')).toEqual([]);
    expect(world.told('otherAccount').map(({ message }) => message)).toEqual([
      `ada@contoso.example signed in, not ${chloe}. The sign-in is asked for once more; choose ${chloe} there.`,
    ]);
    expect([...world.told('opening'), ...world.told('openingWindow'), ...world.told('deviceCode')]).toHaveLength(2);
  });

  test('with acceptAnyAccount the run goes on, says so, and keeps the sign-in under its own name', async () => {
    const world = prepare(createWorld());
    const { notify, ...others } = ports(world);
    const all = { ...others, notify: (event) => (world.events.push(event), notify?.(event)) } satisfies Partial<IdentityPorts>;
    const signedIn = await world.identity({ ...own, ...settings, emailAddress: chloe, acceptAnyAccount: true }, all).token(['Mail.Read']);

    expect(signedIn.account.username).toBe('ada@contoso.example');
    expect(world.told('otherAccount')).toMatchObject([
      {
        message: `ada@contoso.example signed in, not ${chloe}. This run goes on as ada@contoso.example, because acceptAnyAccount says so.`,
      },
    ]);
    const named = (emailAddress: string) => world.identity({ ...own, ...settings, emailAddress }, others).current();
    expect([await named(chloe), await named('ada@contoso.example')]).toMatchObject([undefined, { username: 'ada@contoso.example' }]);
  });
});

describe('the page', () => {
  test('comes once more with prompt=select_account and no account filled in; whoever is named then answers', async () => {
    const world = createWorld();
    const signedIn = await world.identity({ emailAddress: chloe.toUpperCase() }, inTurn('ada', 'chloe')(world)).token(['Mail.Read']);
    const asked = world.told('opening').map(({ url }) => new URL(url).searchParams);

    expect(signedIn.account.username).toBe(chloe);
    expect(asked.map((page) => [page.get('prompt'), page.get('login_hint')])).toEqual([
      [null, chloe.toUpperCase()],
      ['select_account', null],
    ]);
    expect(await world.identity().accounts()).toHaveLength(1);
  });

  test('asks for the stored account when one more permission is needed, and another one is refused', async () => {
    const world = createWorld();
    await world.identity().token(['Mail.Read']);
    const error = await failureOf(world.identity({}, { openBrowser: world.person('chloe').openBrowser }).token(['Mail.Send']));

    expect(error).toMatchObject({ code: 'ACCOUNT_MISMATCH', details: { wanted: 'ada@contoso.example', answered: chloe } });
    expect(await world.identity().accounts()).toMatchObject([{ username: 'ada@contoso.example' }]);
    const accepting = world.identity({ acceptAnyAccount: true }, { openBrowser: world.person('chloe').openBrowser });
    expect((await accepting.token(['Mail.Send'])).account.username).toBe(chloe);
  });

  test('asks for the account of the run also when its sign-in was forgotten meanwhile, and where a person is to be asked in any case', async () => {
    const world = createWorld();
    for (const options of [{ forceRefresh: true }, { interactive: true }]) {
      let answers = 'ada';
      const running = world.identity({}, { openBrowser: (url) => world.person(answers).openBrowser(url), ask: async () => 'y' });
      await running.token(['Mail.Read']);
      await world.identity().signOut();
      answers = 'chloe';

      expect(await failureOf(running.token(['Mail.Read'], options))).toMatchObject({
        code: 'ACCOUNT_MISMATCH',
        details: { wanted: 'ada@contoso.example' },
      });
      answers = 'ada';
      await running.token(['Mail.Read'], options);
      await running.signOut();
    }
  });

  test('that nobody was named for may be answered by anybody', async () => {
    const world = createWorld();

    expect((await world.identity({}, answeredBy('chloe')(world)).token(['Mail.Read'])).account.username).toBe(chloe);
    expect(world.told('otherAccount')).toEqual([]);
  });
});

describe('an address that is no user name', () => {
  test('is believed of the person who says so in the terminal, and remembered', async () => {
    const world = createWorld();
    nameAda(world);
    const asked: string[] = [];
    const says = (...answers: string[]): Partial<IdentityPorts> => ({
      ask: async (question) => (asked.push(question), answers.shift() ?? ''),
    });
    const signedIn = await world.identity({ emailAddress: alias }, says(' Y')).token(['Mail.Read']);

    expect(signedIn.account.username).toBe('ada@contoso.example');
    expect(asked).toEqual([
      `ada@contoso.example signed in, and ${alias} is named. Are both you, so that this may act as ada@contoso.example? [y/N] `,
    ]);
    expect((await world.identity({ emailAddress: alias.toUpperCase() }, { canAsk: false }).current())?.username).toBe(
      'ada@contoso.example',
    );
    await world.identity({ emailAddress: alias }, says()).token(['Mail.Read', 'Mail.Send']);
    await world.identity({ emailAddress: alias }, says()).token(['Mail.Read'], { interactive: true });
    expect({ asked: asked.length, pages: world.told('opening').length }).toEqual({ asked: 1, pages: 3 });
  });

  test.each(['', 'n', 'yesterday', 'no, y'])('is not believed for the answer %j', async (answer) => {
    const world = createWorld();
    nameAda(world);

    expect((await failureOf(world.identity({ emailAddress: alias }, { ask: async () => answer }).token(['Mail.Read']))).code).toBe(
      'ACCOUNT_MISMATCH',
    );
    expect(await world.ports.storage.list()).toEqual([]);
  });

  test('is not asked about a second time of the one whom it was recorded for, and of nobody else', async () => {
    const world = createWorld();
    nameAda(world);
    await world.identity({ emailAddress: alias }, { ask: async () => 'yes' }).token(['Mail.Read']);

    expect(
      await failureOf(world.identity({ emailAddress: alias }, answeredBy('chloe')(world)).token(['Mail.Read'], { interactive: true })),
    ).toMatchObject({ code: 'ACCOUNT_MISMATCH' });
  });

  test('fits where the sign-in service claims it as the e-mail address', async () => {
    const world = createWorld();
    nameAda(world);
    const signedIn = await world.identity({ emailAddress: alias.toUpperCase() }).token(['Mail.Read', 'email']);

    expect(signedIn.account.username).toBe('ada@contoso.example');
    expect(world.told('otherAccount')).toEqual([]);
  });
});

describe('user name and password', () => {
  const settings = {
    authenticationType: 'UsernameAndPassword',
    applicationId: ownApplication,
    tenantId: 'contoso.example',
    username: alias,
    password: 'Contoso-ada-1',
  } as const;
  const consented = (): World => {
    const world = createWorld();
    nameAda(world);
    world.tenant.consents.push({
      id: 'c',
      clientId: ownApplication,
      principalId: null,
      permissions: ['Mail.Read', 'openid', 'profile', 'offline_access'],
    });
    return world;
  };

  test('of another account than the one that is named are refused', async () => {
    const world = consented();

    expect(await failureOf(world.identity(settings, { canAsk: false, ask: async () => 'y' }).token(['Mail.Read']))).toMatchObject({
      code: 'ACCOUNT_MISMATCH',
      remedy: 'Set username to ada@contoso.example if that is the account that is meant.',
    });
    expect(await world.ports.storage.list()).toEqual([]);
  });

  test('are taken where the person says that it is them, or settings take anybody', async () => {
    const world = consented();
    const said = world.identity(settings, { ask: async () => 'y' });
    await said.token(['Mail.Read']);
    expect((await world.identity(settings, { canAsk: false }).current())?.username).toBe('ada@contoso.example');
    await said.signOut();
    const anybody = await world.identity({ ...settings, acceptAnyAccount: true }, { canAsk: false }).token(['Mail.Read']);
    expect(anybody.account.username).toBe('ada@contoso.example');
  });
});

test('a run through the Windows session does not go on as somebody who took the session over', async () => {
  const world = prepare(createWorld());
  world.tenant.consents.push({
    id: 'c',
    clientId: ownApplication,
    principalId: null,
    permissions: ['Mail.Read', 'openid', 'profile', 'offline_access'],
  });
  const settings = {
    authenticationType: 'IntegratedWindowsAuthentication',
    applicationId: ownApplication,
    tenantId: world.tenant.id,
  } as const;
  let session = onWindows(() => ({ session: 'ada@contoso.example' }))(world).findBroker;
  const findBroker: IdentityPorts['findBroker'] = async () => (await session?.()) ?? { missing: 'there is none' };
  const running = world.identity(settings, { findBroker });
  await running.token(['Mail.Read']);
  for (const key of await world.ports.storage.list()) await world.ports.storage.remove(key);
  session = onWindows(() => ({ session: chloe }))(world).findBroker;

  expect(await failureOf(running.token(['Mail.Read'], { forceRefresh: true }))).toMatchObject({ code: 'ACCOUNT_MISMATCH' });
  expect((await world.identity(settings, { findBroker }).token(['Mail.Read'])).account.username).toBe(chloe);
});
