import { OnbehalfError } from '../../core/errors.ts';
import { orAborted } from '../or-aborted.ts';
import type { SignInContext } from '../sign-in-method.ts';
import type { StoredAccount } from './accounts.ts';

/** Which of the stored accounts a call acts as. */
export interface Chosen {
  /** Undefined: nobody is signed in, or the person wants to sign in with another account. */
  readonly stored: StoredAccount | undefined;
  /** The person wants another account than those that are stored. */
  readonly wantsOther: boolean;
}

/** How a choice is made. */
export interface Choosing {
  /** True where the person may be asked. */
  readonly mayAsk: boolean;
  readonly signal?: AbortSignal;
}

/** So many answers that name no account end the question. */
const mostAnswers = 3;

/**
 * The stored account that a call acts as: the one that is named, else the only one there is. Where several may be meant a person chooses in the
 * terminal, once for all scopes of a run; nobody is ever chosen for them.
 *
 * @throws OnbehalfError SIGN_IN_UNATTENDED with the list where nobody can be asked; SIGN_IN_CANCELLED where none was chosen.
 */
export async function chooseAccount(context: SignInContext, { mayAsk, signal }: Choosing): Promise<Chosen> {
  const { accounts, settings, runAccounts } = context;
  const found = await accounts.candidates(nameIn(settings));
  if (found.length < 2) return { stored: found[0], wantsOther: false };
  const key = choiceOf(context);
  const before = runAccounts.chosen.get(key);
  if (!before && !mayAsk) throw severalAccounts(context, found);
  const choice = before ?? ask(context, found, signal ?? new AbortController().signal);
  runAccounts.chosen.set(key, choice);
  try {
    const id = await choice;
    const stored = found.find(({ account }) => account.homeAccountId === id);
    return { stored, wantsOther: !stored };
  } catch (error) {
    runAccounts.chosen.delete(key);
    throw signal?.aborted ? new OnbehalfError('CANCELLED', 'The sign-in was cancelled.', { cause: error }) : error;
  }
}

/** Notes the account that a person chose by signing in, so that no other scope of the run asks which one is meant. */
export function noteChoice(context: SignInContext, homeAccountId: string): void {
  context.runAccounts.chosen.set(choiceOf(context), Promise.resolve(homeAccountId));
}

/** The address that settings name; undefined where they name none. */
export function nameIn({ emailAddress, username }: SignInContext['settings']): string | undefined {
  return emailAddress ?? username;
}

/** Refuses to choose in somebody's place. */
export function severalAccounts({ application, settings }: SignInContext, found: readonly StoredAccount[]): OnbehalfError {
  const addresses = found.map(({ account }) => account.username);
  const name = nameIn(settings);
  const which = name === undefined ? 'none is named' : `${name} may be any of them`;
  return new OnbehalfError(
    'SIGN_IN_UNATTENDED',
    `Several accounts are signed in through ${application.name}, and ${which}: ${addresses.join(', ')}.`,
    {
      details: { accounts: addresses, clientId: application.clientId },
      remedy: `Name the one that is meant: set emailAddress (\`--account ${addresses[0] ?? ''}\`), or use a connection that does.`,
    },
  );
}

/** The same question for the same cloud, application, tenant and name. */
function choiceOf({ environment, application, tenant, settings }: SignInContext): string {
  return JSON.stringify([environment.loginHost, application.clientId, tenant, nameIn(settings)?.toLowerCase()]);
}

async function ask(context: SignInContext, found: readonly StoredAccount[], signal: AbortSignal): Promise<string> {
  const { ports, application } = context;
  if (!ports.canAsk || !ports.ask) throw severalAccounts(context, found);
  const lines = found.map(({ account: { username, name } }, index) => `  ${index + 1}  ${username}${name === '' ? '' : ` (${name})`}`);
  const question = [
    `Several accounts are signed in through ${application.name}. As whom shall this run act?`,
    ...lines,
    '  0  another account',
    'Number or address: ',
  ].join('\n');
  for (let tries = 0; tries < mostAnswers; tries += 1) {
    const answer = (await orAborted(ports.ask(question, signal), signal)).trim().toLowerCase();
    if (answer === '0') return '';
    const chosen = found[Number(answer) - 1] ?? found.find(({ account }) => account.username.toLowerCase() === answer);
    if (chosen) return chosen.account.homeAccountId;
  }
  throw new OnbehalfError('SIGN_IN_CANCELLED', 'No account was chosen.', {
    details: { accounts: found.map(({ account }) => account.username) },
    remedy: 'Answer with one of the numbers, or set emailAddress (`--account`) to the account that is meant.',
  });
}
