import type { GraphRequest } from '../core/ports.ts';
import type { Call } from './call.ts';
import { type Answer, isSuccess, type Outcome } from './exchange.ts';

/** Why the client waits before it tries again. */
export type WaitReason = 'throttled' | 'unavailable' | 'unreachable' | 'interrupted';

/** POSTs that only read, set a value, or leave nothing behind but what expires by itself: twice is as good as once. By the last segment of the path. */
const harmlessPosts = new Set([
  'clear',
  'clearPresence',
  'clearUserPreferredPresence',
  'closeSession',
  'createSession',
  'createUploadSession',
  'findMeetingTimes',
  'getByIds',
  'getMailTips',
  'getMemberGroups',
  'getPresencesByUserId',
  'checkMemberGroups',
  'getSchedule',
  'query',
  'refreshSession',
  'setPresence',
  'setStatusMessage',
  'setUserPreferredPresence',
  'translateExchangeIds',
  'vlookup',
]);

/** A second DELETE of one of these is no repetition: the first moves the item to the deleted items, where it keeps its id, the second removes it from there. */
const deletedInTwoSteps = new Set(['messages', 'mailFolders', 'childFolders', 'events', 'contacts']);

/**
 * A change of one of these is told to the people in it: a second PATCH may tell them again. https://learn.microsoft.com/graph/api/event-update
 * Assumption for the appointments of Bookings: customers hear of a change, too, unless they do not want to (`optOutOfCustomerEmail`).
 * https://learn.microsoft.com/graph/api/resources/bookingappointment
 */
const toldToPeople = new Set(['events', 'appointments']);

/**
 * True when an operation may be made again although nobody knows whether the first try was carried out.
 * GET, PUT and PATCH may (a PATCH of Graph sets values), except a PATCH that people are told of; POST sends, creates or moves and may not, with few
 * exceptions; DELETE may, except where deleting goes in two steps.
 *
 * @param operation - `METHOD /path/template`.
 * @param request - What is known of the request besides: that the service knows it again by its name, see `isNamed`, or that it makes another thing each
 * time, see `addsAnother`.
 */
export function isRepeatable(operation: string, request: Pick<Call, 'isNamed' | 'addsAnother'> = {}): boolean {
  if (request.isNamed) return true;
  if (request.addsAnother) return false;
  const [method, path = ''] = operation.split(' ');
  const segments = path.split('/');
  if (method === 'POST') return harmlessPosts.has(segments.at(-1) ?? '');
  const kind = segments.at(-2) ?? '';
  if (method === 'DELETE') return !deletedInTwoSteps.has(kind);
  if (method === 'PATCH') return !toldToPeople.has(kind);
  return true;
}

/**
 * True for a request that the service knows again when it is made twice: a new event with a `transactionId`, which is there "to avoid redundant
 * POST operations in case of client retries to create the same event". https://learn.microsoft.com/graph/api/resources/event
 */
export function isNamed(operation: string, body: unknown): boolean {
  if (!/^POST .*\/events$/.test(operation) || typeof body !== 'object' || body === null) return false;
  const { transactionId } = body as { readonly transactionId?: unknown };
  return typeof transactionId === 'string' && transactionId !== '';
}

/**
 * True for a content whose name is not to be taken twice: the second try would make another file, or find the first one's name taken.
 * https://learn.microsoft.com/graph/api/resources/driveitem#instance-attributes
 */
export function addsAnother(operation: string, { query }: Pick<GraphRequest, 'query'>): boolean {
  const behavior = query?.['@microsoft.graph.conflictBehavior'];
  return operation.startsWith('PUT ') && behavior !== undefined && behavior !== 'replace';
}

/**
 * Why an outcome is worth another try; undefined when it is final.
 * A refusal (429, 509) and a connection that never came about are safe for every operation: nothing was carried out.
 * Whatever else passes by itself is tried again only for a repeatable operation. That holds for a 503 that names a time as well: Graph's page on
 * errors says that one may repeat after it, and nothing says that the request was not carried out. https://learn.microsoft.com/graph/errors
 *
 * @param repeatable - See `isRepeatable`.
 */
export function reasonToRepeat(outcome: Outcome, repeatable: boolean): WaitReason | undefined {
  if (outcome.kind === 'break') {
    if (outcome.how === 'unreachable') return 'unreachable';
    return outcome.how === 'interrupted' && repeatable ? 'interrupted' : undefined;
  }
  const { status } = outcome;
  // 509 (bandwidth limit) is documented beside 429 for OneDrive. https://learn.microsoft.com/graph/errors
  if (status === 429 || status === 509) return 'throttled';
  return [502, 503, 504].includes(status) && repeatable ? 'unavailable' : undefined;
}

/** True when nobody knows whether a try that ended so was carried out. */
export function leavesDoubt(reason: WaitReason): boolean {
  return reason === 'interrupted' || reason === 'unavailable';
}

/**
 * The answer that ends a request well, if this outcome is one: a success; also a DELETE that finds nothing after a try that left doubt, for that
 * try deleted it.
 *
 * @param doubt - An earlier try of the same request left doubt.
 */
export function successOf(outcome: Outcome, method: string, doubt: boolean): Answer | undefined {
  if (outcome.kind === 'break') return undefined;
  if (isSuccess(outcome.status)) return outcome;
  return doubt && method === 'DELETE' && outcome.status === 404 ? { ...outcome, status: 204, body: undefined } : undefined;
}
