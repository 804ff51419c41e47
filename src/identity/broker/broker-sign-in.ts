import { orAborted } from '../or-aborted.ts';
import { whoIsAsked, type BrowserAnswer, type BrowserRequest } from '../interactive/browser-sign-in.ts';
import { startWaiting } from '../interactive/waiting.ts';
import type { SignInContext } from '../sign-in-method.ts';
import { toWire } from '../wire-permissions.ts';
import { brokerAccount, brokerText } from './broker-account.ts';
import { brokerError } from './broker-error.ts';
import { openBrokeredMsal } from './brokered-msal.ts';

/**
 * Signs a person in with a window of Windows. No window handle is handed over: a program in a terminal has none of its own, and Windows
 * looks for that of the terminal itself, at times in vain (https://learn.microsoft.com/entra/msal/javascript/node/brokering, "Window
 * parenting"). So the window may come up behind others, which the event `openingWindow` tells. When waiting ends before the sign-in does,
 * the window stays: the plug-in cannot close it. What is answered in it then is not used.
 *
 * @throws OnbehalfError SETTINGS_INVALID without a broker, SIGN_IN_TIMED_OUT, CANCELLED, or what the window answered.
 */
export async function signInWithBroker(context: SignInContext, request: BrowserRequest, signal: AbortSignal): Promise<BrowserAnswer> {
  const { permissions, claims, account, chooses = false } = request;
  const { accounts, application, environment, tenant, ports } = context;
  const [stored] = account === undefined || chooses ? [] : await accounts.candidates(account);
  const known = stored && brokerAccount(stored);
  using waiting = startWaiting(context, signal, {
    remedy: 'Try again and answer the window of Windows; it may be behind others. `--timeout-ms` gives more time.',
  });
  try {
    const msal = await openBrokeredMsal(context, waiting.signal);
    waiting.signal.throwIfAborted();
    ports.notify({ type: 'openingWindow', application, permissions, until: waiting.until, ...(account !== undefined && { account }) });
    const work = msal.acquireTokenInteractive({
      scopes: toWire(permissions, environment),
      redirectUri: application.redirectUri,
      openBrowser: noBrowser,
      ...(known && { account: known }),
      ...whoIsAsked(request),
      ...(claims !== undefined && { claims }),
    });
    const result = await orAborted(work, waiting.signal);
    return { result, cacheText: brokerText(result, application.clientId, ports.now()) };
  } catch (error) {
    throw waiting.problem() ?? brokerError(error, { application, environment, tenant, account, permissions });
  }
}

/** MSAL asks for it in any case; with a broker it never opens a browser. */
export async function noBrowser(): Promise<void> {
  throw new TypeError('MSAL opens a browser although there is a broker.');
}
