import { describe, expect, test } from 'vitest';
import type { ScopeSettingsInput } from '../../src/identity/index.ts';
import { refusal, type StandIn } from '../support/broker-stand-in.ts';
import { consent, createMachine, redirectUri, type AtMachine } from './broker-machine.ts';
import { ownApplication } from './world.ts';
import { failureOf } from '../support/failure-of.ts';

const ways = ({ requests }: StandIn): string[] => requests.map(({ way }) => way);
const integrated: ScopeSettingsInput = { authenticationType: 'IntegratedWindowsAuthentication' };

describe('a sign-in with useBroker', () => {
  test('shows a window of Windows, and no browser', async () => {
    const { world, broker, identity } = createMachine();
    const signedIn = await identity().token(['Mail.Read']);

    expect(signedIn).toMatchObject({
      permissions: ['Mail.Read'],
      account: { username: 'ada@contoso.example', name: 'Ada Martin', tenantId: world.tenant.id },
    });
    expect(broker.requests).toMatchObject([
      { way: 'window', prompt: 'select_account', redirectUri, clientId: ownApplication, scopes: ['Mail.Read'] },
    ]);
    expect(world.events.map(({ type }) => type)).toEqual(['openingWindow', 'signedIn']);
    expect(world.requests, 'nothing goes past the broker').toEqual([]);
  });

  test('is renewed by the broker in later runs, without a window', async () => {
    const { world, broker, identity } = createMachine();
    const first = await identity().token(['Mail.Read']);
    const second = await identity({ useBroker: true }, { canAsk: false }).token(['Mail.Read']);

    expect(ways(broker)).toEqual(['window', 'silent']);
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(second.account).toEqual(first.account);
    expect(world.told('signedIn')).toHaveLength(1);
  });

  test('leaves who signed in and what was granted in the token storage, and no token', async () => {
    const { world, broker, identity } = createMachine();
    const { accessToken } = await identity().token(['Mail.Read']);
    const { storage } = world.ports;
    const kept = await Promise.all((await storage.list()).map(async (key) => (await storage.read(key))?.content ?? ''));

    expect(kept.join()).toContain('ada@contoso.example');
    for (const secret of [accessToken, ...[...broker.signIns.values()].map(({ refreshToken }) => refreshToken)])
      expect(kept.join()).not.toContain(secret);
    expect([await identity().current(), await identity().granted()]).toMatchObject([{ username: 'ada@contoso.example' }, ['Mail.Read']]);
  });

  test('notes what was granted later', async () => {
    const { world, identity } = createMachine();
    await identity().token(['Mail.Read']);
    consent(world, 'Mail.Read', 'Mail.Send');
    await identity().token(['Mail.Send']);

    expect(await identity().granted()).toEqual(['Mail.Read', 'Mail.Send']);
  });

  test('is another one than that in the browser', async () => {
    const { world, identity } = createMachine();
    await identity().token(['Mail.Read']);

    expect(await identity({}).current()).toBeUndefined();
    expect(world.told('signedIn')).toHaveLength(1);
  });

  test('asks again as the same person where a permission is missing', async () => {
    const { broker, identity } = createMachine();
    await identity().token(['Mail.Read']);
    await identity().token(['Mail.Send']);
    const [first] = broker.signIns.keys();

    expect(ways(broker)).toEqual(['window', 'silent', 'window']);
    expect(broker.requests[2]).toMatchObject({ accountId: first, loginHint: 'ada@contoso.example' });
    expect(broker.requests[2]).not.toHaveProperty('prompt');
  });

  test('hands a claims challenge on', async () => {
    const { broker, identity } = createMachine();
    const one = identity();
    await one.token(['Mail.Read']);
    const claims = JSON.stringify({ access_token: { nbf: { essential: true, value: '1' } } });
    await one.token(['Mail.Read'], { claims });

    expect(broker.requests[1]).toMatchObject({ way: 'silent', claims });
  });

  test('ends with signing out, in the broker too', async () => {
    const { broker, identity } = createMachine();
    await identity().token(['Mail.Read']);
    await identity().signOut();

    expect(broker.signIns.size).toBe(0);
    expect(await identity().current()).toBeUndefined();
  });

  test('ends with signing out also where the broker knows the account no more', async () => {
    const { broker, identity } = createMachine();
    await identity().token(['Mail.Read']);
    await broker.signOut({ clientId: ownApplication, accountId: [...broker.signIns.keys()][0] ?? '', correlationId: 'c' });
    await identity().signOut();

    expect(await identity().current()).toBeUndefined();
  });

  test('of an account that Windows forgot asks the person', async () => {
    const { broker, identity } = createMachine();
    await identity().token(['Mail.Read']);
    await broker.signOut({ clientId: ownApplication, accountId: [...broker.signIns.keys()][0] ?? '', correlationId: 'c' });
    await identity().token(['Mail.Read']);

    expect(ways(broker)).toEqual(['window', 'silent', 'window']);
  });
});

