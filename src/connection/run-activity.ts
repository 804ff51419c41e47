import type { AnyActivity } from '../core/activity.ts';
import { listIn } from '../core/each.ts';
import { isOnbehalfError, OnbehalfError } from '../core/errors.ts';
import type { ActivityContext } from '../core/ports.ts';
import { createGate, type Gate, type GraphClient } from '../graph/index.ts';
import { anySignal } from './any-signal.ts';
import { asOddAnswer, checkOutput } from './check-output.ts';
import { checkAlone } from './consent/check-alone.ts';
import type { CallOptions, Items } from './client.ts';
import type { StandIn } from './instead.ts';
import { itemsOrStandIn, NotCalled } from './items-instead.ts';
import { itemsOf } from './items.ts';
import { mailboxRefusal } from './mailbox-refusal.ts';
import { positionsOf } from './positions.ts';
import { runEach } from './run-each.ts';
import { rightRefusal } from './right-refusal.ts';
import { listingFor } from './use.ts';
import { withNeeds } from './with-needs.ts';
import type { World } from './world.ts';

/** What a call of an activity stands on. */
export interface ScopeContext {
  readonly world: World;
  readonly graph: GraphClient;
  /** Aborted when the scope is closed or cancelled. */
  readonly signal: AbortSignal;
  /** The mailbox of the scope, when it names one. */
  readonly mailbox?: string | undefined;
  /** Identifies the account that works, and signs it in where it did not yet. Left out: there is only one. */
  account?(): Promise<string>;
  /** What the token of a person holds, once there is one. Left out: nobody knows. */
  granted?(): readonly string[] | undefined;
  /** An application signs in alone, without a person. Default false. */
  readonly isAlone?: boolean;
  /** By which calls take turns. Left out: the call is the only one. */
  readonly turns?: Gate;
  /**
   * Makes sure that the activity may do what this input asks for. Left out: Graph decides.
   *
   * @throws OnbehalfError PERMISSION_MISSING, or what the sign-in refuses.
   */
  permit?(activity: AnyActivity, input: Readonly<Record<string, unknown>>): Promise<void>;
}

/** The uses that one activity is listed for. */
export type Listings = readonly [AnyActivity, ...AnyActivity[]];

/**
 * Runs one activity: reads the input, hands it a Graph port that knows only the declared operations, and reports start, progress and end.
 * In a world that has something instead of changes, that is asked before anything is done. One result comes as a promise, many as `Items`; each has been
 * checked to be what the activity's output says.
 *
 * @param listed - The activity as it is listed; several times, where it is listed for several uses.
 * @throws OnbehalfError INPUT_INVALID before any call; UNAVAILABLE for an answer that makes no sense; whatever Graph or the sign-in refuse.
 */
export function runActivity(
  scope: ScopeContext,
  listed: AnyActivity | Listings,
  input: unknown,
  options: CallOptions = {},
): Promise<unknown> | Items<unknown> {
  const listings: Listings = 'name' in listed ? [listed] : listed;
  const [{ many }] = listings;
  const { instead } = scope.world;
  const standIn = instead?.ofUnknown(listings[0], input);
  if (!many) return standIn ? Promise.resolve(standIn.result) : runOne(scope, listings, input, options);
  const items = itemsOf(() => (standIn ? notCalled(standIn) : runMany(scope, listings, input, options)));
  return instead ? itemsOrStandIn(items) : items;
}

async function runOne(scope: ScopeContext, listings: Listings, input: unknown, options: CallOptions): Promise<unknown> {
  const call = await open(scope, listings, input, options);
  const standIn = await permitted(scope, call, input);
  if (standIn) return standIn.result;
  try {
    const result = await (call.things ? runEach(call, call.things) : call.run(call.input));
    call.done(call.things?.length ?? (result === undefined ? 0 : 1));
    return result;
  } catch (error) {
    throw call.failed(error);
  }
}

