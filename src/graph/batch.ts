import type { GraphRequest, Operation, HttpHeaders } from '../core/ports.ts';
import { type Challenge, challengeOf } from './challenge.ts';
import type { Call } from './call.ts';
import { callFailure } from './errors.ts';
import type { Answer, Outcome } from './exchange.ts';
import { graphHeaders } from './headers.ts';
import type { Tries } from './patience.ts';
import { isRepeatable, leavesDoubt, reasonToRepeat, successOf, type WaitReason } from './repeatable.ts';
import type { Transport } from './transport.ts';
import { targetOf } from './url.ts';

/** Members of one batch at most. https://learn.microsoft.com/graph/json-batching */
const most = 20;

/** What a batch runs in. */
export interface BatchWorld {
  readonly transport: Transport;
  /** Address that batches are posted to. */
  readonly url: string;
  readonly signal: AbortSignal | undefined;
  /** The mailbox of requests that name none. */
  readonly mailbox: string | undefined;
  call(mailbox: string | undefined): Call;
}

interface Member {
  /** Place among all requests. */
  readonly index: number;
  readonly mailbox: string | undefined;
  readonly wire: { readonly method: string; readonly url: string; readonly headers: Record<string, string>; readonly body?: unknown };
  /** A try of it ended so that nobody knows whether it was carried out. */
  doubt: boolean;
  /** It was sent again with a fresh token, because it was refused for its token while others were not. */
  renewed: boolean;
}

interface Failed {
  readonly index: number;
  readonly call: Call;
  readonly outcome: Outcome;
  readonly tries: Tries;
}

/**
 * Makes calls of one kind in batches of up to 20, one batch at a time, each for one mailbox alone: Outlook runs four members at once and
 * counts them against the limit of four for the mailbox (https://learn.microsoft.com/graph/throttling-limits).
 * Members that were throttled are sent again, they alone, after the longest time that one of them was told; members that were refused for their
 * token, once and at once, with a fresh one.
 *
 * @returns The answers in the order of the requests; undefined for those without content.
 * @throws OnbehalfError of the first request that failed, after all have ended; `failed` and `of` in its details count them.
 */
export async function callBatch(world: BatchWorld, operation: Operation, requests: readonly GraphRequest[]): Promise<unknown[]> {
  const answers: unknown[] = Array.from({ length: requests.length }, () => undefined);
  const failures: Failed[] = [];
  for (const members of batches(membersOf(world, operation, requests))) await settle(world, members, answers, failures);
  const [first] = failures.sort((a, b) => a.index - b.index);
  if (first) throw callFailure(first.call, first.outcome, first.tries, { failed: failures.length, of: requests.length });
  return answers;
}

function membersOf({ mailbox: bound }: BatchWorld, operation: Operation, requests: readonly GraphRequest[]): Member[] {
  return requests.map((request, index) => {
    const { method, path } = targetOf(operation, request, bound);
    const headers = graphHeaders(request.headers, request.body !== undefined);
    const wire = { method, url: path, headers, body: request.body };
    return { index, mailbox: request.mailbox ?? bound, wire, doubt: false, renewed: false };
  });
}

function* batches(members: readonly Member[]): Generator<Member[]> {
  const byMailbox = new Map<string | undefined, Member[]>();
  for (const member of members) {
    const mailbox = member.mailbox?.toLowerCase();
    const together = byMailbox.get(mailbox) ?? [];
    together.push(member);
    byMailbox.set(mailbox, together);
  }
  for (const together of byMailbox.values()) {
    for (let start = 0; start < together.length; start += most) yield together.slice(start, start + most);
  }
}

