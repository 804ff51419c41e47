import type { AuthenticationResult } from '@azure/msal-node';
import { OnbehalfError } from '../../core/errors.ts';
import { accountFrom } from '../accounts/account.ts';
import { chooseAccount, noteChoice } from '../accounts/choose-account.ts';
import { accountMismatch, isThem, wantedName, whoseAnswer, type Expected } from '../accounts/whose-answer.ts';
import { publicApplication } from '../settings/applications.ts';
import { requireBroker } from '../broker/broker.ts';
import { renewWithBroker } from '../broker/broker-renewal.ts';
import { signInWithBroker } from '../broker/broker-sign-in.ts';
import type { SignedIn, SignInContext, SignInMethod, TokenRequest } from '../sign-in-method.ts';
import { keepSignIn } from '../signed-in.ts';
import { needsPerson, signInSilently } from '../silent-sign-in.ts';
import { everythingGranted } from '../wire-permissions.ts';
import { signInWithBrowser } from './browser-sign-in.ts';
import { signInWithDeviceCode } from './device-sign-in.ts';
import { signInWithPastedAddress } from './pasted-sign-in.ts';

/** How the answer of the sign-in page comes back. */
const ways = {
  Browser: signInWithBrowser,
  PastedAddress: signInWithPastedAddress,
  DeviceCode: signInWithDeviceCode,
  Broker: signInWithBroker,
} as const;

function wayOf({ settings, ports }: SignInContext): keyof typeof ways {
  if (settings.useBroker) return 'Broker';
  return settings.signInThrough ?? (ports.openBrowser.isAvailable === false ? 'DeviceCode' : 'Browser');
}

/** Signs in as a person, with delegated permissions: silently where something stored or the broker allows it, otherwise at the sign-in page or in the broker's window. */
export function createInteractiveToken(context: SignInContext): SignInMethod {
  const { accounts, settings } = context;
  const renew = settings.useBroker ? renewWithBroker : signInSilently;
  return {
    type: 'InteractiveToken',
    async acquire(request, acting, signal) {
      // Before anything else is said to be missing: no sign-in would help.
      if (settings.useBroker) await requireBroker('useBroker', context.ports.findBroker);
      const { emailAddress } = settings;
      // Whoever is to be asked in any case chooses at the page, unless the run acts as somebody already.
      const isFree = request.ask === 'always' && !acting;
      const stored = acting
        ? await accounts.get(acting.homeAccountId)
        : isFree
          ? undefined
          : (await chooseAccount(context, { mayAsk: request.ask !== 'never', signal })).stored;
      let reason = nobody(context, request);
      let claims = request.claims;
      if (stored && request.ask !== 'always') {
        try {
          return await renew(context, stored, request, signal);
        } catch (error) {
          if (!needsPerson(error)) throw error;
          reason = error;
          claims ??= challengeOf(error);
        }
      }
      if (request.ask === 'never') throw reason;
      if (!context.ports.canAsk) throw unattended(reason, request);
      const account = acting ?? (emailAddress === undefined ? stored?.account : undefined);
      return await askPerson(context, { ...request, ...(claims !== undefined && { claims }) }, { address: emailAddress, account }, signal);
    },
    async acquireGranted(acting, signal) {
      const stored = acting ? await accounts.get(acting.homeAccountId) : (await chooseAccount(context, { mayAsk: false })).stored;
      if (stored) return await renew(context, stored, { permissions: [everythingGranted], forceRefresh: true, ask: 'never' }, signal);
      if (wayOf(context) !== 'Browser' || !context.ports.canAsk) return undefined;
      return await askBrowser(context, { address: settings.emailAddress, account: acting }, signal);
    },
  };
}

async function askPerson(context: SignInContext, request: TokenRequest, expected: Expected, signal: AbortSignal): Promise<SignedIn> {
  const { accounts, application, ports, settings } = context;
  if (settings.oauthApplication === 'UiPath' && (await accounts.list()).length === 0) {
    ports.notify({ type: 'publicApplication', application, message: whoseApplication(publicApplication) });
  }
  const signIn = ways[wayOf(context)];
  const wanted = wantedName(expected);
  let answer = await signIn(context, { ...request, account: wanted === '' ? undefined : wanted }, signal);
  let whose = await whoseAnswer(context, answer.result, expected, signal);
  if (!whose.isMeant) {
    tellOther(context, answer.result, wanted);
    if (!settings.acceptAnyAccount) {
      answer = await signIn(context, { ...request, account: wanted, chooses: true }, signal);
      whose = await whoseAnswer(context, answer.result, expected, signal);
      if (!whose.isMeant) throw accountMismatch(context, answer.result, expected);
    }
  }
  const signedIn = await keepSignIn(context, answer.result, answer.cacheText, request.permissions, whose.alsoNamed);
  noteChoice(context, signedIn.account.homeAccountId);
  return signedIn;
}

/**
 * Asks the browser in which the page ended. Assumption: the sign-in itself was finished there, so that one session in the browser is that of the person
 * who was at the page; with several the service refuses (AADSTS16000). Where somebody sits at a terminal they say so themselves.
 */
async function askBrowser(context: SignInContext, expected: Expected, signal: AbortSignal): Promise<SignedIn | undefined> {
  const wanted = wantedName(expected);
  const request = { permissions: [everythingGranted], isSilent: true, account: wanted === '' ? undefined : wanted };
  const { result, cacheText } = await signInWithBrowser(context, request, signal);
  const whose = await whoseAnswer(context, result, expected, signal);
  if (!whose.isMeant || (wanted === '' && !(await isThem(context, result, signal)))) return undefined;
  const signedIn = await keepSignIn(context, result, cacheText, [], whose.alsoNamed);
  noteChoice(context, signedIn.account.homeAccountId);
  return signedIn;
}

function tellOther({ ports, settings }: SignInContext, { account }: AuthenticationResult, wanted: string): void {
  if (!account) return;
  const answered = accountFrom(account);
  const next = settings.acceptAnyAccount
    ? `This run goes on as ${answered.username}, because acceptAnyAccount says so.`
    : `The sign-in is asked for once more; choose ${wanted} there.`;
  ports.notify({ type: 'otherAccount', wanted, answered, message: `${answered.username} signed in, not ${wanted}. ${next}` });
}

/** The claims that the sign-in service wants to see answered (MSAL keeps them on its error). */
function challengeOf({ cause }: OnbehalfError): string | undefined {
  return cause instanceof Error && 'claims' in cause && typeof cause.claims === 'string' && cause.claims !== '' ? cause.claims : undefined;
}

function nobody({ settings, application }: SignInContext, { permissions }: TokenRequest): OnbehalfError {
  const who = settings.emailAddress === undefined ? 'Nobody is' : `${settings.emailAddress} is not`;
  return new OnbehalfError('SIGN_IN_REQUIRED', `${who} signed in through ${application.name} yet.`, {
    details: { clientId: application.clientId, permissions },
  });
}

function unattended(reason: OnbehalfError, { permissions }: TokenRequest): OnbehalfError {
  return new OnbehalfError('SIGN_IN_UNATTENDED', `A person has to answer a sign-in page, and nobody can here. ${reason.message}`, {
    details: { ...reason.details, permissions, reason: reason.code },
    cause: reason,
  });
}

function whoseApplication({ name, publisher }: typeof publicApplication): string {
  return (
    `The sign-in page names ${name}: a public application of ${publisher}, used here because nothing else was chosen. ` +
    'For work, register your own: set oauthApplication to Custom and applicationId to its application ID.'
  );
}
