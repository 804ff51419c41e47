import type { AnyActivity } from '../core/activity.ts';
import { identityOf } from '../core/each.ts';
import { failureOf, meetsAll } from '../core/ends.ts';
import { type EachEnd, isOnbehalfError, OnbehalfError } from '../core/errors.ts';
import type { ActivityContext } from '../core/ports.ts';

/** Things that are begun at the same moment; what is asked for all of them is then asked once. */
const together = 1000;

/** The activity, for each thing of a list. */
export interface EachOf {
  readonly activity: AnyActivity;
  readonly context: Pick<ActivityContext, 'progress' | 'signal'>;
  /** Does it for one thing. */
  runFor(thing: unknown): Promise<unknown>;
  /** The error as it is told. */
  known(error: unknown): unknown;
}

/**
 * Does an activity for each thing of a list: the first one by itself, because what is refused to it for the lack of a sign-in or a permission is refused
 * to all, then the others at the same time, as fast as the service allows. A thing that is listed twice is done once.
 *
 * @param things - In the order in which the results are wanted.
 * @returns The result of each, in their order.
 * @throws OnbehalfError of the first that failed, after all have ended, with how each ended in `results`; nothing else was tried where the first thing met a
 * failure that meets all.
 */
export async function runEach(each: EachOf, things: readonly unknown[]): Promise<unknown[]> {
  const { activity, context } = each;
  const places = new Map<string, number[]>();
  for (const [place, thing] of things.entries()) {
    const identity = identityOf(thing);
    places.set(identity, [...(places.get(identity) ?? []), place]);
  }
  const ends: EachEnd[] = [];
  let done = 0;
  const doOne = async ([at = 0, ...others]: readonly number[]): Promise<void> => {
    const end = await endOf(each, things[at]);
    for (const place of [at, ...others]) ends[place] = end;
    done += 1 + others.length;
    context.progress({ label: activity.title, done, total: things.length, unit: 'items' });
  };
  const [first, ...rest] = places.values();
  if (first === undefined) return [];
  await doOne(first);
  const [begun] = first.map((place) => ends[place]);
  if (begun?.error && (rest.length === 0 || meetsAll(begun.error)))
    throw things.length === 1 ? begun.error : failureOf(activity.name, things.length, Array(first.length).fill(begun));
  for (let start = 0; start < rest.length && !context.signal.aborted; start += together) {
    const settled = await Promise.allSettled(rest.slice(start, start + together).map(doOne));
    for (const end of settled) if (end.status === 'rejected') throw end.reason;
  }
  const all = things.map((thing, place) => ends[place] ?? notTried(each, thing));
  if (all.some(({ error }) => error)) throw failureOf(activity.name, things.length, all);
  return all.map(({ result }) => result);
}

async function endOf(each: EachOf, thing: unknown): Promise<EachEnd> {
  const id = nameOf(thing);
  try {
    return { id, result: await each.runFor(thing) };
  } catch (error) {
    const known = each.known(error);
    if (isOnbehalfError(known)) return { id, error: known };
    throw known;
  }
}

function notTried({ activity }: EachOf, thing: unknown): EachEnd {
  return { id: nameOf(thing), error: new OnbehalfError('CANCELLED', `Cancelled before it was begun: ${activity.name}.`) };
}

function nameOf(thing: unknown): string {
  const { id } = Object(thing) as { readonly id?: unknown };
  if (typeof thing === 'string') return thing;
  return typeof id === 'string' ? id : JSON.stringify(thing);
}