describe('Integrated Windows authentication', () => {
  const ada: AtMachine = { session: 'ada@contoso.example', window: () => 'nobody' };

  test('signs in as the person of the session, and asks nobody', async () => {
    const { world, broker, identity } = createMachine(ada);
    consent(world, 'Mail.Read');
    const signedIn = await identity(integrated, { canAsk: false }).token(['Mail.Read']);

    expect(signedIn).toMatchObject({ permissions: ['Mail.Read'], account: { username: 'ada@contoso.example' } });
    expect(broker.requests).toMatchObject([{ way: 'silent', prompt: 'none', redirectUri }]);
    expect(world.events.map(({ type }) => type)).toEqual(['signedIn']);
    expect(await identity(integrated).current()).toMatchObject({ username: 'ada@contoso.example' });
  });

  test('stays with its account within a run, and takes that of the session in the next', async () => {
    const { world, broker, identity } = createMachine(ada);
    consent(world, 'Mail.Read');
    const run = identity(integrated);
    await run.token(['Mail.Read']);
    await run.token(['Mail.Read']);
    await identity(integrated).token(['Mail.Read']);

    expect(broker.requests.map(({ accountId }) => accountId)).toEqual([undefined, [...broker.signIns.keys()][0], undefined]);
  });

  test('has nobody to sign in where the session is one of this machine only', async () => {
    const { identity } = createMachine();

    expect(await failureOf(identity(integrated).token(['Mail.Read']))).toMatchObject({
      code: 'SIGN_IN_REQUIRED',
      exitStatus: 3,
      message:
        'The Windows session has no work or school account: it is one of this machine or of a domain that is not connected with Microsoft Entra.',
      remedy:
        'Join this machine to Microsoft Entra, or add the account in Windows under Settings, Accounts, "Access work or school". Otherwise use InteractiveToken.',
    });
  });

  test('cannot answer a second factor', async () => {
    const { world, identity } = createMachine({ session: 'ben@contoso.example' });
    consent(world, 'Mail.Read');

    expect(await failureOf(identity(integrated).token(['Mail.Read']))).toMatchObject({
      code: 'SIGN_IN_REQUIRED',
      message: 'The account of the Windows session has to prove itself with a second factor now. (AADSTS50076)',
      remedy: 'Integrated Windows authentication shows no window. Use InteractiveToken with useBroker true, which does.',
    });
  });

  test('cannot ask for a consent that is missing', async () => {
    const { identity } = createMachine(ada);
    const error = await failureOf(identity(integrated).token(['Mail.Read']));

    expect(error).toMatchObject({ code: 'CONSENT_REQUIRED', details: { aadsts: 65001 } });
    expect(error.remedy).toMatch(
      /^Sign in once with InteractiveToken through the same application and accept, or send your administrator this link: https:\/\/login/,
    );
  });

  test.each([
    ['InteractionRequired', 'Windows has to ask the person something before it can sign in.'],
    ['AccountUnusable', 'Windows cannot use the account of its session.'],
  ])('%s', async (status, message) => {
    const { identity } = createMachine(
      {},
      { acquireTokenInteractive: ({ correlationId }) => Promise.reject(refusal(status, correlationId)) },
    );

    expect(await failureOf(identity(integrated).token(['Mail.Read']))).toMatchObject({ code: 'SIGN_IN_REQUIRED', message });
  });

  test('leaves the session of Windows alone when signing out', async () => {
    const { world, broker, identity } = createMachine(ada);
    consent(world, 'Mail.Read');
    await identity(integrated).token(['Mail.Read']);
    await identity(integrated).signOut();

    expect(broker.signIns.size).toBe(1);
    expect(await identity(integrated).current()).toBeUndefined();
  });
});
