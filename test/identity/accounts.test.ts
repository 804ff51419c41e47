import { beforeAll, describe, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
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

  test('without an address the one that signed in last is used', async () => {
    const world = createWorld();
    let now = Date.now();
    const ports = { now: () => new Date((now += 1_000)) };
    await world
      .identity({ emailAddress: 'chloe@contoso.example' }, { ...ports, openBrowser: world.person('chloe').openBrowser })
      .token(['Mail.Read']);
    await world.identity({ emailAddress: 'ada@contoso.example' }, ports).token(['Mail.Read']);
    const identity = world.identity();

    expect((await identity.current())?.username).toBe('ada@contoso.example');
    expect((await identity.accounts()).map(({ username }) => username)).toEqual(['ada@contoso.example', 'chloe@contoso.example']);
  });

  test('a run stays with its account when another signs in on the machine', async () => {
    const world = createWorld(shortLived);
    const running = world.identity();
    await running.token(['Mail.Read']);
    const later = { now: () => new Date(Date.now() + 60_000), openBrowser: world.person('chloe').openBrowser };
    await world.identity({ emailAddress: 'chloe@contoso.example' }, later).token(['Mail.Read']);

    expect((await running.token(['Mail.Read'])).account.username).toBe('ada@contoso.example');
    expect((await world.identity().current())?.username).toBe('chloe@contoso.example');
  });

  test('another account than the one that was meant is told, used in this run, and kept under its own name', async () => {
    const world = createWorld();
    const identity = world.identity({ emailAddress: 'chloe@contoso.example' }, { openBrowser: world.person('ada').openBrowser });
    const signedIn = await identity.token(['Mail.Read']);

    expect(signedIn.account.username).toBe('ada@contoso.example');
    expect((await identity.token(['Mail.Read'])).account.username).toBe('ada@contoso.example');
    expect(world.told('otherAccount')).toEqual([
      expect.objectContaining({
        wanted: 'chloe@contoso.example',
        message:
          'ada@contoso.example signed in, not chloe@contoso.example. This run goes on as ada@contoso.example; ' +
          'the next one asks for chloe@contoso.example again. To use ada@contoso.example from now on, set emailAddress to it.',
      }),
    ]);
    expect(await world.identity({ emailAddress: 'chloe@contoso.example' }).current()).toBeUndefined();
    expect((await world.identity({ emailAddress: 'ada@contoso.example' }).current())?.username).toBe('ada@contoso.example');
  });

  test('another account than the one that was signed in is told, too, when one more permission is asked for', async () => {
    const world = createWorld();
    await world.identity().token(['Mail.Read']);
    await world.identity({}, { openBrowser: world.person('chloe').openBrowser }).token(['Mail.Send']);

    expect(world.told('otherAccount')[0]?.message).toBe(
      'chloe@contoso.example signed in, not ada@contoso.example. This run and later ones go on as chloe@contoso.example. To use ada@contoso.example again, set emailAddress to it.',
    );
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
