import { knownBrowser } from '../browsers.ts';
import { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import { advance, refuse, show } from './advance.ts';
import { submitConsent } from './ask-consent.ts';
import { submitPassword } from './ask-password.ts';
import { submitCode } from './ask-second-factor.ts';
import { submitAccount } from './choose-account.ts';
import { submitConfirmation } from './confirm-device.ts';
import { submitSecondFactor } from './set-up-second-factor.ts';
import type { Pause, SignIn } from './sign-in.ts';

/** Takes the form of a page; a page to show again when the answer was no good. */
type Submit = (exchange: Exchange, signIn: SignIn) => Pause | undefined | Promise<Pause | undefined>;

/** By the last segment of the form's address. */
const steps: Readonly<Record<string, Submit>> = {
  account: submitAccount,
  password: submitPassword,
  code: submitCode,
  'second-factor': submitSecondFactor,
  device: submitConfirmation,
  consent: submitConsent,
};

/**
 * Answers a posted form of a sign-in page.
 *
 * @param step - Which page it was.
 * @throws EntraFailure 165000 when the form is not of this browser, 50089 when the sign-in is over; both are shown as a page.
 */
export async function submit(exchange: Exchange, step: string): Promise<Response> {
  const signIn = findSignIn(exchange);
  const take = Object.hasOwn(steps, step) ? steps[step] : undefined;
  if (!take) throw new EntraFailure(9002313, { reason: 'there is no such page.' });
  try {
    const pause = await take(exchange, signIn);
    return pause ? await show(exchange, signIn, pause) : await advance(exchange, signIn);
  } catch (failure) {
    return refuse(exchange, signIn, failure);
  }
}

function findSignIn(exchange: Exchange): SignIn {
  const from = exchange.request.headers.get('origin');
  if (from !== null && from !== exchange.origin) throw new EntraFailure(165000);
  const signIn = exchange.entra.signIns.get(exchange.parameter('flow') ?? '');
  if (!signIn || signIn.expiresAt < exchange.at.getTime()) throw new EntraFailure(50089);
  if (knownBrowser(exchange) !== signIn.browser) throw new EntraFailure(165000);
  return signIn;
}
