import type { Account } from '../accounts/account.ts';
import { accountMismatch, whoseAnswer } from '../accounts/whose-answer.ts';
import type { Explanation } from '../failures/explanation.ts';
import type { SignedIn, SignInContext, SignInMethod, TokenRequest } from '../sign-in-method.ts';
import { keepSignIn } from '../signed-in.ts';
import { everythingGranted, toWire } from '../wire-permissions.ts';
import { brokerText } from './broker-account.ts';
import { brokerError } from './broker-error.ts';
import { renewWithBroker } from './broker-renewal.ts';
import { noBrowser } from './broker-sign-in.ts';
import { openBrokeredMsal, silentAnswer } from './brokered-msal.ts';

/**
 * Signs in as the person of the Windows session, through the broker and without a window. Microsoft recommends the broker for this in place
 * of the older protocol of the same name, which knows federated accounts only
 * (https://learn.microsoft.com/entra/msal/dotnet/acquiring-tokens/desktop-mobile/integrated-windows-authentication).
 * Nobody is asked, so a second factor or a consent that is missing ends it.
 */
export function createIntegratedWindowsAuthentication(context: SignInContext): SignInMethod {
  return {
    type: 'IntegratedWindowsAuthentication',
    async acquire(request, acting, signal) {
      // A run stays with its account; a new one takes that of the session, whoever signed in before.
      const stored = acting && (await context.accounts.get(acting.homeAccountId));
      return stored
        ? await renewWithBroker(context, stored, request, signal, { remedies, meanings })
        : await withSession(context, request, acting, signal);
    },
    acquireGranted: (acting, signal) => withSession(context, { permissions: [everythingGranted] }, acting, signal),
  };
}

async function withSession(
  context: SignInContext,
  { permissions, claims }: Pick<TokenRequest, 'permissions' | 'claims'>,
  account: Account | undefined,
  signal: AbortSignal,
): Promise<SignedIn> {
  const { application, environment, tenant, ports } = context;
  try {
    const msal = await openBrokeredMsal(context, signal);
    // Without a prompt and without an account MSAL's plug-in signs in the account of the session.
    const work = msal.acquireTokenInteractive({
      scopes: toWire(permissions, environment),
      redirectUri: application.redirectUri,
      prompt: 'none',
      openBrowser: noBrowser,
      ...(claims !== undefined && { claims }),
    });
    const result = await silentAnswer(work, context, signal);
    const { isMeant } = await whoseAnswer(context, result, { account }, signal);
    if (!isMeant) throw accountMismatch(context, result, { account });
    return await keepSignIn(context, result, brokerText(result, application.clientId, ports.now()), permissions);
  } catch (error) {
    throw brokerError(error, { application, environment, tenant, account: 'of the Windows session', permissions, remedies }, meanings);
  }
}

const withWindow = 'Integrated Windows authentication shows no window. Use InteractiveToken with useBroker true, which does.';
const joinOrAsk =
  'Join this machine to Microsoft Entra, or add the account in Windows under Settings, Accounts, "Access work or school". Otherwise use InteractiveToken.';

const remedies: Readonly<Record<number, string>> = {
  50072: withWindow,
  50074: withWindow,
  50076: withWindow,
  50078: withWindow,
  50079: withWindow,
  65001:
    'Sign in once with InteractiveToken through the same application and accept, or send your administrator this link: {adminConsentUrl}',
};

const meanings: Readonly<Record<string, Explanation>> = {
  InteractionRequired: {
    code: 'SIGN_IN_REQUIRED',
    says: 'Windows has to ask the person something before it can sign in.',
    remedy: withWindow,
  },
  AccountUnusable: { code: 'SIGN_IN_REQUIRED', says: 'Windows cannot use the account of its session.', remedy: joinOrAsk },
  AccountNotFound: {
    code: 'SIGN_IN_REQUIRED',
    says: 'The Windows session has no work or school account: it is one of this machine or of a domain that is not connected with Microsoft Entra.',
    remedy: joinOrAsk,
  },
};
