import { withBrowserCookie } from '../browsers.ts';
import { checkNotBlocked } from '../conditional-access.ts';
import { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import { pageResponse } from '../pages/page.ts';
import { recordSignIn } from '../sign-in-log.ts';
import { askConsent } from './ask-consent.ts';
import { askPassword } from './ask-password.ts';
import { askSecondFactor } from './ask-second-factor.ts';
import { chooseAccount } from './choose-account.ts';
import { confirmDevice } from './confirm-device.ts';
import type { Pause, SignIn } from './sign-in.ts';

/** A condition of signing in: nothing when it is met, the page that asks for what is missing otherwise. */
type Gate = (exchange: Exchange, signIn: SignIn) => Pause | undefined | Promise<Pause>;

/** Signing in, in order. */
const gates: readonly Gate[] = [chooseAccount, askPassword, checkPolicies, askSecondFactor, rememberSession, confirmDevice, askConsent];

/** Takes a sign-in as far as it gets: to the next page, to its end, or to its failure. */
export async function advance(exchange: Exchange, signIn: SignIn): Promise<Response> {
  return withBrowserCookie(await settle(exchange, signIn), exchange.origin, signIn.browser);
}

async function settle(exchange: Exchange, signIn: SignIn): Promise<Response> {
  try {
    for (const gate of gates) {
      const pause = await gate(exchange, signIn);
      if (pause) return await show(exchange, signIn, pause);
    }
    const { user, authentication } = signIn;
    if (!user || !authentication) throw new Error('The gates let a sign-in through without a person.');
    exchange.entra.signIns.delete(signIn.id);
    signIn.browser.accounts.set(user.id, authentication);
    recordSignIn(exchange, { application: signIn.application, user });
    return await signIn.purpose.finish(exchange, signIn, { user, authentication });
  } catch (failure) {
    return refuse(exchange, signIn, failure);
  }
}

/** Shows the page of a gate. @throws EntraFailure when the request forbids pages (`prompt=none`). */
export async function show(exchange: Exchange, signIn: SignIn, { page, whenSilent, values, claims }: Pause): Promise<Response> {
  if (signIn.prompt === 'none') throw new EntraFailure(whenSilent, values, claims);
  exchange.entra.signIns.set(signIn.id, signIn);
  return pageResponse(exchange, page);
}

/** Ends a sign-in with a failure. @throws what is no failure of the protocol. */
export async function refuse(exchange: Exchange, signIn: SignIn, failure: unknown): Promise<Response> {
  if (!(failure instanceof EntraFailure)) throw failure;
  exchange.entra.signIns.delete(signIn.id);
  recordSignIn(exchange, { application: signIn.application, user: signIn.user, failure });
  return signIn.purpose.refuse(exchange, failure);
}

/** Policies of the tenant are judged when it is known who the person is. */
function checkPolicies({ entra }: Exchange, { user, authentication }: SignIn): undefined {
  if (user && authentication) checkNotBlocked(entra.tenant);
}

/** Keeps the person signed in in this browser, whatever they answer next. */
function rememberSession({ entra }: Exchange, { browser, user, authentication }: SignIn): undefined {
  if (user && authentication && entra.settings.keepsSessionWithoutConsent) browser.accounts.set(user.id, authentication);
}
