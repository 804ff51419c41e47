import { OnbehalfError } from '../../core/errors.ts';
import type { Account } from '../accounts/account.ts';
import { chooseAccount } from '../accounts/choose-account.ts';
import { accountMismatch, whoseAnswer } from '../accounts/whose-answer.ts';
import { createMsal } from '../msal.ts';
import { createNetwork } from '../network.ts';
import { readSecretText } from '../settings/secrets.ts';
import { signInError } from '../failures/sign-in-error.ts';
import type { SignedIn, SignInContext, SignInMethod, TokenRequest } from '../sign-in-method.ts';
import { keepSignIn } from '../signed-in.ts';
import { needsPerson, signInSilently } from '../silent-sign-in.ts';
import { everythingGranted, toWire } from '../wire-permissions.ts';

/**
 * Signs in with a person's user name and password (RFC 6749, 4.3): silently where something stored allows it, otherwise with the password.
 * Nobody is asked, so a second factor or a consent that is missing ends it.
 */
export function createUsernameAndPassword(context: SignInContext): SignInMethod {
  const { accounts } = context;
  return {
    type: 'UsernameAndPassword',
    async acquire(request, acting, signal) {
      const stored = acting
        ? await accounts.get(acting.homeAccountId)
        : (await chooseAccount(context, { mayAsk: request.ask !== 'never', signal })).stored;
      if (stored && request.ask !== 'always') {
        try {
          return await signInSilently(context, stored, request, signal);
        } catch (error) {
          if (!needsPerson(error)) throw error;
        }
      }
      return await withPassword(context, request, acting, signal);
    },
    acquireGranted: (acting, signal) => withPassword(context, { permissions: [everythingGranted] }, acting, signal),
  };
}

async function withPassword(
  context: SignInContext,
  { permissions, claims }: Pick<TokenRequest, 'permissions' | 'claims'>,
  account: Account | undefined,
  signal: AbortSignal,
): Promise<SignedIn> {
  const { settings, ports, environment, application, tenant } = context;
  const { username = '' } = settings;
  const password = await passwordOf(context);
  ports.notify({ type: 'passwordSent', username, message: adviceAgainst(username) });
  const network = createNetwork({ fetch: ports.fetch, signal, timeoutMS: settings.timeoutMS });
  try {
    const msal = createMsal(context, network);
    const scopes = toWire(permissions, environment);
    const result = await msal.acquireTokenByUsernamePassword({ scopes, username, password, ...(claims !== undefined && { claims }) });
    if (!result) throw new OnbehalfError('SIGN_IN_FAILED', 'The sign-in service answered without a token.');
    const expected = { address: username, account };
    const whose = await whoseAnswer(context, result, expected, signal);
    if (!whose.isMeant && !settings.acceptAnyAccount) throw accountMismatch(context, result, expected);
    return await keepSignIn(context, result, msal.getTokenCache().serialize(), permissions, whose.alsoNamed);
  } catch (error) {
    throw network.failure() ?? signInError(error, { environment, application, tenant, account: username, permissions, remedies });
  }
}

function passwordOf({ settings: { password, securePassword }, ports }: SignInContext): Promise<string> {
  return securePassword === undefined
    ? readSecretText('password', password ?? '', ports)
    : readSecretText('securePassword', securePassword, ports);
}

/** RFC 9700, 2.4, and https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc. */
function adviceAgainst(username: string): string {
  return (
    `The password of ${username} is sent to sign in. OAuth rules this way out (RFC 9700, 2.4), and Microsoft advises against it: ` +
    'with InteractiveToken a person signs in once, and later runs need nobody.'
  );
}

const noSecondFactor =
  'A user name and a password cannot answer a second factor. Use InteractiveToken, or have an administrator exempt this account from the policy.';

/** Nobody can answer a page here, so the usual advice to sign in again does not help. */
const remedies = {
  50034: 'Check username and tenantId.',
  50072: noSecondFactor,
  50074: noSecondFactor,
  50076: noSecondFactor,
  50078: noSecondFactor,
  50079: noSecondFactor,
  50126: 'Check username and password.',
  65001:
    'Sign in once with InteractiveToken through the same application and accept, or send your administrator this link: {adminConsentUrl}',
};
