import type { Exchange } from '../exchange.ts';
import { forgetExpired, type Browser } from '../state.ts';
import type { SignIn } from './sign-in.ts';

/** What is known of a sign-in before the person did anything. */
export type SignInStart = Pick<SignIn, 'application' | 'authority' | 'scopes' | 'claims' | 'prompt' | 'loginHint' | 'purpose'>;

/** Begins a sign-in in a browser. */
export function beginSignIn({ entra, at }: Exchange, browser: Browser, start: SignInStart): SignIn {
  forgetExpired(entra.signIns, at.getTime());
  return {
    ...start,
    id: entra.ids.opaque(24),
    browser,
    expiresAt: at.getTime() + entra.settings.signInSeconds * 1000,
    user: undefined,
    authentication: undefined,
    newSecret: undefined,
    wantsOtherAccount: false,
    isConfirmed: false,
    isConsentGiven: false,
  };
}
