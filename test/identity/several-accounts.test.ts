import { beforeAll, describe, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import { createRunAccounts, type IdentityPorts } from '../../src/identity/index.ts';
import { failureOf } from '../support/failure-of.ts';
import { createWorld as worldWith, ownApplication, type World } from './world.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

/** A world in which ada and then chloe signed in. */
async function twoSignedIn(): Promise<World> {
  const world = worldWith({ signingKey });
  for (const [index, name] of ['ada', 'chloe'].entries()) {
    await world
      .identity(
        { emailAddress: `${name}@contoso.example` },
        { openBrowser: world.person(name).openBrowser, now: () => new Date(Date.now() + index) },
      )
      .token(['Mail.Read']);
  }
  world.events.splice(0);
  world.requests.splice(0);
  return world;
}

/** A terminal at which these answers are typed, and what it asked. */
function terminal(...answers: string[]): Pick<IdentityPorts, 'ask'> & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    ask: async (question) => {
      asked.push(question);
      return answers.shift() ?? '';
    },
  };
}

describe('several accounts are signed in and none is named', () => {
  test.each<[string, Partial<IdentityPorts>]>([
    ['nobody can answer', { canAsk: false, ask: async () => '1' }],
    ['there is no terminal', {}],
  ])('the run is refused with the list where %s', async (_, ports) => {
    const world = await twoSignedIn();
    const identity = world.identity({}, ports);
    const error = await failureOf(identity.token(['Mail.Read']));

    expect(error).toMatchObject({
      code: 'SIGN_IN_UNATTENDED',
      exitStatus: 3,
      message: 'Several accounts are signed in through UiPathStudioO365App, and none is named: chloe@contoso.example, ada@contoso.example.',
      remedy: 'Name the one that is meant: set emailAddress (`--account chloe@contoso.example`), or use a connection that does.',
    });
    expect(error.details['accounts']).toEqual(['chloe@contoso.example', 'ada@contoso.example']);
    for (const refused of [identity.current(), identity.signOut()]) expect((await failureOf(refused)).code).toBe('SIGN_IN_UNATTENDED');
    expect({ requests: world.requests, events: world.events }).toEqual({ requests: [], events: [] });
    expect(await identity.accounts()).toHaveLength(2);
  });

  test.each([
    ['1', 'chloe'],
    [' 2 ', 'ada'],
    ['ADA@contoso.example', 'ada'],
  ])('a person chooses in the terminal: %s', async (answer, name) => {
    const world = await twoSignedIn();
    const { asked, ...ports } = terminal(answer);
    const identity = world.identity({}, ports);

    expect((await identity.token(['Mail.Read'])).account.username).toBe(`${name}@contoso.example`);
    expect((await identity.current())?.username).toBe(`${name}@contoso.example`);
    expect(asked).toEqual([
      'Several accounts are signed in through UiPathStudioO365App. As whom shall this run act?\n  1  chloe@contoso.example (Chloe Nguyen)\n  2  ada@contoso.example (Ada Martin)\n  0  another account\nNumber or address: ',
    ]);
    expect(world.told('opening')).toEqual([]);
    expect(world.told('actingAs')).toMatchObject([{ account: { username: `${name}@contoso.example` }, isNamed: false }]);
  });

  test('a person may want another account, which the page then asks for', async () => {
    const world = await twoSignedIn();
    const { asked, ...ports } = terminal('0');
    const runAccounts = createRunAccounts();
    const signedIn = await world.identity({}, { ...ports, runAccounts, openBrowser: world.person('ben').openBrowser }).token(['Mail.Read']);

    expect(signedIn.account.username).toBe('ben@contoso.example');
    expect(world.told('opening')[0]).not.toHaveProperty('account');
    expect((await world.identity({}, { runAccounts, canAsk: false }).token(['Mail.Read'])).account.username).toBe('ben@contoso.example');
    expect(asked).toHaveLength(1);
  });

  test('an answer that names none is asked for again, and three are enough', async () => {
    const world = await twoSignedIn();
    const late = terminal('', '3', '2');
    expect((await world.identity({}, { ask: late.ask ?? (async () => '') }).token(['Mail.Read'])).account.username).toBe(
      'ada@contoso.example',
    );
    const never = terminal('-1', 'nobody@contoso.example', '', '1');
    const error = await failureOf(world.identity({}, { ask: never.ask ?? (async () => '') }).token(['Mail.Read']));

    expect(error).toMatchObject({ code: 'SIGN_IN_CANCELLED', message: 'No account was chosen.' });
    expect(error.remedy).toContain('set emailAddress (`--account`)');
    expect(error.details['accounts']).toHaveLength(2);
    expect(never.asked).toHaveLength(3);
  });

  test('the scopes of one run ask once, also at the same time, and another application asks for itself', async () => {
    const world = await twoSignedIn();
    const { asked, ...ports } = terminal('2', '1');
    const runAccounts = createRunAccounts();
    const identities = [1, 2, 3].map(() => world.identity({}, { ...ports, runAccounts }));
    const tokens = await Promise.all(identities.map((identity) => identity.token(['Mail.Read'])));

    expect(tokens.map(({ account }) => account.username)).toEqual(Array.from({ length: 3 }, () => 'ada@contoso.example'));
    expect(asked).toHaveLength(1);
    expect(world.told('actingAs')).toHaveLength(1);
    const own = { oauthApplication: 'Custom', applicationId: ownApplication, tenantId: 'contoso.example' } as const;
    await world.identity(own, { ...ports, runAccounts }).token(['Mail.Read']);
    await world
      .identity(own, { ...ports, runAccounts, openBrowser: world.person('chloe').openBrowser })
      .token(['Mail.Read'], { interactive: true });
    expect(asked).toHaveLength(1);
  });

  test('what is granted already is asked for as whoever was chosen, also where that one was signed out meanwhile', async () => {
    const world = await twoSignedIn();
    const pages: string[] = [];
    const chloe = world.person('chloe');
    const identity = world.identity(
      {},
      {
        ...terminal('1'),
        openBrowser: async (url) => {
          pages.push(url);
          await chloe.openBrowser(url);
        },
      },
    );
    await identity.token(['Mail.Read']);
    await world.identity({ emailAddress: 'chloe@contoso.example' }).signOut();
    await identity.acquireGranted();

    expect(pages.map((url) => Object.fromEntries(new URL(url).searchParams))).toMatchObject([
      { prompt: 'none', login_hint: 'chloe@contoso.example' },
    ]);
  });

  test('a question that was given up is asked again', async () => {
    const world = await twoSignedIn();
    const runAccounts = createRunAccounts();
    const controller = new AbortController();
    const given = world
      .identity({}, { runAccounts, ask: async () => (controller.abort(), await new Promise<string>(() => undefined)) })
      .token(['Mail.Read'], { signal: controller.signal });

    expect((await failureOf(given)).code).toBe('CANCELLED');
    const { ask } = terminal('1');
    expect((await world.identity({}, { runAccounts, ...(ask && { ask }) }).token(['Mail.Read'])).account.username).toBe(
      'chloe@contoso.example',
    );
  });

  test('nobody is asked where nobody is to be asked', async () => {
    const world = await twoSignedIn();
    const { asked, ...ports } = terminal('1');

    expect((await failureOf(world.identity({}, ports).token(['Mail.Read'], { interactive: false }))).code).toBe('SIGN_IN_UNATTENDED');
    expect(asked).toEqual([]);
  });

  test('whoever is to be asked in any case chooses at the page', async () => {
    const world = await twoSignedIn();
    const { asked, ...ports } = terminal('1');
    const signedIn = await world.identity({}, ports).token(['Mail.Read'], { interactive: true });

    expect(signedIn.account.username).toBe('ada@contoso.example');
    expect(asked).toEqual([]);
  });

  test('what each of them was granted counts as granted', async () => {
    const world = await twoSignedIn();
    await world.identity({ emailAddress: 'ada@contoso.example' }).token(['Mail.Read', 'Mail.Send']);
    const { asked, ...ports } = terminal('ada@contoso.example');
    const identity = world.identity({}, ports);

    expect(await identity.granted()).toEqual(['Mail.Read']);
    expect(asked).toEqual([]);
    await identity.token(['Mail.Read']);
    expect(await identity.granted()).toEqual(['Mail.Read', 'Mail.Send']);
  });
});

test('a name by which two accounts are known is a question too, and the user name of one is none', async () => {
  const world = await twoSignedIn();
  for (const name of ['ada', 'chloe']) {
    await world
      .identity({ emailAddress: 'office@contoso.example' }, { openBrowser: world.person(name).openBrowser, ask: async () => 'y' })
      .token(['Mail.Read'], { interactive: true });
  }
  const office = (ports: Partial<IdentityPorts>) => world.identity({ emailAddress: 'office@contoso.example' }, ports).token(['Mail.Read']);

  const error = await failureOf(office({ canAsk: false }));
  expect(error.message).toMatch(/^Several accounts .* and office@contoso\.example may be any of them: /);
  const { asked, ...ports } = terminal('ada@contoso.example');
  expect((await office(ports)).account.username).toBe('ada@contoso.example');
  expect(asked).toHaveLength(1);
  expect((await world.identity({ emailAddress: 'chloe@contoso.example' }, { canAsk: false }).token(['Mail.Read'])).account.username).toBe(
    'chloe@contoso.example',
  );
});
