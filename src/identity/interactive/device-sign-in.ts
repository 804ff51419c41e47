import { OnbehalfError } from '../../core/errors.ts';
import { createMsal } from '../msal.ts';
import { createNetwork } from '../network.ts';
import { signInError } from '../failures/sign-in-error.ts';
import type { SignInContext } from '../sign-in-method.ts';
import { toWire } from '../wire-permissions.ts';
import type { BrowserAnswer, BrowserRequest } from './browser-sign-in.ts';
import { paceDevicePolls } from './device-polling.ts';
import { patientMS, startWaiting } from './waiting.ts';

/**
 * Signs a person in on any other device: they open a page there and enter a short code (RFC 8628). It ends when the code does, after some
 * fifteen minutes, or at once when the signal is aborted.
 *
 * @throws OnbehalfError SIGN_IN_TIMED_OUT, CANCELLED, or what the service answered.
 */
export async function signInWithDeviceCode(
  context: SignInContext,
  { permissions, claims, account }: BrowserRequest,
  signal: AbortSignal,
): Promise<BrowserAnswer> {
  const { ports, settings, environment, application, tenant } = context;
  using waiting = startWaiting(context, signal, { timeoutMS: patientMS(settings) });
  const network = createNetwork({ fetch: ports.fetch, signal: waiting.signal, timeoutMS: settings.timeoutMS });
  const polling = paceDevicePolls(network.client, waiting.signal);
  try {
    const msal = createMsal(context, { ...network, client: polling.client });
    const result = await msal.acquireTokenByDeviceCode({
      scopes: toWire(permissions, environment),
      ...(claims !== undefined && { claims }),
      deviceCodeCallback: ({ userCode, verificationUri, expiresIn }) => {
        const until = new Date(ports.now().getTime() + expiresIn * 1000);
        ports.notify({ type: 'deviceCode', userCode, url: verificationUri, application, permissions, until });
      },
    });
    if (!result) throw new OnbehalfError('SIGN_IN_FAILED', 'The sign-in service answered without a token.');
    return { result, cacheText: msal.getTokenCache().serialize() };
  } catch (error) {
    const refused = polling.refusal();
    throw (
      waiting.problem() ?? network.failure() ?? signInError(refused ?? error, { environment, application, tenant, account, permissions })
    );
  }
}
