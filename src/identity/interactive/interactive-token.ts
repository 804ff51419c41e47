import { OnbehalfError } from '../../core/errors.ts';
import { accountFrom, type Account } from '../accounts/account.ts';
import { publicApplication } from '../settings/applications.ts';
import { requireBroker } from '../broker/broker.ts';
import { renewWithBroker } from '../broker/broker-renewal.ts';
import { signInWithBroker } from '../broker/broker-sign-in.ts';
import { claimedNames } from '../accounts/claimed-names.ts';
import type { SignedIn, SignInContext, SignInMethod, TokenRequest } from '../sign-in-method.ts';
import { keepSignIn } from '../signed-in.ts';
import { needsPerson, signInSilently } from '../silent-sign-in.ts';
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
    async acquire(request, homeAccountId, signal) {
      // Before anything else is said to be missing: no sign-in would help.
      if (settings.useBroker) await requireBroker('useBroker', context.ports.findBroker);
      const stored = homeAccountId === undefined ? await accounts.find(settings.emailAddress) : await accounts.get(homeAccountId);
      let reason = nobody(context);
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
      if (!context.ports.canAsk) throw unattended(reason);
      const account = settings.emailAddress ?? (request.ask === 'always' ? undefined : stored?.account.username);
      return await askPerson(context, { ...request, ...(claims !== undefined && { claims }) }, account, signal);
    },
  };
}

async function askPerson(
  context: SignInContext,
  request: TokenRequest,
  account: string | undefined,
  signal: AbortSignal,
): Promise<SignedIn> {
  const { accounts, application, ports, settings } = context;
  if (settings.oauthApplication === 'UiPath' && (await accounts.list()).length === 0) {
    ports.notify({ type: 'publicApplication', application, message: whoseApplication(publicApplication) });
  }
  const { result, cacheText } = await ways[wayOf(context)](context, { ...request, account }, signal);
  const names = claimedNames(result);
  if (account !== undefined && result.account && !names.includes(account.toLowerCase())) {
    const answered = accountFrom(result.account);
    ports.notify({ type: 'otherAccount', wanted: account, answered, message: otherAccount(context, account, answered) });
  }
  return await keepSignIn(context, result, cacheText, request.permissions);
}

/** The claims that the sign-in service wants to see answered (MSAL keeps them on its error). */
function challengeOf({ cause }: OnbehalfError): string | undefined {
  return cause instanceof Error && 'claims' in cause && typeof cause.claims === 'string' && cause.claims !== '' ? cause.claims : undefined;
}

function nobody({ settings, application }: SignInContext): OnbehalfError {
  const who = settings.emailAddress === undefined ? 'Nobody is' : `${settings.emailAddress} is not`;
  return new OnbehalfError('SIGN_IN_REQUIRED', `${who} signed in through ${application.name} yet.`, {
    details: { clientId: application.clientId },
  });
}

function unattended(reason: OnbehalfError): OnbehalfError {
  return new OnbehalfError('SIGN_IN_UNATTENDED', `A person has to answer a sign-in page, and nobody can here. ${reason.message}`, {
    details: { ...reason.details, reason: reason.code },
    cause: reason,
  });
}

function whoseApplication({ name, publisher }: typeof publicApplication): string {
  return (
    `The sign-in page names ${name}: a public application of ${publisher}, used here because nothing else was chosen. ` +
    'For work, register your own: set oauthApplication to Custom and applicationId to its application ID.'
  );
}

function otherAccount({ settings }: SignInContext, wanted: string, { username }: Account): string {
  const next =
    settings.emailAddress === undefined
      ? `This run and later ones go on as ${username}. To use ${wanted} again, set emailAddress to it.`
      : `This run goes on as ${username}; the next one asks for ${wanted} again. To use ${username} from now on, set emailAddress to it.`;
  return `${username} signed in, not ${wanted}. ${next}`;
}
