import { OnbehalfError } from '../../core/errors.ts';
import { createMsal, loadMsal } from '../msal.ts';
import { createNetwork } from '../network.ts';
import { orAborted } from '../or-aborted.ts';
import { signInError } from '../failures/sign-in-error.ts';
import type { SignInContext } from '../sign-in-method.ts';
import { toWire } from '../wire-permissions.ts';
import { openPage, stopIfOver, whoIsAsked, type BrowserAnswer, type BrowserRequest } from './browser-sign-in.ts';
import { refuseUnknownTenant, refuseWrongApplication } from './page-refusals.ts';
import { codeInAddress } from './pasted-address.ts';
import { patientMS, startWaiting } from './waiting.ts';

/**
 * Signs a person in where no port may be opened: the page ends at an address of Microsoft's that shows nothing, and the person pastes it
 * (authorization code with PKCE, RFC 7636). "Mobile and desktop applications" of an app registration offers that redirect URI.
 *
 * @throws OnbehalfError SIGN_IN_UNATTENDED without a terminal, SIGN_IN_TIMED_OUT, CANCELLED, or what the page answered.
 */
export async function signInWithPastedAddress(
  context: SignInContext,
  request: BrowserRequest,
  signal: AbortSignal,
): Promise<BrowserAnswer> {
  const { application, ports, settings, environment, tenant } = context;
  const { redirectUri } = application;
  const ask = ports.ask ?? noTerminal();
  const { permissions, claims, account } = request;
  using waiting = startWaiting(context, signal, { timeoutMS: patientMS(settings) });
  const network = createNetwork({ fetch: ports.fetch, signal: waiting.signal, timeoutMS: settings.timeoutMS });
  try {
    await refuseUnknownTenant(context, request, waiting.signal);
    stopIfOver(waiting);
    const { CryptoProvider } = loadMsal();
    const crypto = new CryptoProvider();
    const { verifier, challenge } = await crypto.generatePkceCodes();
    const [state, nonce] = [crypto.createNewGuid(), crypto.createNewGuid()];
    const scopes = toWire(permissions, environment);
    const more = claims === undefined ? {} : { claims };
    const msal = createMsal(context, network);
    const url = await msal.getAuthCodeUrl({
      scopes,
      redirectUri,
      state,
      nonce,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      ...whoIsAsked(request),
      ...more,
    });
    await refuseWrongApplication(context, request, url, waiting.signal);
    stopIfOver(waiting);
    await openPage(context, request, { url, host: environment.loginHost, redirectUri }, waiting);
    const pasted = await orAborted(ask('Paste the last address of the browser here: ', waiting.signal), waiting.signal);
    const code = codeInAddress(pasted, { redirectUri, state });
    const result = await msal.acquireTokenByCode({ scopes, redirectUri, code, codeVerifier: verifier, nonce, ...more });
    return { result, cacheText: msal.getTokenCache().serialize() };
  } catch (error) {
    throw waiting.problem() ?? network.failure() ?? signInError(error, { environment, application, tenant, account, permissions });
  }
}

function noTerminal(): never {
  throw new OnbehalfError(
    'SIGN_IN_UNATTENDED',
    'The last address of the sign-in page has to be pasted into a terminal, and there is none.',
    {
      remedy: 'Run `onbehalf signin` once in a terminal, or set signInThrough to Browser or DeviceCode.',
    },
  );
}
