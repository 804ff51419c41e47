import { beforeAll, describe, expect, test } from 'vitest';
import { mail } from '../activities/index.ts';
import type { OnbehalfError } from '../core/errors.ts';
import { embed, type EmbedOptions } from '../embedded.ts';
import { createSigningKey, type SigningKey } from '../emulator/entra/signing-key.ts';
import { createNoStorage } from '../identity/index.ts';
import { use } from './use.ts';
import { inWorld } from './ambient.ts';
import { microsoft365Scope } from './scope.ts';
import type { ScopeEvent, World } from './world.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

const list = use(mail.list, { markAsRead: false });

/** A tenant, a world in it that remembers sign-ins, and what happened. */
async function openCloud(options: EmbedOptions = {}) {
  const cloud = await embed({ signingKey, ...options });
  const events: ScopeEvent[] = [];
  const storage = createNoStorage();
  const world: World = { ...cloud.world(), storage: async () => storage, notify: (event) => events.push(event) };
  const opened = () => events.filter(({ type }) => type === 'opening').length;
  return { cloud, world, events, opened, [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose]() };
}

describe('a scope', () => {
  test('signs in at the first call, once for all that call at the same time', async () => {
    await using here = await openCloud();
    await using m365 = await microsoft365Scope({ activities: [list, mail.folders] }, here.world);
    const before = here.opened();

    await Promise.all([m365.mail.list({ top: 1 }).all(), m365.mail.folders().all(), m365.mail.list({ top: 2 }).all()]);

    expect([before, here.opened()]).toEqual([0, 1]);
  });

  test('asks for nothing that the listed activities do not need', async () => {
    await using here = await openCloud();
    await using m365 = await microsoft365Scope({ activities: [list] }, here.world);
    await m365.signIn();

    expect(m365.permissions.permissions.map(({ name }) => name)).toEqual(['Mail.Read']);
    expect(here.cloud.consents).toMatchObject([
      { application: 'UiPathStudioO365App', permissions: ['Mail.Read', 'openid', 'profile', 'offline_access'] },
    ]);
  });

  test('a later scope of the same account signs in silently', async () => {
    await using here = await openCloud();
    for (let run = 0; run < 2; run += 1) {
      await using m365 = await microsoft365Scope({ activities: [list] }, here.world);
      await m365.mail.list({ top: 1 }).all();
    }

    expect(here.opened()).toBe(1);
  });

  test('prefers what was consented to already over asking for something narrower', async () => {
    await using here = await openCloud();
    await using broad = await microsoft365Scope({ activities: [mail.move] }, here.world);
    await broad.signIn();
    await using narrow = await microsoft365Scope({ activities: [list] }, here.world);
    await narrow.mail.list({ top: 1 }).all();

    expect(narrow.permissions.permissions.map(({ name }) => name)).toEqual(['Mail.ReadWrite']);
    expect(here.opened()).toBe(1);
  });

  test('asks exactly for authenticationScopes where they are named, and warns about what they do not open', async () => {
    await using here = await openCloud();
    await using m365 = await microsoft365Scope({ activities: [list, mail.move], authenticationScopes: ['Mail.Read'] }, here.world);

    expect(m365.permissions.permissions.map(({ name }) => name)).toEqual(['Mail.Read']);
    expect(m365.permissions.warnings).toContainEqual(
      expect.objectContaining({ activity: 'mail.move', operation: 'POST /me/messages/{message}/move' }),
    );
  });

  test('a removed permission makes its call fail with the permission in the error', async () => {
    await using here = await openCloud();
    await using m365 = await microsoft365Scope(
      { activities: [list, mail.move], permissions: { add: ['Mail.Read'], remove: ['Mail.ReadWrite'] } },
      here.world,
    );
    const [message] = await m365.mail.list({ top: 1 }).all();

    await expect(m365.mail.move({ message: message?.id ?? '', to: 'Archive' })).rejects.toMatchObject({
      code: 'PERMISSION_MISSING',
      exitStatus: 4,
    });
  });

  test('uses the world of the run around it', async () => {
    await using here = await openCloud();

    const found = await inWorld(here.world, async () => {
      await using m365 = await microsoft365Scope({ activities: [list] });
      return await m365.mail.list({ top: 1 }).all();
    });

    expect(found).toHaveLength(1);
  });

  test('every wrong setting is told at once, before anything happens', async () => {
    await using here = await openCloud();

    await expect(
      microsoft365Scope({ activities: [list], applicationId: 'x', username: 'ada', timeoutMS: 0 }, here.world),
    ).rejects.toMatchObject({
      code: 'SETTINGS_INVALID',
      fields: expect.arrayContaining([
        expect.objectContaining({ field: 'applicationId' }),
        expect.objectContaining({ field: 'username' }),
        expect.objectContaining({ field: 'timeoutMS' }),
      ]) as unknown[],
    });
    expect(here.events).toEqual([]);
  });

  test('closing cancels what still runs', async () => {
    await using here = await openCloud();
    here.cloud.emulator.faults.add({ kind: 'latency', milliseconds: 5_000 });
    const m365 = await microsoft365Scope({ activities: [list] }, here.world);
    const listing = m365.mail
      .list({ top: 1 })
      .all()
      .catch((error: OnbehalfError) => error);
    while (!here.events.some(({ type }) => type === 'signedIn')) await new Promise((resolve) => setTimeout(resolve, 5));
    await m365.close();

    expect(await listing).toMatchObject({ code: 'CANCELLED' });
  });

  test('input for another mailbox is refused unless it was listed, before any call', async () => {
    await using here = await openCloud();
    await using m365 = await microsoft365Scope({ activities: [list] }, here.world);
    const call = m365.mail.list as (input: unknown) => { all(): Promise<unknown[]> };

    await expect(call({ mailbox: 'invoices@contoso.example' }).all()).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(here.opened()).toBe(0);
  });

  test('works on a shared mailbox that the scope names', async () => {
    await using here = await openCloud();
    await using m365 = await microsoft365Scope({ mailbox: 'invoices@contoso.example', activities: [list] }, here.world);
    const [message] = await m365.mail.list({ top: 1 }).all();

    expect(m365.permissions.permissions.map(({ name }) => name)).toEqual(['Mail.Read.Shared']);
    expect(message?.mailbox).toBe('invoices@contoso.example');
  });
});