/** Sends one batch until each of its members is answered or has failed for good. */
async function settle(world: BatchWorld, members: readonly Member[], answers: unknown[], failures: Failed[]): Promise<void> {
  const { transport, signal } = world;
  const call = world.call(members[0]?.mailbox);
  const repeatable = isRepeatable(call.operation);
  const patience = transport.patience(call, signal);
  let challenge: Challenge | undefined;
  for (let pending = members; pending.length > 0;) {
    const answered = await post(world, call, pending, challenge);
    const { outcomes } = answered;
    ({ challenge } = answered);
    const open: { member: Member; outcome: Outcome; wait: WaitReason | undefined }[] = [];
    for (const [place, member] of pending.entries()) {
      const outcome = outcomes[place] ?? unanswered;
      const success = successOf(outcome, member.wire.method, member.doubt);
      if (success) answers[member.index] = success.body;
      else open.push({ member, outcome, wait: reasonToRepeat(outcome, repeatable) });
    }
    const refused = open.filter(({ member, outcome }) => !member.renewed && isRefusedToken(outcome));
    const again = open.filter(({ wait }) => wait !== undefined);
    const wait = again[0]?.wait;
    const goOn = wait !== undefined && (await patience.wait(wait, longest(again.map(({ outcome }) => transport.askedBy(outcome)))));
    for (const attempt of open) {
      if (refused.includes(attempt)) attempt.member.renewed = true;
      else if (goOn && attempt.wait) attempt.member.doubt ||= leavesDoubt(attempt.wait);
      else failures.push({ index: attempt.member.index, call, outcome: attempt.outcome, tries: patience.tries });
    }
    pending = open.filter((attempt) => refused.includes(attempt) || (goOn && again.includes(attempt))).map(({ member }) => member);
  }
}

/** Sends members as one batch; their outcomes, in their order (the service answers in any), and what a fresh token has to satisfy if one is needed. */
async function post(
  { transport, url, signal }: BatchWorld,
  call: Call,
  members: readonly Member[],
  challenge: Challenge | undefined,
): Promise<{ readonly outcomes: Outcome[]; readonly challenge: Challenge | undefined }> {
  let next: Challenge | undefined;
  const requests = members.map(({ wire }, place) => ({ id: String(place), ...wire }));
  const answer = await transport.send({
    method: 'POST',
    url,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ requests }),
    call,
    signal,
    alone: true,
    challenge,
    represent(whole, token) {
      const refused = outcomesOf(whole.body, members.length).filter(isRefusedToken);
      next = refused[0] && challengeOf(refused[0], token);
      // Whom a fresh token did not help has failed; the members beside it have not.
      return challenge === undefined && refused.length === members.length ? refused[0] : undefined;
    },
  });
  return { outcomes: outcomesOf(answer.body, members.length), challenge: next };
}

/** True for an answer that a fresh token could turn into another one. A batch all of whose members are refused so is repeated whole, as any other call. */
function isRefusedToken(outcome: Outcome): outcome is Answer {
  return outcome.kind === 'answer' && challengeOf(outcome, '') !== undefined;
}

function outcomesOf(body: unknown, count: number): Outcome[] {
  const outcomes: Outcome[] = Array.from({ length: count }, () => unanswered);
  const { responses } = (body ?? {}) as { responses?: unknown };
  for (const response of Array.isArray(responses) ? (responses as WireAnswer[]) : []) {
    const { id, status, headers = {}, body: inside } = response;
    if (Number(id) in outcomes)
      outcomes[Number(id)] = { kind: 'answer', status: Number(status), headers: headersOf(headers), body: inside ?? undefined };
  }
  return outcomes;
}

/** Headers of a member; their names come in any case. */
function headersOf(headers: Readonly<Record<string, string>>): HttpHeaders {
  const entries = Object.entries(headers).map(([name, value]): [string, string] => [name.toLowerCase(), value]);
  const byName = new Map(entries);
  return { get: (name) => byName.get(name.toLowerCase()) ?? null, [Symbol.iterator]: () => entries[Symbol.iterator]() };
}

interface WireAnswer {
  readonly id: string;
  readonly status: number | string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** A member that the answer forgot. */
const unanswered: Outcome = { kind: 'break', how: 'interrupted', reason: 'the batch has no answer for it', cause: undefined };

function longest(asked: readonly (number | undefined)[]): number | undefined {
  const known = asked.filter((milliseconds) => milliseconds !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
