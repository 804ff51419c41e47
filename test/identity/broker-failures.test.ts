import { describe, expect, test } from 'vitest';
import { createStandIn, refusal } from '../support/broker-stand-in.ts';
import { consent, createMachine, redirectUri } from './broker-machine.ts';
import { ownApplication } from './world.ts';
import { failureOf } from '../support/failure-of.ts';

describe('what ends a sign-in with useBroker', () => {
  test('a window that is closed', async () => {
    const { identity } = createMachine({ window: () => 'closed' });

    expect(await failureOf(identity().token(['Mail.Read']))).toMatchObject({
      code: 'SIGN_IN_CANCELLED',
      message: 'The window of Windows was closed before the sign-in was finished.',
      remedy: 'Try again and finish the sign-in in that window.',
      details: { oauthError: 'user_canceled', brokerStatus: 'UserCanceled', brokerCode: 3_399_614_466, brokerTag: '4ov5b' },
    });
  });

  test('a consent that is declined', async () => {
    const { identity } = createMachine({ window: (world) => world.person('ada', { consent: 'decline' }) });

    expect(await failureOf(identity().token(['Mail.Read']))).toMatchObject({
      code: 'CONSENT_DECLINED',
      details: { aadsts: 65004, brokerStatus: 'UserCanceled' },
    });
  });

  test('the end of the time', async () => {
    const { world, identity } = createMachine({ window: () => 'nobody' });
    const error = await failureOf(identity({ useBroker: true, timeoutMS: 20 }).token(['Mail.Read']));

    expect(error).toMatchObject({
      code: 'SIGN_IN_TIMED_OUT',
      remedy: 'Try again and answer the window of Windows; it may be behind others. `--timeout-ms` gives more time.',
    });
    expect(world.told('openingWindow')).toMatchObject([{ permissions: ['Mail.Read'], application: { clientId: ownApplication } }]);
  });

  test('cancelling it while the window is open', async () => {
    const { identity } = createMachine({ window: () => 'nobody' });
    const controller = new AbortController();
    const work = identity({ useBroker: true }, { notify: ({ type }) => void (type === 'openingWindow' && controller.abort()) }).token(
      ['Mail.Read'],
      { signal: controller.signal },
    );

    expect(await failureOf(work)).toMatchObject({ code: 'CANCELLED' });
  });

  test('cancelling it while the broker renews', async () => {
    const { broker, identity } = createMachine();
    await identity().token(['Mail.Read']);
    const controller = new AbortController();
    broker.acquireTokenSilent = () => (controller.abort(), new Promise<never>(() => undefined));

    expect(await failureOf(identity().token(['Mail.Read'], { signal: controller.signal }))).toMatchObject({ code: 'CANCELLED' });
  });

  test('a broker that renews and does not answer', async () => {
    const { broker, identity } = createMachine();
    await identity().token(['Mail.Read']);
    broker.acquireTokenSilent = () => new Promise<never>(() => undefined);

    expect(await failureOf(identity({ useBroker: true, timeoutMS: 20 }).token(['Mail.Read']))).toMatchObject({
      code: 'TIMED_OUT',
      message: 'Windows did not answer within 0.02 seconds.',
    });
  });

  test('a redirect URI of the broker that is not registered', async () => {
    const { world, identity } = createMachine();
    world.tenant.applications.get(ownApplication)?.publicClientRedirectUris.splice(0);

    expect(await failureOf(identity().token(['Mail.Read']))).toMatchObject({
      code: 'REDIRECT_NOT_REGISTERED',
      remedy: `In the app registration, under Authentication, add the platform "Mobile and desktop applications" with the redirect URI ${redirectUri} exactly.`,
    });
  });

  test('a sign-in that needs a person where nobody can answer', async () => {
    const { broker, identity } = createMachine();

    expect(await failureOf(identity({ useBroker: true }, { canAsk: false }).token(['Mail.Read']))).toMatchObject({
      code: 'SIGN_IN_UNATTENDED',
    });
    expect(broker.requests).toEqual([]);
  });

  test('another account that answers a renewal', async () => {
    const { world, broker, identity } = createMachine();
    await identity().token(['Mail.Read']);
    const other = createStandIn({ tenant: world.tenant, fetch: world.entra.fetch, session: 'chloe@contoso.example' });
    consent(world, 'Mail.Read');
    broker.acquireTokenSilent = (request) => {
      const { clientId, authority, correlationId, scopes } = request;
      return other.acquireTokenSilent({ clientId, authority, correlationId, scopes, redirectUri });
    };

    expect(await failureOf(identity({ useBroker: true }, { canAsk: false }).token(['Mail.Read']))).toMatchObject({
      code: 'SIGN_IN_UNATTENDED',
      message: expect.stringContaining('Windows answered with another account than ada@contoso.example.'),
    });
  });

  test.each([
    ['NoNetwork', 'NETWORK_FAILED', 'Windows has no network.'],
    ['NetworkTemporarilyUnavailable', 'NETWORK_FAILED', 'Windows cannot reach login.microsoftonline.com for the moment.'],
    ['ServerTemporarilyUnavailable', 'UNAVAILABLE', 'login.microsoftonline.com is not available for the moment.'],
    ['ApplicationCanceled', 'SIGN_IN_CANCELLED', 'Windows ended the sign-in before it was finished.'],
    ['IncorrectConfiguration', 'APPLICATION_INVALID', `Windows does not accept how application ${ownApplication} is registered.`],
    ['Unexpected', 'SIGN_IN_FAILED', 'Windows could not sign in (Unexpected, 3399614466).'],
    ['constructor', 'SIGN_IN_FAILED', 'Windows could not sign in (constructor, 3399614466).'],
  ])('%s', async (status, code, message) => {
    const { identity } = createMachine(
      {},
      { acquireTokenInteractive: ({ correlationId }) => Promise.reject(refusal(status, correlationId)) },
    );

    expect(await failureOf(identity().token(['Mail.Read']))).toMatchObject({ code, message, details: { brokerStatus: status } });
  });

  test('an application that the service takes for a confidential one, because it does not know the broker', async () => {
    const context = 'AADSTS7000218: The request body must contain the following parameter: client_assertion or client_secret.';
    const { identity } = createMachine(
      {},
      { acquireTokenInteractive: ({ correlationId }) => Promise.reject(refusal('IncorrectConfiguration', correlationId, context)) },
    );

    expect((await failureOf(identity().token(['Mail.Read']))).remedy).toContain(`with the redirect URI ${redirectUri} exactly`);
  });

  test('a mistake of ours stays one', async () => {
    const { identity } = createMachine({}, { acquireTokenInteractive: () => Promise.reject(new TypeError('a bug')) });

    await expect(identity().token(['Mail.Read'])).rejects.toThrow(new TypeError('a bug'));
  });
});