describe('when Microsoft 365 is in trouble', () => {
  test.each([
    ['throttle', { kind: 'throttle', retryAfter: 0.01 }],
    ['unavailable', { kind: 'unavailable', retryAfter: 0.01 }],
    ['reset', { kind: 'reset' }],
    ['revokeToken', { kind: 'revokeToken' }],
    ['claimsChallenge', { kind: 'claimsChallenge' }],
  ] as const)('%s in the middle of a run does not stop it', async (_, fault) => {
    await using here = await openCloud();
    await using m365 = await microsoft365Scope({ activities: [list] }, here.world);
    await m365.mail.list({ top: 1 }).all();
    here.cloud.emulator.faults.add({ ...fault, match: { method: 'GET' } });

    expect(await m365.mail.list({ top: 1 }).all()).toHaveLength(1);
  });
});

test('types: only what is listed can be called', async () => {
  await using here = await openCloud();
  await using m365 = await microsoft365Scope({ activities: [list] }, here.world);

  // @ts-expect-error -- mail.move is not listed
  expect(m365.mail.move).toBeUndefined();
  // @ts-expect-error -- markAsRead was ruled out
  await expect(m365.mail.list({ markAsRead: true }).all()).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  // @ts-expect-error -- mailbox was not listed
  await expect(m365.mail.list({ mailbox: 'invoices@contoso.example' }).all()).rejects.toMatchObject({ code: 'INPUT_INVALID' });
});
