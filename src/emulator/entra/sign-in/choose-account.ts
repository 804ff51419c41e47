import type { User } from '../../tenant/directory.ts';
import { findUser } from '../../tenant/tenant.ts';
import { checkAccountType } from '../authority.ts';
import { sessionOf } from '../browsers.ts';
import { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import { accountPage, type OfferedAccount } from '../pages/account-page.ts';
import { usernamePage } from '../pages/username-page.ts';
import { recordSignIn } from '../sign-in-log.ts';
import type { Pause, SignIn } from './sign-in.ts';

/** Finds out which account is meant: from the hint, from the one that is signed in, or by asking. */
export function chooseAccount(exchange: Exchange, signIn: SignIn): Pause | undefined {
  if (signIn.user) return undefined;
  if (signIn.wantsOtherAccount) return askForName(exchange, signIn);
  const offered = offeredAccounts(exchange, signIn);
  if (signIn.prompt === 'select_account') return offered.length > 0 ? askToPick(exchange, signIn, offered) : askForName(exchange, signIn);
  if (signIn.loginHint !== undefined) return followHint(exchange, signIn, signIn.loginHint);

  const [first, second] = offered.filter(({ isSignedIn }) => isSignedIn);
  if (first && !second && signIn.prompt !== 'login') {
    signIn.user = first.user;
    return undefined;
  }
  if (offered.length === 0) return askForName(exchange, signIn);
  return { ...askToPick(exchange, signIn, offered), whenSilent: second ? 16000 : 50058 };
}

/** The accounts of this browser that may use the application. */
function offeredAccounts({ entra }: Exchange, signIn: SignIn): OfferedAccount[] {
  return [...signIn.browser.accounts.keys()].flatMap((id) => {
    const user = entra.tenant.users.get(id);
    if (!user || problemWith(user, signIn)) return [];
    return [{ user, isSignedIn: sessionOf(entra, signIn.browser, id) !== undefined }];
  });
}

function followHint(exchange: Exchange, signIn: SignIn, hint: string): Pause | undefined {
  const user = findUser(exchange.entra.tenant, hint);
  if (!user || problemWith(user, signIn)) return askForName(exchange, signIn, hint);
  signIn.user = user;
  return undefined;
}

function askForName(exchange: Exchange, signIn: SignIn, name = ''): Pause {
  return { page: usernamePage(exchange, signIn, { name }), whenSilent: 50058 };
}

function askToPick(exchange: Exchange, signIn: SignIn, offered: readonly OfferedAccount[]): Pause {
  return { page: accountPage(exchange, signIn, offered), whenSilent: 50058 };
}

function problemWith(user: User, { application, authority }: SignIn): EntraFailure | undefined {
  try {
    checkAccountType(user, application, authority);
    return undefined;
  } catch (failure) {
    if (failure instanceof EntraFailure) return failure;
    throw failure;
  }
}

/**
 * Takes the answer of the account picker or of the name page; a name that is no account is asked for again.
 *
 * Assumption: to cancel before anybody has signed in is answered as a consent that was declined is, with the subcode `cancel`.
 *
 * @throws EntraFailure 65004
 */
export function submitAccount(exchange: Exchange, signIn: SignIn): Pause | undefined {
  if (exchange.parameter('decision') === 'cancel') throw new EntraFailure(65004);
  signIn.user = undefined;
  signIn.authentication = undefined;
  signIn.newSecret = undefined;
  const picked = exchange.parameter('account');
  signIn.wantsOtherAccount = true;
  const name = exchange.parameter('username');
  if (picked === undefined && name === undefined) {
    return { page: usernamePage(exchange, signIn, { name: '', problem: 'Enter your e-mail address.' }), whenSilent: 50058 };
  }
  if (picked === 'other') return undefined;

  const wanted = (picked ?? name ?? '').trim();
  const user = findUser(exchange.entra.tenant, wanted);
  const failure = user ? problemWith(user, signIn) : new EntraFailure(50034, { account: wanted });
  if (failure) {
    recordSignIn(exchange, { application: signIn.application, user, failure });
    return { page: usernamePage(exchange, signIn, { name: wanted, problem: failure.message }), whenSilent: 50058 };
  }
  signIn.user = user;
  return undefined;
}