async function* runMany(
  scope: ScopeContext,
  listings: Listings,
  input: unknown,
  options: CallOptions,
): AsyncGenerator<unknown, void, void> {
  const call = await open(scope, listings, input, options);
  const standIn = await permitted(scope, call, input);
  if (standIn) throw new NotCalled(standIn);
  let results = 0;
  try {
    for await (const item of call.activity.run(call.context, call.input) as AsyncGenerator<unknown>) {
      checkOutput(call.activity, item);
      results += 1;
      yield item;
    }
  } catch (error) {
    throw call.failed(error);
  } finally {
    call.done(results);
  }
}

// oxlint-disable-next-line require-yield -- there are none
async function* notCalled(standIn: StandIn): AsyncGenerator<never, void, void> {
  throw new NotCalled(standIn);
}

/** Makes sure that a call may be made. @returns What stands for its result, where it is not to be made all the same. */
async function permitted({ permit, world }: ScopeContext, call: OpenCall, input: unknown): Promise<StandIn | undefined> {
  try {
    await permit?.(call.activity, call.given);
    const standIn = world.instead?.ofChange(call.activity, call.given, Object(input) as object);
    if (standIn) call.done(0);
    return standIn;
  } catch (error) {
    throw call.failed(error);
  }
}

type OpenCall = Awaited<ReturnType<typeof open>>;

async function open(
  { world, graph, signal: scopeSignal, mailbox, account = async () => '', isAlone, granted, turns = createGate(1) }: ScopeContext,
  listings: Listings,
  raw: unknown,
  options: CallOptions,
) {
  const { raw: asGiven, read: given, needs } = await withNeeds(listings[0], world.files, raw);
  const activity = listingFor(listings, asGiven, needs);
  const input = mailbox !== undefined && 'mailbox' in activity.input.shape ? { mailbox, ...given } : given;
  if (isAlone) checkAlone(activity, given, mailbox);
  const signal = options.signal ? anySignal([scopeSignal, options.signal]) : scopeSignal;
  const started = world.now().getTime();
  let ended = false;
  let waits = 0;
  world.notify({ type: 'activityStarted', activity: activity.name });

  const progress: ActivityContext['progress'] = (step) => {
    options.onProgress?.(step);
    world.notify({ type: 'progress', activity: activity.name, progress: step });
  };
  const things = listIn(activity, input);
  const context: ActivityContext = {
    graph: graph.bind({
      activity: activity.name,
      operations: activity.calls.map(({ operation }) => operation),
      ...(mailbox !== undefined && { mailbox }),
      signal,
      isForMany: things !== undefined,
      onCall: (operation) => world.notify({ type: 'called', activity: activity.name, operation }),
      onWait: () => (waits += 1),
      progress,
    }),
    files: world.files,
    positions: positionsOf(world.positions, { activity: activity.name, account }),
    signal,
    now: world.now,
    timeZone: () => world.timeZone?.() ?? 'UTC',
    wait: (milliseconds) => world.wait(milliseconds, signal),
    async inTurn(name, work) {
      const leave = await turns.enter(name, 1, signal);
      try {
        return await work();
      } finally {
        leave();
      }
    },
    progress,
    ...(options.once && { once: options.once }),
  };
  const field = activity.each ?? '';
  const run = async (one: unknown): Promise<unknown> => {
    const result: unknown = await activity.run(context, one);
    checkOutput(activity, result);
    return result;
  };
  const known = (error: unknown): unknown =>
    signal.aborted && !isOnbehalfError(error)
      ? new OnbehalfError('CANCELLED', `${activity.name} was cancelled.`, { cause: error })
      : rightRefusal(mailboxRefusal(asOddAnswer(activity.name, error), granted?.()), granted?.());
  return {
    activity,
    context,
    given,
    input,
    things,
    known,
    run,
    runFor: (thing: unknown) => run({ ...input, [field]: thing }),
    done(results: number) {
      if (ended) return;
      ended = true;
      const milliseconds = world.now().getTime() - started;
      world.notify({ type: 'activityDone', activity: activity.name, results, milliseconds, ...(waits > 0 && { waits }) });
    },
    failed(error: unknown) {
      ended = true;
      const told = known(error);
      world.notify({ type: 'activityFailed', activity: activity.name, code: isOnbehalfError(told) ? told.code : 'BUG' });
      return told;
    },
  };
}
