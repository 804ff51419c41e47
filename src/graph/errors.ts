import { type Details, OnbehalfError } from '../core/errors.ts';
import type { Call } from './call.ts';
import type { Break, Held } from './connection-break.ts';
import { readErrorBody } from './error-body.ts';
import { isChange, leavesOpen, lookFirst, mayBeDone } from './doubt.ts';
import type { Answer, Outcome } from './exchange.ts';
import type { Tries } from './patience.ts';
import { isRepeatable } from './repeatable.ts';
import { otherRefusal, type Refusal, refusalsByCode, refusalsByStatus } from './refusals.ts';

/**
 * Turns an outcome that is no success into our error. The one place where Graph's statuses and codes are translated.
 *
 * @param tries - What was spent on it.
 * @param more - Further details.
 */
export function callFailure(call: Call, outcome: Outcome, tries: Tries, more: Details = {}): OnbehalfError {
  return outcome.kind === 'break' ? networkFailure(call, outcome, tries, more) : refusal(call, outcome, tries, more);
}

/** The entry for an answer: the most specific known code wins, then the status. */
export function refusalOf(status: number, codes: readonly string[]): Refusal {
  for (const code of codes) {
    const known = refusalsByCode.get(code.toLowerCase());
    if (known && !known.isGeneral) return known;
  }
  return refusalsByStatus.get(status) ?? otherRefusal;
}

function refusal(call: Call, answer: Answer, tries: Tries, more: Details): OnbehalfError {
  const { status, headers } = answer;
  const body = readErrorBody(answer.body);
  const { code, what, remedy } = refusalOf(status, body.codes);
  const graphCode = body.codes[0];
  const requestId = headers.get('request-id') ?? body.requestId;
  const date = headers.get('date') ?? body.date;

  const said = body.message === '' ? '' : ` Microsoft Graph says: "${body.message}"`;
  const open = leavesOpen(status, isRepeatable(call.operation, call));
  const isUnknown = open || isInDoubt(call, tries);
  const happened = `${what ?? `the request was refused (${status})`}${spent(tries)}.${isUnknown ? ` ${mayBeDone}` : ''}`;
  const message = `${call.activity} could not ${open ? 'be sure of' : 'do'} ${call.operation}: ${happened}${said}`;
  const shared = call.mailbox !== undefined && (code === 'PERMISSION_MISSING' || code === 'ACCESS_DENIED' || code === 'NOT_FOUND');
  const advice = open ? lookFirst : (remedy ?? (shared ? sharedMailboxRemedy(call.mailbox) : undefined));
  return new OnbehalfError(code, message, {
    details: {
      ...detailsOf(call, tries),
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

function networkFailure(call: Call, { how, reason, cause }: Break | Held, tries: Tries, more: Details): OnbehalfError {
  const { activity, operation } = call;
  const options = { details: { ...detailsOf(call, tries), reason, ...more }, cause };
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
  const doubt = isInDoubt(call, tries);
  if (how === 'held') {
    const known = doubt ? mayBeDone : 'Nothing of it was done.';
    return new OnbehalfError('UNAVAILABLE', `${activity} did not send ${operation}: ${reason}. ${known}`, options);
  }
  if (how === 'unreachable') {
    return new OnbehalfError(
      'NETWORK_FAILED',
      `${activity} could not do ${operation}: the service cannot be reached (${reason})${spent(tries)}.${doubt ? ` ${mayBeDone}` : ''}`,
      options,
    );
  }
  const reads = operation.startsWith('GET ');
  return new OnbehalfError(
    'NETWORK_FAILED',
    `${activity} lost the connection during ${operation} (${reason})${spent(tries)}.${reads ? '' : ` ${mayBeDone}`}`,
    {
      ...options,
      ...(!reads && { remedy: lookFirst }),
    },
  );
}

/** True where an earlier try, or this one, may have changed something. */
function isInDoubt({ operation }: Call, { inDoubt = false }: Tries): boolean {
  return inDoubt && isChange(operation);
}

function detailsOf({ activity, operation, mailbox, clientRequestId }: Call, tries: Tries): Details {
  return {
    activity,
    operation,
    ...(mailbox !== undefined && { mailbox }),
    clientRequestId,
    ...(tries.attempts > 1 && { attempts: tries.attempts, waitedSeconds: seconds(tries.waitedMS) }),
    ...(tries.askedMS !== undefined && { retryAfterSeconds: seconds(tries.askedMS) }),
  };
}

function spent({ attempts, waitedMS, askedMS }: Tries): string {
  const tries = attempts > 1 ? `, after ${attempts} tries and ${seconds(waitedMS)} s of waiting` : '';
  return askedMS === undefined ? tries : `${tries}; it asks for ${seconds(askedMS)} s of quiet`;
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
