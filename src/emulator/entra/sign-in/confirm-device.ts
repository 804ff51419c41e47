import { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import { confirmDevicePage } from '../pages/device-pages.ts';
import type { Pause, SignIn } from './sign-in.ts';

/** Asks whether the person started the sign-in on the other device: somebody may have sent them the code (RFC 8628, section 5.4). */
export function confirmDevice(exchange: Exchange, signIn: SignIn): Pause | undefined {
  if (!signIn.purpose.needsConfirmation || signIn.isConfirmed || !signIn.user) return undefined;
  return { page: confirmDevicePage(exchange, signIn, signIn.user), whenSilent: 50058 };
}

/** Takes the answer. @throws EntraFailure 70017 when the person did not start it. */
export function submitConfirmation(exchange: Exchange, signIn: SignIn): undefined {
  if (exchange.parameter('decision') !== 'continue') throw new EntraFailure(70017);
  signIn.isConfirmed = true;
}
