import { isOnbehalfError } from '../core/errors.ts';
import type { Fetch, Now } from '../core/ports.ts';
import { type Challenge, challengeOf } from './challenge.ts';
import { createBreaker } from './breaker.ts';
import { createBudget } from './budget.ts';
import { cancellation, withDeadline } from './deadline.ts';
import { nameOf, type Call } from './call.ts';
import { isChange } from './doubt.ts';
import { callFailure } from './errors.ts';
import { type Answer, exchange, isSuccess, type Outcome, type Outgoing } from './exchange.ts';
import { createGate } from './gate.ts';
import { createPace } from './pace.ts';
import { createPatience, pause, type Patience, type PatiencePorts, type Tries } from './patience.ts';
import { isRepeatable, leavesDoubt, reasonToRepeat, successOf } from './repeatable.ts';
import { defaultRetry, retryAfter, type RetrySettings } from './retry.ts';
import { laneOf, type Service, serviceOf } from './service.ts';
import type { TransportEvent } from './transport-event.ts';
import { userAgent } from './user-agent.ts';

/** What the client needs from outside, and how it behaves. */
export interface TransportOptions {
  readonly fetch: Fetch;
  /**
   * Gives an access token for Graph; asked before each request, so it should keep one.
   * With `rejected`: Graph refused that token, a fresh one is needed. With `claims`: the JSON of a claims challenge that the token must satisfy.
   */
  token(options?: { claims?: string; rejected?: string }): Promise<string>;
  /** Aborted: every call of the client is cancelled. */
  readonly signal?: AbortSignal | undefined;
  /** For one request and its answer, in milliseconds; waiting between tries does not count. Default 30,000. */
  readonly timeoutMS?: number | undefined;
  /** How large a JSON answer may be, in bytes; files that are downloaded have no limit. Default 67,108,864 (64 MB). */
  readonly answerBytes?: number | undefined;
  /** What is left out has the default of `RetrySettings`. */
  readonly retry?: Partial<RetrySettings> | undefined;
  /** Requests at a time in one mailbox. Default 4, Outlook's limit for an application. https://learn.microsoft.com/graph/throttling-limits */
  readonly concurrency?: number | undefined;
  /** Version of this package, for `User-Agent`. */
  readonly version?: string | undefined;
  notify?(event: TransportEvent): void;
  sleep?(milliseconds: number, signal?: AbortSignal): Promise<void>;
  random?(): number;
  readonly now?: Now | undefined;
}

/** One call to send, with what its tries have to know. */
export interface Sending extends Outgoing {
  readonly call: Call;
  readonly signal: AbortSignal | undefined;
  /** Statuses besides 200 to 299 that are answers, not failures. */
  readonly accept?: readonly number[];
  /** Whether it may be sent again when nobody knows how far it came; taken from the operation when left out. */
  readonly repeatable?: boolean;
  /** Takes all places of the mailbox, as a batch does. */
  readonly alone?: boolean;
  /** The answer inside an answer that decides, where one does: all members of a batch may have been refused while the batch was not. */
  represent?(answer: Answer, token: string): Answer | undefined;
  /** What the first token has to satisfy, where an earlier try was refused for its token. */
  readonly challenge?: Challenge | undefined;
}

/** How a call ended: with the answer that was wanted, or with another outcome. */
export type Ended =
  | { readonly answer: Answer; /** A try before it may have been carried out as well. */ readonly inDoubt?: boolean }
  | { readonly outcome: Outcome; readonly tries: Tries };

