import { beforeAll, describe, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import { createRunAccounts } from '../../src/identity/index.ts';
import { createWorld as worldWith, ownApplication, shortLived, type World } from './world.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});
const createWorld = (settings = {}): World => worldWith({ signingKey, settings });

describe('accounts', () => {
  test('several are kept side by side and found by their address', async () => {
    const world = createWorld();
    await world.identity({ emailAddress: 'ada@contoso.example' }).token(['Mail.Read']);
    await world
      .identity({ emailAddress: 'chloe@contoso.example' }, { openBrowser: world.person('chloe').openBrowser })
      .token(['Mail.Read']);

    expect((await world.identity({ emailAddress: 'ADA@contoso.example' }, { canAsk: false }).token(['Mail.Read'])).account.username).toBe(
      'ada@contoso.example',
    );
    expect((await world.identity({ emailAddress: 'chloe@contoso.example' }, { canAsk: false }).token(['Mail.Read'])).account.username).toBe(
      'chloe@contoso.example',
    );
    expect(await world.identity().accounts()).toHaveLength(2);
  });

  test('without an address the only one is used, and the run says as whom, once', async () => {
    const world = createWorld();
    await world.identity().token(['Mail.Read']);
    const runAccounts = createRunAccounts();
    for (const settings of [{}, { displayName: 'Another scope' }, { emailAddress: 'ada@contoso.example' }]) {
      const identity = world.identity(settings, { canAsk: false, runAccounts });
      await identity.token(['Mail.Read']);
      await identity.token(['Mail.Read'], { forceRefresh: true });
    }

    expect(world.told('actingAs')).toMatchObject([
      { account: { username: 'ada@contoso.example' }, isNamed: false, application: { name: 'UiPathStudioO365App' } },
    ]);
    await world.identity({ emailAddress: 'ada@contoso.example' }, { canAsk: false }).token(['Mail.Read']);
    expect(world.told('actingAs')[1]).toMatchObject({ account: { username: 'ada@contoso.example' }, isNamed: true });
    expect(world.told('signedIn')).toHaveLength(1);
  });

  test('a run stays with its account when another signs in on the machine', async () => {
    const world = createWorld(shortLived);
    const running = world.identity();
    await running.token(['Mail.Read']);
    await world
      .identity({ emailAddress: 'chloe@contoso.example' }, { openBrowser: world.person('chloe').openBrowser })
      .token(['Mail.Read']);

    expect((await running.token(['Mail.Read'])).account.username).toBe('ada@contoso.example');
    expect((await running.current())?.username).toBe('ada@contoso.example');
    await running.signOut();
    expect((await world.identity().current())?.username).toBe('chloe@contoso.example');
  });

  test('signing out forgets the account, and the next call asks', async () => {
    const world = createWorld();
    const identity = world.identity();
    await identity.token(['Mail.Read']);
    await identity.signOut();

    expect(await world.ports.storage.list()).toEqual([]);
    expect(await identity.current()).toBeUndefined();
    await identity.signOut();
    await identity.token(['Mail.Read']);
    expect(world.told('opening')).toHaveLength(2);
  });

  test('signing out in another process during a renewal is not undone', async () => {
    const world = createWorld(shortLived);
    const identity = world.identity();
    await identity.token(['Mail.Read']);
    const slow = world.identity(
      {},
      {
        fetch: async (url, init) => {
          await world.identity().signOut();
          return await world.ports.fetch(url, init);
        },
      },
    );
    await slow.token(['Mail.Read']);

    expect(await world.ports.storage.list()).toEqual([]);
  });

  test("applications do not see each other's accounts", async () => {
    const world = createWorld();
    await world.identity().token(['Mail.Read']);

    expect(await world.identity({ oauthApplication: 'Custom', applicationId: ownApplication }).current()).toBeUndefined();
  });
});