describe('where there is no broker', () => {
  const none = { findBroker: async () => ({ missing: 'this machine does not run Windows (linux)' }) } as const;

  test('useBroker is refused before anything is sent, and the browser is named', async () => {
    const { world, identity } = createMachine();
    const problem = 'needs the broker of Windows, and this machine does not run Windows (linux).';

    expect(await failureOf(identity({ useBroker: true }, none).token(['Mail.Read']))).toMatchObject({
      code: 'SETTINGS_INVALID',
      exitStatus: 2,
      message: `The settings of the Microsoft 365 Scope cannot be used as given. useBroker ${problem}`,
      fields: [{ field: 'useBroker', problem }],
      remedy: 'Leave useBroker out; the sign-in then uses the browser.',
    });
    expect([world.requests, world.events]).toEqual([[], []]);
  });

  test('that is what is told where nobody can answer, too', async () => {
    expect(
      await failureOf(
        createMachine()
          .identity({ useBroker: true }, { ...none, canAsk: false })
          .token(['Mail.Read']),
      ),
    ).toMatchObject({ code: 'SETTINGS_INVALID' });
  });

  test('Integrated Windows authentication is refused, and what can be used instead is named', async () => {
    const problem = 'IntegratedWindowsAuthentication needs the broker of Windows, and this machine does not run Windows (linux).';

    expect(
      await failureOf(createMachine().identity({ authenticationType: 'IntegratedWindowsAuthentication' }, none).token(['Mail.Read'])),
    ).toMatchObject({
      code: 'SETTINGS_INVALID',
      fields: [{ field: 'authenticationType', problem }],
      remedy: 'Use InteractiveToken; where no person is, ApplicationIdAndCertificate or ApplicationIdAndSecret.',
    });
  });
});
