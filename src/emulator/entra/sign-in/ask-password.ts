import { sessionOf } from '../browsers.ts';
import type { Exchange } from '../exchange.ts';
import { EntraFailure } from '../failure.ts';
import { passwordPage } from '../pages/password-page.ts';
import { checkPassword } from '../password.ts';
import { recordSignIn } from '../sign-in-log.ts';
import type { Pause, SignIn } from './sign-in.ts';

/** Takes the session of this browser, or asks for the password; `prompt=login` always asks. */
export function askPassword(exchange: Exchange, signIn: SignIn): Pause | undefined {
  if (!signIn.user || signIn.authentication) return undefined;
  if (signIn.prompt !== 'login') signIn.authentication = sessionOf(exchange.entra, signIn.browser, signIn.user.id);
  if (signIn.authentication) return undefined;
  return { page: passwordPage(exchange, signIn, signIn.user), whenSilent: 50058 };
}

/** Takes the answer of the password page; it is shown again, with the reason, while the answer is wrong. */
export function submitPassword(exchange: Exchange, signIn: SignIn): Pause | undefined {
  const { user } = signIn;
  if (!user) return undefined;
  try {
    checkPassword(exchange.entra, user, exchange.parameter('password') ?? '');
  } catch (failure) {
    if (!(failure instanceof EntraFailure)) throw failure;
    recordSignIn(exchange, { application: signIn.application, user, failure });
    return { page: passwordPage(exchange, signIn, user, failure.message), whenSilent: 50058 };
  }
  signIn.authentication = { userId: user.id, at: exchange.at.getTime(), methods: ['pwd'] };
  return undefined;
}