/** The centre of the client, the only part that knows of time, tokens and places. */
export interface Transport {
  /**
   * Sends a call with a token until it is answered, or not worth another try.
   * @throws OnbehalfError for every refusal and for a network that fails.
   */
  send(sending: Sending): Promise<Answer>;
  /** The same, for whoever judges the failure: only what ends the waiting from outside is thrown. @throws OnbehalfError CANCELLED or TIMED_OUT. */
  ask(sending: Sending): Promise<Ended>;
  /** Sends a request once, as it is: without a token and without a second try. */
  sendOnce(outgoing: Outgoing, call: Call, signal: AbortSignal | undefined): Promise<Outcome>;
  /** The patience for a call that repeats itself. */
  patience(call: Call, signal: AbortSignal | undefined): Patience;
  /** What an answer asks to wait, in milliseconds. */
  askedBy(outcome: Outcome): number | undefined;
  /** Looks at an answer, also one inside a batch, for what it says about the next requests of its kind. */
  heed(call: Call, outcome: Outcome): void;
  readonly timeoutMS: number;
}

/** Makes the transport of one client. */
export function createTransport(options: TransportOptions): Transport {
  const { fetch, timeoutMS = 30_000, concurrency = 4, now = () => new Date() } = options;
  const gate = createGate(concurrency);
  const budget = createBudget();
  const breaker = createBreaker();
  const agent = userAgent(options.version);
  const ports: PatiencePorts = {
    retry: { ...defaultRetry, ...options.retry },
    budget,
    now,
    random: options.random,
    sleep: options.sleep,
    notify: (event) => options.notify?.(event),
  };

  const pace = createPace(ports.retry);

  function attempt(outgoing: Outgoing, call: Call, signal: AbortSignal | undefined, repeatable?: boolean): Promise<Outcome> {
    const headers = { ...outgoing.headers, 'client-request-id': call.clientRequestId, 'user-agent': agent };
    return exchange(
      fetch,
      { ...outgoing, headers },
      { signal, timeoutMS, what: nameOf(call), isOnce: isChange(call.operation) || !(repeatable ?? isRepeatable(call.operation, call)) },
      options.answerBytes,
    );
  }

  function askedBy(outcome: Outcome): number | undefined {
    return outcome.kind === 'answer' ? retryAfter(outcome.headers, now()) : undefined;
  }

  function heed(call: Call, outcome: Outcome): void {
    const lane = laneOf(call);
    pace.heed(lane, outcome, askedBy(outcome), now().getTime());
    if (outcome.kind !== 'answer') return;
    if (outcome.status === 429) gate.narrow(lane);
    else if (isSuccess(outcome.status)) gate.widen(lane);
  }

  /** Waits until the service wants the next request. @returns The outcome in its place, where that would be too long. */
  async function turnOf(call: Call, signal: AbortSignal | undefined): Promise<Outcome | undefined> {
    const [lane, service, moment] = [laneOf(call), serviceOf(call.operation), now().getTime()];
    const closedMS = breaker.closedFor(service, moment);
    if (closedMS !== undefined) return held(service, closedMS);
    const hold = pace.heldUntil(lane, moment);
    if (hold && hold.until - moment > ports.retry.totalMS) return hold.outcome;
    const heldMS = hold ? hold.until - moment : 0;
    const milliseconds = Math.max(heldMS, pace.takeTurn(lane, moment));
    if (milliseconds > 0) {
      const reason = milliseconds === heldMS ? 'held' : 'spread';
      options.notify?.({ type: 'pacing', activity: call.activity, operation: call.operation, reason, seconds: milliseconds / 1000 });
      await pause(ports, call, milliseconds, signal);
    }
    if (hold) pace.release(lane, hold.until);
    return undefined;
  }

  /** Says how a call ended to whoever decides about the others. */
  function ending(service: Service, outcome: Outcome | 'timedOut'): void {
    const answered = outcome !== 'timedOut' && outcome.kind === 'answer' && outcome.status < 500;
    if (answered) {
      breaker.answered(service);
      budget.earn();
    } else if (outcome === 'timedOut' || isDown(outcome)) breaker.givenUp(service, now().getTime());
  }

  async function persist(sending: Sending): Promise<Ended> {
    const service = serviceOf(sending.call.operation);
    try {
      const ended = await untilAnswered(sending);
      ending(service, 'answer' in ended ? ended.answer : ended.outcome);
      return ended;
    } catch (error) {
      if (isOnbehalfError(error) && error.code === 'TIMED_OUT') ending(service, 'timedOut');
      throw error;
    }
  }

  async function untilAnswered(sending: Sending): Promise<Ended> {
    const { call, signal, accept = [], repeatable = isRepeatable(call.operation, call) } = sending;
    const patience = createPatience(ports, call, signal);
    const challenged = new Set<'claims' | 'rejected'>();
    let challenge: Challenge | undefined;
    let doubt = false;
    /** Has the next try made with a fresh token; false when one of that kind was fetched already. */
    const renew = (next: Challenge | undefined): boolean => {
      const reason = next && ('claims' in next ? 'claims' : 'rejected');
      if (reason === undefined || challenged.has(reason)) return false;
      challenged.add(reason);
      challenge = next;
      options.notify?.({ type: 'renewingToken', activity: call.activity, operation: call.operation, reason });
      return true;
    };
    renew(sending.challenge);
    for (;;) {
      const instead = await turnOf(call, signal);
      if (instead) return { outcome: instead, tries: patience.tries };
      const token = await withDeadline({ signal, timeoutMS: Number.POSITIVE_INFINITY, what: nameOf(call) }, () => options.token(challenge));
      challenge = undefined;
      const headers = { ...sending.headers, authorization: `Bearer ${token}` };
      const whole = await attempt({ ...sending, headers }, call, signal, repeatable);
      const outcome = (whole.kind === 'answer' && sending.represent?.(whole, token)) || whole;
      heed(call, outcome);
      const success = successOf(outcome, sending.method, doubt);
      if (success) return { answer: success, inDoubt: doubt };
      if (outcome.kind === 'answer' && accept.includes(outcome.status)) return { answer: outcome };

      if (outcome.kind === 'answer' && renew(challengeOf(outcome, token))) continue;
      const reason = reasonToRepeat(outcome, repeatable);
      const until = now().getTime() + (askedBy(outcome) ?? 0);
      if (reason === undefined || !(await patience.wait(reason, askedBy(outcome)))) return { outcome, tries: patience.tries };
      pace.release(laneOf(call), until);
      doubt ||= leavesDoubt(reason);
    }
  }

  /** Does work that takes places of the mailbox. */
  async function inPlace<T>(
    { call, signal, alone = false }: Pick<Sending, 'call' | 'signal' | 'alone'>,
    work: () => Promise<T>,
  ): Promise<T> {
    const leave = await gate.enter(laneOf(call), alone ? gate.places : 1, signal).catch((error: unknown) => {
      throw signal?.aborted ? cancellation(signal, nameOf(call)) : error;
    });
    try {
      return await work();
    } finally {
      leave();
    }
  }

  const ask = (sending: Sending): Promise<Ended> => inPlace(sending, () => persist(sending));

  return {
    timeoutMS,
    askedBy,
    heed,
    patience: (call, signal) => createPatience(ports, call, signal),
    ask,
    async send(sending) {
      const ended = await ask(sending);
      if ('answer' in ended) return ended.answer;
      throw callFailure(sending.call, ended.outcome, ended.tries);
    },
    sendOnce: (outgoing, call, signal) => inPlace({ call, signal }, () => attempt(outgoing, call, signal)),
  };
}

/** True for an outcome that says that nobody is there, whatever was asked. */
function isDown(outcome: Outcome): boolean {
  return outcome.kind === 'break' ? outcome.how === 'unreachable' : [502, 503, 504].includes(outcome.status);
}

/** The outcome of a call to a service that did not answer those before it. */
function held(service: Service, milliseconds: number): Outcome {
  const reason = `the service behind it (${service}) did not answer the calls before, and is left alone for another ${Math.ceil(milliseconds / 1000)} s`;
  return { kind: 'break', how: 'held', reason, cause: undefined };
}
