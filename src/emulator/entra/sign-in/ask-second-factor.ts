import { demandsSecondFactor, secondFactorChallenge } from '../conditional-access.ts';
import { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import { isOneTimeCode } from '../one-time-code.ts';
import { codePage } from '../pages/code-page.ts';
import { checkNotLocked, recordWrongAnswer } from '../password.ts';
import { recordSignIn } from '../sign-in-log.ts';
import { askToSetUp } from './set-up-second-factor.ts';
import type { Pause, SignIn } from './sign-in.ts';

/**
 * Asks for a one-time code: of everybody who has an authenticator app, and of everybody when the request or the tenant demands it. Who has none sets one up.
 * https://learn.microsoft.com/entra/identity/authentication/concept-registration-mfa-sspr-combined#interrupt-mode
 */
export function askSecondFactor(exchange: Exchange, signIn: SignIn): Pause | undefined | Promise<Pause> {
  const { user } = signIn;
  if (!user || !lacksSecondFactor(exchange, signIn)) return undefined;
  if (user.totpSecret === undefined) return askToSetUp(exchange, signIn, user);
  const claims = secondFactorChallenge(exchange.entra.tenant, signIn.claims);
  return { page: codePage(exchange, signIn, user), whenSilent: 50076, claims };
}

/** Whether the person has to prove more than the password, and did not yet. */
export function lacksSecondFactor({ entra }: Exchange, { user, authentication, claims }: SignIn): boolean {
  if (authentication?.methods.includes('mfa')) return false;
  return user?.totpSecret !== undefined || demandsSecondFactor(entra.tenant, claims);
}

/** Takes the answer of the code page. */
export async function submitCode(exchange: Exchange, signIn: SignIn): Promise<Pause | undefined> {
  const { user, authentication } = signIn;
  if (user?.totpSecret === undefined || !authentication) return undefined;
  try {
    checkNotLocked(exchange.entra, user);
  } catch (failure) {
    if (!(failure instanceof EntraFailure)) throw failure;
    recordSignIn(exchange, { application: signIn.application, user, failure });
    return { page: codePage(exchange, signIn, user, failure.message), whenSilent: 50076 };
  }
  if (await isOneTimeCode(exchange.entra, user.totpSecret, exchange.parameter('code') ?? '')) {
    signIn.authentication = { ...authentication, methods: ['pwd', 'mfa'] };
    return undefined;
  }
  recordWrongAnswer(exchange.entra, user);
  recordSignIn(exchange, { application: signIn.application, user, failure: new EntraFailure(500121) });
  return { page: codePage(exchange, signIn, user, 'That code is not right. Enter the one that your app shows now.'), whenSilent: 50076 };
}
