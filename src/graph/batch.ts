import type { HttpHeaders } from '../core/ports.ts';
import { type Challenge, challengeOf } from './challenge.ts';
import type { Call } from './call.ts';
import type { Answer, Outcome } from './exchange.ts';
import { itemOf } from './item-of.ts';
import type { Tries } from './patience.ts';
import { leavesDoubt, reasonToRepeat, successOf, type WaitReason } from './repeatable.ts';
import { serviceOf } from './service.ts';
import type { Transport } from './transport.ts';

/** Members of one batch at most. https://learn.microsoft.com/graph/json-batching */
export const most = 20;

/** What a batch runs in. */
export interface BatchWorld {
  readonly transport: Transport;
  /** Address that batches are posted to. */
  readonly url: string;
  readonly signal: AbortSignal | undefined;
}

/** How a call ended that did not end well. */
export interface Failed {
  readonly call: Call;
  readonly outcome: Outcome;
  readonly tries: Tries;
}

/** One call of a batch. */
export interface Member {
  readonly call: Call;
  readonly wire: { readonly method: string; readonly url: string; readonly headers: Record<string, string>; readonly body?: unknown };
  /** Whether it may be sent again when nobody knows how far it came; the same for all members of one batch. */
  readonly repeatable: boolean;
  done(answer: Answer): void;
  fail(failed: Failed): void;
}

interface Pending {
  readonly member: Member;
  /** A try of it ended so that nobody knows whether it was carried out. */
  doubt: boolean;
  /** It was sent again with a fresh token, because it was refused for its token while others were not. */
  renewed: boolean;
}

interface Open {
  readonly pending: Pending;
  readonly outcome: Outcome;
  readonly wait: WaitReason | undefined;
}

/**
 * Sends up to 20 calls to one mailbox or service as a batch, until each of them is answered or has failed for good. Each is told as soon as it is
 * known. Outlook runs four members at once and counts them against the limit of four for the mailbox, so its batches run alone
 * (https://learn.microsoft.com/graph/throttling-limits).
 * Members that were throttled are sent again, they alone, after the longest time that one of them was told; members that were refused for their
 * token, once and at once, with a fresh one; members that depended on one that failed, once that is known.
 *
 * @returns False when the batch as a whole did not come through.
 * @throws OnbehalfError CANCELLED or TIMED_OUT; what was not told by then is not known.
 */
export async function sendBatch(world: BatchWorld, members: readonly Member[]): Promise<boolean> {
  const [first] = members;
  if (first === undefined) return true;
  const { transport, signal } = world;
  const patience = transport.patience(first.call, signal);
  let challenge: Challenge | undefined;
  for (let all: Pending[] = members.map((member) => ({ member, doubt: false, renewed: false })); all.length > 0;) {
    const dependencies = dependenciesOf(all);
    const answered = await post(world, first, { all, dependencies }, challenge);
    if ('failed' in answered) {
      const { outcome, tries } = answered.failed;
      for (const { member, doubt } of all)
        member.fail({ outcome, tries: { ...tries, inDoubt: tries.inDoubt === true || doubt }, call: member.call });
      return false;
    }
    ({ challenge } = answered);
    // What was sent before, and whose answer was lost, may have been carried out: then this answer is the second one.
    for (const pending of all) pending.doubt ||= answered.inDoubt;
    const open: Open[] = [];
    for (const [place, pending] of all.entries()) {
      const { member, doubt } = pending;
      const outcome = answered.outcomes[place] ?? unanswered;
      if (outcome.kind === 'answer' && outcome.status === 429) transport.heed(member.call, outcome);
      const success = successOf(outcome, member.wire.method, doubt);
      if (success) member.done(success);
      else open.push({ pending, outcome, wait: reasonToRepeat(outcome, member.repeatable) });
    }
    const dependent = new Set(all.filter((_, place) => dependencies[place] !== undefined));
    const atOnce = new Set(open.filter((one) => isForNow(one, dependent)));
    const again = open.filter((one) => one.wait !== undefined && !atOnce.has(one));
    const [next] = again;
    const goOn =
      next?.wait !== undefined &&
      (await patience.wait(next.wait, longest(again.map(({ outcome }) => transport.askedBy(outcome))), next.pending.member.call));
    all = [];
    for (const one of open) {
      const { pending, outcome, wait } = one;
      if (atOnce.has(one)) pending.renewed ||= isRefusedToken(outcome);
      else if (goOn && wait !== undefined) pending.doubt ||= leavesDoubt(wait);
      else {
        const inDoubt = pending.doubt || (wait !== undefined && leavesDoubt(wait));
        pending.member.fail({ call: pending.member.call, outcome, tries: { ...patience.tries, inDoubt } });
        continue;
      }
      all.push(pending);
    }
  }
  return true;
}

/** True for one that is sent again without waiting: with a fresh token, or because only the one before it failed. */
function isForNow({ pending, outcome }: Open, dependent: ReadonlySet<Pending>): boolean {
  const isRefusedForAnother = outcome.kind === 'answer' && outcome.status === 424 && dependent.has(pending);
  return isRefusedForAnother || (!pending.renewed && isRefusedToken(outcome));
}

type Posted =
  | { readonly outcomes: readonly Outcome[]; readonly challenge: Challenge | undefined; readonly inDoubt: boolean }
  | { readonly failed: Pick<Failed, 'outcome' | 'tries'> };

/** Sends members as one batch; their outcomes, in their order (the service answers in any), and what a fresh token has to satisfy if one is needed. */
async function post(
  { transport, url, signal }: BatchWorld,
  { call, repeatable }: Member,
  { all, dependencies }: { readonly all: readonly Pending[]; readonly dependencies: readonly (number | undefined)[] },
  challenge: Challenge | undefined,
): Promise<Posted> {
  let next: Challenge | undefined;
  const ended = await transport.ask({
    method: 'POST',
    url,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ requests: all.map(({ member: { wire } }, place) => requestOf(wire, place, dependencies[place])) }),
    call,
    signal,
    repeatable,
    alone: serviceOf(call.operation) === 'outlook',
    challenge,
    represent(whole, token) {
      const refused = outcomesOf(whole.body, all.length).filter(isRefusedToken);
      next = refused[0] && challengeOf(refused[0], token);
      // Whom a fresh token did not help has failed; the members beside it have not.
      return challenge === undefined && refused.length === all.length ? refused[0] : undefined;
    },
  });
  if (!('answer' in ended)) return { failed: ended };
  return { outcomes: outcomesOf(ended.answer.body, all.length), challenge: next, inDoubt: ended.inDoubt === true };
}

/** On which one each member depends: of two that concern the same item, and do not all only read, the later on the earlier. */
function dependenciesOf(all: readonly Pending[]): (number | undefined)[] {
  if (all.every(({ member }) => member.wire.method === 'GET')) return [];
  const before = new Map<string, number>();
  return all.map(({ member: { wire } }, place) => {
    const item = itemOf(wire.url);
    const earlier = before.get(item);
    before.set(item, place);
    return earlier;
  });
}

function requestOf(wire: Member['wire'], place: number, earlier: number | undefined): unknown {
  return { id: String(place), ...wire, ...(earlier !== undefined && { dependsOn: [String(earlier)] }) };
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
