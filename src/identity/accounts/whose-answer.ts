import type { AuthenticationResult } from '@azure/msal-node';
import { OnbehalfError } from '../../core/errors.ts';
import { orAborted } from '../or-aborted.ts';
import type { SignInContext } from '../sign-in-method.ts';
import { accountFrom, type Account } from './account.ts';
import { isNamed } from './accounts.ts';
import { claimedNames } from './claimed-names.ts';

/** From whom an answer of the sign-in service is wanted; anybody's will do where neither is given. */
export interface Expected {
  /** The address that settings name. */
  readonly address?: string | undefined;
  /** The account that the run acts as already, or that is stored. It decides where it is given. */
  readonly account?: Pick<Account, 'homeAccountId' | 'username'> | undefined;
}

/** Whether an answer came from whom it was wanted. */
export interface Whose {
  readonly isMeant: boolean;
  /** An address by which the person says the account is known, to be recorded with it. */
  readonly alsoNamed?: string;
}

/**
 * Judges whose answer it is. It is the expected one where the home account ID says so; else where the address is a name that the ID token claims, in
 * any letter case, or was recorded before for that account; else where the person at the terminal says that it is them.
 */
export async function whoseAnswer(
  context: SignInContext,
  result: AuthenticationResult,
  { address, account }: Expected,
  signal: AbortSignal,
): Promise<Whose> {
  if (!result.account) return { isMeant: true };
  const { homeAccountId, username } = result.account;
  if (account) return { isMeant: account.homeAccountId === homeAccountId };
  if (address === undefined || claimedNames(result).includes(address.toLowerCase())) return { isMeant: true };
  const known = await context.accounts.get(homeAccountId);
  if (known && isNamed(known, address)) return { isMeant: true };
  if (!(await saysSo(context, username, address, signal))) return { isMeant: false };
  return { isMeant: true, alsoNamed: address };
}

/** Refuses to go on as somebody else. Nothing of the answer was kept. */
export function accountMismatch(context: SignInContext, result: AuthenticationResult, expected: Expected): OnbehalfError {
  const wanted = wantedName(expected);
  const answered = result.account ? accountFrom(result.account).username : 'nobody';
  return new OnbehalfError(
    'ACCOUNT_MISMATCH',
    `${answered} answered, not ${wanted}. Nothing was kept of that sign-in, and no call was made with it.`,
    {
      details: { wanted, answered, clientId: context.application.clientId },
      remedy: remedyFor(context, answered, expected),
    },
  );
}

/** What the expected account is called. */
export function wantedName({ address, account }: Expected): string {
  return address ?? account?.username ?? '';
}

function remedyFor({ settings }: SignInContext, answered: string, { address, account }: Expected): string {
  if (settings.authenticationType === 'UsernameAndPassword') return `Set username to ${answered} if that is the account that is meant.`;
  const name = address ?? account?.username ?? '';
  return (
    `Sign in as ${name}, or set emailAddress (\`--account\`) to ${answered} if that is the account that is meant. ` +
    'To go on with whoever answers, set acceptAnyAccount (`--accept-any-account`).'
  );
}

/** Whether the person at the terminal wants to act as whoever the browser answered for, where nobody is named. Without a terminal the browser decides. */
export async function isThem({ ports }: SignInContext, { account }: AuthenticationResult, signal: AbortSignal): Promise<boolean> {
  if (!ports.ask) return true;
  return saysYes(
    await orAborted(ports.ask(`The browser is signed in as ${account?.username}. Go on as that account? [y/N] `, signal), signal),
  );
}

async function saysSo({ ports }: SignInContext, answered: string, wanted: string, signal: AbortSignal): Promise<boolean> {
  if (!ports.canAsk || !ports.ask) return false;
  const question = `${answered} signed in, and ${wanted} is named. Are both you, so that this may act as ${answered}? [y/N] `;
  return saysYes(await orAborted(ports.ask(question, signal), signal));
}

function saysYes(answer: string): boolean {
  return /^y(?:es)?$/i.test(answer.trim());
}
