import { entryOf } from '../../core/entry-of.ts';
import type { Details } from '../../core/errors.ts';
import type { Explanation } from '../failures/explanation.ts';
import { signInError, type SignInFacts } from '../failures/sign-in-error.ts';

/** What the broker itself says on an error of MSAL (`PlatformBrokerError` of @azure/msal-common). */
interface BrokerReport {
  /** Name of the status, `UserCanceled`. */
  readonly status: string;
  /** What the broker or the sign-in service wrote, in which the broker blanks out what is personal. */
  readonly context: string;
  readonly code: number | undefined;
  /** Place in the broker at which it happened, for a report to Microsoft. */
  readonly tag: string;
}

const signInAgain = 'Run `onbehalf signin` and sign in again.';
const checkRedirect =
  'In the app registration, under Authentication, add the platform "Mobile and desktop applications" with the redirect URI {redirectUri} exactly.';

/**
 * What each status of the broker means: `ErrorStatus` of @azure/msal-node-runtime, for the statuses that MSAL's plug-in lets through.
 * Where the sign-in service gave a code, the code says more and is used instead.
 */
export const brokerStatuses: Readonly<Record<string, Explanation>> = {
  InteractionRequired: { code: 'SIGN_IN_REQUIRED', says: 'Windows wants to ask the person something.', remedy: signInAgain },
  AccountUnusable: { code: 'SIGN_IN_REQUIRED', says: 'Windows cannot use the account {account} any more.', remedy: signInAgain },
  AccountNotFound: { code: 'SIGN_IN_REQUIRED', says: 'Windows does not know the account {account}.', remedy: signInAgain },
  UserCanceled: {
    code: 'SIGN_IN_CANCELLED',
    says: 'The window of Windows was closed before the sign-in was finished.',
    remedy: 'Try again and finish the sign-in in that window.',
  },
  ApplicationCanceled: { code: 'SIGN_IN_CANCELLED', says: 'Windows ended the sign-in before it was finished.', remedy: 'Try again.' },
  NoNetwork: { code: 'NETWORK_FAILED', says: 'Windows has no network.' },
  NetworkTemporarilyUnavailable: { code: 'NETWORK_FAILED', says: 'Windows cannot reach {host} for the moment.' },
  ServerTemporarilyUnavailable: { code: 'UNAVAILABLE', says: '{host} is not available for the moment.' },
  AuthorityUntrusted: {
    code: 'SETTINGS_INVALID',
    says: 'Windows does not take {host} for a sign-in host of Microsoft.',
    remedy: 'Check environment and tenantId.',
  },
  IncorrectConfiguration: {
    code: 'APPLICATION_INVALID',
    says: 'Windows does not accept how {application} ({clientId}) is registered.',
    remedy: checkRedirect,
  },
};

/**
 * What to do about codes of the sign-in service that mean something else when the broker asks. Without the broker's redirect URI the service
 * may take the application for a confidential one, and ask for its secret (as MSAL for Python found, `_convert_error` of its broker.py).
 */
const remedies: Readonly<Record<number, string>> = { 7000218: checkRedirect };

/**
 * Translates a failure of MSAL behind which the broker stands; others are translated as always.
 *
 * @param meanings - What statuses mean where the way to sign in knows better.
 */
export function brokerError(error: unknown, facts: SignInFacts, meanings: Readonly<Record<string, Explanation>> = {}): unknown {
  const report = reportOf(error);
  if (!report) return signInError(error, facts);
  const { status, context, code, tag } = report;
  const explanation = entryOf(meanings, status) ?? entryOf(brokerStatuses, status) ?? unexpected(report);
  const details: Details = { brokerStatus: status, ...(code !== undefined && { brokerCode: code }), ...(tag !== '' && { brokerTag: tag }) };
  return signInError(withContext(error as Error, context), {
    ...facts,
    explanation,
    details,
    remedies: { ...remedies, ...facts.remedies },
  });
}

/** The status with which the broker refused; undefined where it did not. */
export function brokerStatusOf(error: unknown): string | undefined {
  return reportOf(error)?.status;
}

function unexpected({ status, code }: BrokerReport): Explanation {
  return {
    code: 'SIGN_IN_FAILED',
    says: `Windows could not sign in (${status}${code === undefined ? '' : `, ${code}`}).`,
    remedy: 'Try again. `dsregcmd /status` shows how this machine and its accounts stand with Microsoft Entra.',
  };
}

/** MSAL leaves the broker's text out of some of its errors, and with it the code of the sign-in service. */
function withContext(error: Error, context: string): Error {
  const { errorCode, correlationId } = error as Error & { readonly errorCode?: unknown; readonly correlationId?: unknown };
  return Object.assign(new Error(error.message, { cause: error }), { errorCode, errorMessage: context, correlationId });
}

/** Told by its shape: the plug-in brings its own copy of MSAL's classes. */
function reportOf(error: unknown): BrokerReport | undefined {
  if (!(error instanceof Error) || !('platformBrokerError' in error)) return undefined;
  const { platformBrokerError: report } = error;
  if (!(report instanceof Error) || !('errorCode' in report)) return undefined;
  const {
    errorCode,
    errorMessage = '',
    statusCode,
    tag = '',
  } = report as { errorCode: unknown; errorMessage?: unknown; statusCode?: unknown; tag?: unknown };
  return {
    status: String(errorCode),
    context: String(errorMessage),
    code: typeof statusCode === 'number' ? statusCode : undefined,
    tag: String(tag),
  };
}
