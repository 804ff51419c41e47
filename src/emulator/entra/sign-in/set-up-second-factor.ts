import type { User } from '../../tenant/directory.ts';
import { secondFactorChallenge } from '../conditional-access.ts';
import type { Exchange } from '../exchange.ts';
import { isOneTimeCode, secretOf } from '../one-time-code.ts';
import { secondFactorPage } from '../pages/second-factor-page.ts';
import type { Pause, SignIn } from './sign-in.ts';

/**
 * Has a person set up the authenticator app that is demanded of them. The secret is the sign-in's alone until the app has shown a right code: whoever leaves the
 * page has no second factor, and is given another secret the next time.
 *
 * @param problem - What was wrong with the last code.
 */
export async function askToSetUp(exchange: Exchange, signIn: SignIn, user: User, problem?: string): Promise<Pause> {
  // Within a sign-in it stays: an app that has scanned it is not scanned again after a slip.
  signIn.newSecret ??= await secretOf(exchange.entra.ids.bytes(20));
  const page = await secondFactorPage(exchange, signIn, user, signIn.newSecret, problem);
  return { page, whenSilent: 50079, claims: secondFactorChallenge(exchange.entra.tenant, signIn.claims) };
}

/**
 * Takes the first code of the app. A secret that came into being meanwhile, in another browser, is not written over: the gates ask for its code.
 *
 * Assumption: wrong codes do not lock the account, because the secret stands on the page; nothing says that they do.
 */
export async function submitSecondFactor(exchange: Exchange, signIn: SignIn): Promise<Pause | undefined> {
  const { user, authentication, newSecret } = signIn;
  if (!user || !authentication || newSecret === undefined) return undefined;
  const isRight = await isOneTimeCode(exchange.entra, newSecret, exchange.parameter('code') ?? '');
  if (user.totpSecret !== undefined) return undefined;
  if (!isRight) return askToSetUp(exchange, signIn, user, 'That code is not right. Enter the one that the app shows now.');
  user.totpSecret = newSecret;
  signIn.authentication = { ...authentication, methods: ['pwd', 'mfa'] };
  return undefined;
}
