import { entryOf } from '../../core/entry-of.ts';
import { isOnbehalfError, OnbehalfError, type Details } from '../../core/errors.ts';
import { redact } from '../../core/redact.ts';
import { aadsts } from './aadsts.ts';
import type { Explanation } from './explanation.ts';
import { adminConsentUrl } from './admin-consent.ts';
import type { Application } from '../settings/applications.ts';
import type { Environment } from '../settings/environments.ts';
import { fillText } from './fill-text.ts';
import { msalCodes } from './msal-codes.ts';

/** What an error text may name. */
export interface SignInFacts {
  readonly application: Application;
  readonly environment: Environment;
  readonly tenant: string;
  /** The account that was meant, where one was. */
  readonly account?: string | undefined;
  readonly permissions: readonly string[];
  /** What to do, by AADSTS number, where the way to sign in knows better. */
  readonly remedies?: Readonly<Record<number, string>>;
  /** What happened, where the sign-in service gave no code that is known. */
  readonly explanation?: Explanation;
  /** More to note than MSAL's error has. */
  readonly details?: Details;
}

/** Parts of MSAL's errors. They are told by their shape, because MSAL may be loaded twice. */
interface MsalError extends Error {
  readonly errorCode: string;
  readonly errorMessage?: string;
  readonly subError?: string;
  readonly correlationId?: string;
  readonly traceId?: string;
  readonly timestamp?: string;
  /** First of `error_codes`. */
  readonly errorNo?: string | number;
}

/**
 * Translates a failure of MSAL or of the sign-in service. The service's own code decides first, then MSAL's. Correlation ID, trace ID and
 * time are kept, for the administrator's sign-in log; the texts of the service are not, unless nothing else is known.
 *
 * @returns An OnbehalfError; anything that is not MSAL's is given back as it is, because it is a bug.
 */
export function signInError(error: unknown, facts: SignInFacts): unknown {
  if (isOnbehalfError(error) || !isMsalError(error)) return error;
  const number = aadstsNumber(error);
  const known =
    (number === undefined ? undefined : aadsts[number]) ??
    unknownNumber(error, number) ??
    facts.explanation ??
    entryOf(msalCodes, error.errorCode);
  const {
    code,
    says,
    remedy: usual,
  } = known ?? { code: 'SIGN_IN_FAILED', says: `The sign-in failed (${nameOf(error)}). ${serviceText(error)}` };
  const remedy = (number === undefined ? undefined : facts.remedies?.[number]) ?? usual;
  const details = { ...detailsOf(error, number, facts), ...facts.details };
  return new OnbehalfError(code, fill(number === undefined ? says : `${says} (AADSTS${number})`, facts), {
    details:
      code === 'ADMIN_CONSENT_REQUIRED' || code === 'CONSENT_REQUIRED'
        ? { ...details, permissions: facts.permissions, adminConsentUrl: consentUrl(facts) }
        : details,
    ...(remedy && { remedy: fill(remedy, facts) }),
    cause: error,
  });
}

/** The number of a code of the sign-in service: from `error_codes`, or from the text where only that is there. */
export function aadstsNumber(error: { readonly errorNo?: string | number; readonly errorMessage?: string }): number | undefined {
  const number = Number(error.errorNo) || Number(/AADSTS(\d+)/.exec(error.errorMessage ?? '')?.[1]);
  return number || undefined;
}

/** Puts facts into a text with names in braces. */
export function fill(text: string, facts: SignInFacts): string {
  const { application, environment, tenant, account, permissions } = facts;
  const values: Readonly<Record<string, string>> = {
    application: application.name,
    clientId: application.clientId,
    redirectUri: application.redirectUri,
    host: environment.loginHost,
    tenant: tenant === 'common' ? 'of the account' : tenant,
    account: account ?? 'that signed in',
    permissions: permissions.length > 0 ? permissions.join(', ') : 'User.Read',
    adminConsentUrl: consentUrl(facts),
  };
  const filled = fillText(text, values, (name) => `{${name}}`);
  return text.startsWith('{application}') && application.publisher === undefined
    ? filled.charAt(0).toUpperCase() + filled.slice(1)
    : filled;
}

function consentUrl({ application, environment, tenant, permissions }: SignInFacts): string {
  return adminConsentUrl({ ...environment, tenant, clientId: application.clientId, redirectUri: application.redirectUri, permissions });
}

/** A code that we do not know comes with Microsoft's own sentence. */
function unknownNumber(error: MsalError, number: number | undefined): Explanation | undefined {
  if (number === undefined) return undefined;
  const byName = entryOf(msalCodes, error.errorCode);
  return {
    code: byName && byName.code !== 'CONSENT_DECLINED' ? byName.code : 'SIGN_IN_FAILED',
    says: `The sign-in service says: ${serviceText(error)}`,
  };
}

/** First sentence of the service's text, without its IDs. */
function serviceText(error: MsalError): string {
  // Line ends and IDs are looked for one after the other: one pattern for all of it would begin anew at every blank.
  const [, text = ''] = /AADSTS\d+:([^]*)/.exec(error.errorMessage ?? '') ?? [];
  const [line = ''] = text.trimStart().split(/[\r\n]/, 1);
  const [sentence = ''] = line.split(/\sTrace ID:/, 1);
  return redact(sentence.trimEnd()).slice(0, 300);
}

function detailsOf(error: MsalError, number: number | undefined, facts: SignInFacts): Details {
  const text = error.errorMessage ?? '';
  const found = {
    oauthError: nameOf(error),
    suberror: error.subError,
    aadsts: number,
    correlationId: /Correlation ID:\s*([\da-f-]{36})/i.exec(text)?.[1] ?? error.correlationId,
    traceId: /Trace ID:\s*([\da-f-]{36})/i.exec(text)?.[1] ?? error.traceId,
    timestamp: /Timestamp:\s*([\d-]+ [\d:]+Z)/i.exec(text)?.[1] ?? error.timestamp,
    clientId: facts.application.clientId,
  };
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== ''),
  );
}

/** The name of a code; what is no name may be anything that came with an answer, and is not repeated. */
function nameOf({ errorCode }: MsalError): string {
  return /^[\w.-]{0,64}$/.test(errorCode) ? errorCode : 'no name';
}

function isMsalError(error: unknown): error is MsalError {
  return error instanceof Error && 'errorCode' in error && typeof error.errorCode === 'string';
}
