import { type Details, OnbehalfError } from '../core/errors.ts';
import type { Break } from './connection-break.ts';
import { readErrorBody } from './error-body.ts';
import { leavesOpen, lookFirst, mayBeDone } from './doubt.ts';
import type { Answer, Outcome } from './exchange.ts';
import type { Effort } from './patience.ts';
import { isRepeatable } from './repeatable.ts';
import { otherRefusal, type Refusal, refusalsByCode, refusalsByStatus } from './refusals.ts';

/** What a call is about: it names itself in errors and events. */
export interface Subject {
  /** The activity that makes the call, `mail.list`. */
  readonly activity: string;
  /** The operation as it was declared, not the address: that holds ids. */
  readonly operation: string;
  /** The mailbox that the call names; undefined for the signed-in person's own. */
  readonly mailbox?: string | undefined;
  /** Our id of the call, which Microsoft's support can search for. */
  readonly clientRequestId: string;
}

/** The subject as text, "mail.list, GET /me/messages". */
export function describe({ activity, operation }: Pick<Subject, 'activity' | 'operation'>): string {
  return `${activity}, ${operation}`;
}

/**
 * Turns an outcome that is no success into our error. The one place where Graph's statuses and codes are translated.
 *
 * @param effort - What was spent on it.
 * @param more - Further details.
 */
export function failureOf(subject: Subject, outcome: Outcome, effort: Effort, more: Details = {}): OnbehalfError {
  return outcome.kind === 'break' ? networkFailure(subject, outcome, effort, more) : refusal(subject, outcome, effort, more);
}

/** The entry for an answer: the most specific known code wins, then the status. */
export function refusalOf(status: number, codes: readonly string[]): Refusal {
  for (const code of codes) {
    const known = refusalsByCode.get(code.toLowerCase());
    if (known && !known.isGeneral) return known;
  }
  return refusalsByStatus.get(status) ?? otherRefusal;
}

function refusal(subject: Subject, answer: Answer, effort: Effort, more: Details): OnbehalfError {
  const { status, headers } = answer;
  const body = readErrorBody(answer.body);
  const { code, what, remedy } = refusalOf(status, body.codes);
  const graphCode = body.codes[0];
  const requestId = headers.get('request-id') ?? body.requestId;
  const date = headers.get('date') ?? body.date;

  const said = body.message === '' ? '' : ` Microsoft Graph says: "${body.message}"`;
  const open = leavesOpen(status, isRepeatable(subject.operation));
  const happened = `${what ?? `the request was refused (${status})`}${spent(effort)}.${open ? ` ${mayBeDone}` : ''}`;
  const message = `${subject.activity} could not ${open ? 'be sure of' : 'do'} ${subject.operation}: ${happened}${said}`;
  const shared = subject.mailbox !== undefined && (code === 'PERMISSION_MISSING' || code === 'ACCESS_DENIED' || code === 'NOT_FOUND');
  const advice = open ? lookFirst : (remedy ?? (shared ? sharedMailboxRemedy(subject.mailbox) : undefined));
  return new OnbehalfError(code, message, {
    details: {
      ...detailsOf(subject, effort),
      status,
      ...(graphCode !== undefined && { graphCode }),
      ...(requestId !== undefined && requestId !== null && { requestId }),
      ...(date !== undefined && date !== null && { date }),
      ...more,
    },
    ...(advice !== undefined && { remedy: advice }),
  });
}

/** For a mailbox that is not the account's own, Graph answers 403 and 404 without telling which of these it is. */
function sharedMailboxRemedy(mailbox: string): string {
  return (
    `Check three things for the mailbox ${mailbox}: the signed-in account has rights on it in Exchange (full access, send as); ` +
    'the permissions that end in .Shared are consented; the address is right and the id was read from this same mailbox.'
  );
}

function networkFailure(subject: Subject, { how, reason, cause }: Break, effort: Effort, more: Details): OnbehalfError {
  const { activity, operation } = subject;
  const options = { details: { ...detailsOf(subject, effort), reason, ...more }, cause };
  if (how === 'untrusted') {
    return new OnbehalfError(
      'NETWORK_FAILED',
      `${activity} could not do ${operation}: the server's certificate is not trusted (${reason}).`,
      {
        ...options,
        remedy: 'Give the certificate authority of your proxy to Node with NODE_EXTRA_CA_CERTS, then try again.',
      },
    );
  }
  if (how === 'unreachable') {
    return new OnbehalfError(
      'NETWORK_FAILED',
      `${activity} could not do ${operation}: the service cannot be reached (${reason})${spent(effort)}.`,
      options,
    );
  }
  const reads = operation.startsWith('GET ');
  return new OnbehalfError(
    'NETWORK_FAILED',
    `${activity} lost the connection during ${operation} (${reason})${spent(effort)}.${reads ? '' : ` ${mayBeDone}`}`,
    {
      ...options,
      ...(!reads && { remedy: lookFirst }),
    },
  );
}

function detailsOf({ activity, operation, mailbox, clientRequestId }: Subject, effort: Effort): Details {
  return {
    activity,
    operation,
    ...(mailbox !== undefined && { mailbox }),
    clientRequestId,
    ...(effort.attempts > 1 && { attempts: effort.attempts, waitedSeconds: seconds(effort.waitedMS) }),
    ...(effort.askedMS !== undefined && { retryAfterSeconds: seconds(effort.askedMS) }),
  };
}

function spent({ attempts, waitedMS, askedMS }: Effort): string {
  const tries = attempts > 1 ? `, after ${attempts} tries and ${seconds(waitedMS)} s of waiting` : '';
  return askedMS === undefined ? tries : `${tries}; it asks for ${seconds(askedMS)} s of quiet`;
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
