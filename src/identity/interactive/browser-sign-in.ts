import type { AuthenticationResult, InteractiveRequest } from '@azure/msal-node';
import { isOnbehalfError } from '../../core/errors.ts';
import { createMsal } from '../msal.ts';
import { createNetwork } from '../network.ts';
import { signInError } from '../failures/sign-in-error.ts';
import type { SignInContext } from '../sign-in-method.ts';
import { toWire } from '../wire-permissions.ts';
import { authorizePage, type AuthorizePage } from './authorize-page.ts';
import { notSignedInPage, signedInPage } from './loopback-pages.ts';
import { refuseUnknownTenant, refuseWrongApplication } from './page-refusals.ts';
import { startWaiting, type Waiting } from './waiting.ts';

/** What the person is asked in the browser. */
export interface BrowserRequest {
  readonly permissions: readonly string[];
  readonly claims?: string | undefined;
  /** The account to offer; undefined lets the person choose. */
  readonly account?: string | undefined;
  /** Let the person choose all the same, because another account answered. Default false. */
  readonly chooses?: boolean;
  /** Show no page: whoever is signed in in the browser answers, or the request fails (`prompt=none`). Default false. */
  readonly isSilent?: boolean;
}

/** A browser that is asked without a page answers within seconds, or not at all. */
const silentMS = 10_000;

/** A finished sign-in: MSAL's result, and its cache text with the tokens. */
export interface BrowserAnswer {
  readonly result: AuthenticationResult;
  readonly cacheText: string;
}

/**
 * Signs a person in with the system browser: authorization code with PKCE (RFC 7636), answered on a loopback port (RFC 8252).
 * It ends after `settings.timeoutMS` or when the signal is aborted, and then listens no longer.
 *
 * @throws OnbehalfError SIGN_IN_TIMED_OUT, CANCELLED, or what the sign-in page answered; APPLICATION_INVALID and REDIRECT_NOT_REGISTERED where it could not.
 */
export async function signInWithBrowser(context: SignInContext, request: BrowserRequest, signal: AbortSignal): Promise<BrowserAnswer> {
  const { isSilent = false } = request;
  const { timeoutMS } = context.settings;
  using waiting = startWaiting(context, signal, isSilent ? { timeoutMS: Math.min(timeoutMS, silentMS) } : {});
  const network = createNetwork({
    fetch: context.ports.fetch,
    signal: waiting.signal,
    timeoutMS,
    onTokenRequest: () => waiting.answered(),
  });
  try {
    if (!isSilent) await refuseUnknownTenant(context, request, waiting.signal);
    stopIfOver(waiting);
    const msal = createMsal(context, network);
    const result = await msal.acquireTokenInteractive({
      ...asked(context, request),
      openBrowser: (url) => listen(context, request, url, waiting),
    });
    return { result, cacheText: msal.getTokenCache().serialize() };
  } catch (error) {
    const { environment, application, tenant } = context;
    throw waiting.problem() ?? network.failure() ?? signInError(error, { environment, application, tenant, ...request });
  }
}

function asked({ environment }: SignInContext, request: BrowserRequest): Omit<InteractiveRequest, 'openBrowser'> {
  const { permissions, claims } = request;
  return {
    scopes: toWire(permissions, environment),
    successTemplate: signedInPage,
    errorTemplate: notSignedInPage,
    ...(claims !== undefined && { claims }),
    ...whoIsAsked(request),
  };
}

/** How the page is told whom to ask. A page on which the person is to choose has no account filled in. */
export function whoIsAsked({
  account,
  chooses = false,
  isSilent = false,
}: BrowserRequest): Pick<InteractiveRequest, 'prompt' | 'loginHint'> {
  if (isSilent) return { prompt: 'none', ...(account !== undefined && { loginHint: account }) };
  return account === undefined || chooses ? { prompt: 'select_account' } : { loginHint: account };
}

async function listen(context: SignInContext, request: BrowserRequest, address: string, waiting: Waiting): Promise<void> {
  const page = authorizePage(address);
  waiting.listening(page);
  stopIfOver(waiting);
  if (request.isSilent) return await askSilently(context, page, waiting);
  await refuseWrongApplication(context, request, page.url, waiting.signal);
  stopIfOver(waiting);
  await openPage(context, request, page, waiting);
}

/** Sends the browser where no page is shown. Without a browser there is no answer: nobody could open the address in time. */
async function askSilently({ application, ports }: SignInContext, { url }: AuthorizePage, waiting: Waiting): Promise<void> {
  ports.notify({ type: 'askingGranted', application });
  const over = new Promise<void>((resolve) => waiting.signal.addEventListener('abort', () => resolve(), { once: true }));
  await Promise.race([over, ports.openBrowser(url)]);
  stopIfOver(waiting);
}

/** Tells the person about a sign-in page and opens it. Done when it is open, when it cannot be opened, or when waiting is over. */
export async function openPage(
  { application, ports }: SignInContext,
  { permissions, account }: BrowserRequest,
  { url, host, redirectUri }: Pick<AuthorizePage, 'url' | 'host' | 'redirectUri'>,
  waiting: Waiting,
): Promise<void> {
  ports.notify({
    type: 'opening',
    host,
    url,
    application,
    redirectUri,
    permissions,
    until: waiting.until,
    ...(account !== undefined && { account }),
  });
  const over = new Promise<void>((resolve) => waiting.signal.addEventListener('abort', () => resolve(), { once: true }));
  const opened = ports.openBrowser(url).catch((error: unknown) => {
    if (isOnbehalfError(error)) throw error;
    // The address was printed; the person may open it by hand.
    ports.notify({ type: 'browserNotOpened', url, reason: error instanceof Error ? error.message : String(error) });
  });
  await Promise.race([over, opened]);
  stopIfOver(waiting);
}

/** @throws OnbehalfError when waiting is over. */
export function stopIfOver(waiting: Waiting): void {
  const problem = waiting.problem();
  if (problem) throw problem;
}
