import { isOnbehalfError, OnbehalfError } from '../core/errors.ts';
import type { ActivityContext, ChangePage } from '../core/ports.ts';

/** Something in a collection, as its changes show it: when the service got it, where it says so. */
export interface Arrival {
  readonly id: string;
  /** By the clock of the service (ISO 8601). Missing in what was taken away. */
  readonly at?: string;
}

/** Where somebody begins who waits for what comes from now on. */
export interface Beginning {
  /** Everything that arrived at most `memory` before the newest; nothing where nothing is there. */
  readonly seen: readonly Arrival[];
  /** Where the changes go on, as of a page of them. Left out: with a first round. */
  readonly since?: string;
}

/** A collection in which things arrive. */
export interface Place<Item> {
  /** In milliseconds: the changes may tell again of what arrived so much earlier than the newest, and of nothing older. Left out: `disorder`. */
  readonly memory?: number;
  begin(): Promise<Beginning>;
  /** The changes since an earlier page; without one a first round of what arrived at a moment (ISO 8601) or later. */
  changes(from: { readonly at: string } | { readonly since: string }): AsyncGenerator<ChangePage<Arrival>, void, void>;
  /** One thing whole; undefined where it is gone, or is none of those that are waited for. */
  read(id: string): Promise<Item | undefined>;
}

/** How long one waits, and from where on. */
export interface Waiting {
  /** Name of the position to go on from, and to keep. Left out: what arrives from now on, and nothing is kept. */
  readonly position?: string | undefined;
  /** Seconds after which one gives up. Left out: never. */
  readonly timeoutSeconds?: number | undefined;
}

/** In milliseconds: things may become visible in another order than they arrived, by so much at most. Assumption: no source says by how much. */
export const disorder = 10 * 60_000;

/** So many found things are handed out before more are looked for. */
const enough = 100;

type World = Pick<ActivityContext, 'positions' | 'now' | 'wait'>;

/** What is kept: where the changes go on, what was found and not handed out, and the latest things that were seen, for when the place is forgotten. */
interface State {
  readonly since?: string;
  readonly found: readonly string[];
  readonly seen: readonly Arrival[];
}

// Nobody waits long for the first one, and nobody is asked often for what does not come.
const shortestPause = 5_000;
const longestPause = 60_000;

/**
 * Hands out what arrives in a place, each once, in the order in which it is found. What is handed out counts as dealt with: a later run with the
 * same position goes on after it, also where this one is killed.
 *
 * @throws OnbehalfError TIMED_OUT; CONFLICT where another run goes on from the same position; what Graph refuses.
 */
export async function* arrivals<Item>(
  { positions, now, wait }: World,
  place: Place<Item>,
  { position, timeoutSeconds }: Waiting,
): AsyncGenerator<Item, void, void> {
  const until = timeoutSeconds === undefined ? Infinity : now().getTime() + timeoutSeconds * 1000;
  const before = readState(position === undefined ? undefined : await positions.read(position));
  let state = before ?? (await startOf(place));
  const keep = async (next: State): Promise<void> => {
    state = next;
    if (position !== undefined) await positions.write(position, JSON.stringify(next));
  };
  if (before === undefined) await keep(state);

  for (let pause = shortestPause; ; pause = Math.min(2 * pause, longestPause)) {
    for (const [id, ...found] of eachOf(state.found)) {
      const item = await place.read(id);
      await keep({ ...state, found });
      if (item === undefined) continue;
      yield item;
      pause = shortestPause;
    }
    if (await look(place, state, keep)) continue;
    const left = until - now().getTime();
    if (left <= 0) throw new OnbehalfError('TIMED_OUT', `Nothing came within ${timeoutSeconds} s.`);
    await wait(Math.min(pause, left));
  }
}

/** The next thing that arrives in a place. @throws as `arrivals`. */
export async function nextArrival<Item>(world: World, place: Place<Item>, waiting: Waiting): Promise<Item> {
  for await (const item of arrivals(world, place, waiting)) return item;
  throw new TypeError('Waiting ends with what comes, or by what is thrown.');
}

/** One round of changes. Gives whether anything was found. */
async function look<Item>(place: Place<Item>, before: State, keep: (next: State) => Promise<void>): Promise<boolean> {
  let state = before;
  try {
    const from = state.since === undefined ? { at: earliestAgain(state.seen) } : { since: state.since };
    for await (const { items, since } of place.changes(from)) {
      const known = new Set(state.seen.map(({ id }) => id));
      const fresh = items.filter(({ id, at }) => at !== undefined && !known.has(id) && known.add(id));
      state = { since, found: [...state.found, ...fresh.map(({ id }) => id)], seen: latest([...state.seen, ...fresh], place.memory) };
      await keep(state);
      // The rest of the round waits in its place: what is kept is written anew with each thing that is handed out.
      if (state.found.length >= enough) break;
    }
  } catch (error) {
    // The service has forgotten the place: a first round tells again what arrived about that time, and what was seen of it is known.
    if (!isOnbehalfError(error) || error.details['status'] !== 410 || state.since === undefined) throw error;
    const { since: _, ...rest } = state;
    await keep(rest);
    return true;
  }
  return state.found.length > 0;
}

/** Where somebody begins who waits for what comes from now on. */
async function startOf<Item>(place: Place<Item>): Promise<State> {
  const { seen, ...from } = await place.begin();
  return { ...from, found: [], seen: latest(seen, place.memory) };
}

/** What was seen last, as far as the service may tell of it again. */
function latest(seen: readonly Arrival[], memory = disorder): readonly Arrival[] {
  const newest = Math.max(...seen.map(timeOf));
  return seen.filter((one) => timeOf(one) >= newest - memory);
}

/** From when on a first round has to tell everything, so that nothing is missed. */
function earliestAgain(seen: readonly Arrival[]): string {
  return seen.length === 0 ? '1900-01-01T00:00:00Z' : new Date(Math.min(...seen.map(timeOf))).toISOString().replace('.000Z', 'Z');
}

function timeOf({ at = '' }: Arrival): number {
  return Date.parse(at);
}

/** The list, then what is left of it after its first item, and so on. */
function* eachOf(list: readonly string[]): Generator<readonly [string, ...string[]], void, void> {
  for (const [index, first] of list.entries()) yield [first, ...list.slice(index + 1)];
}

function readState(text: string | undefined): State | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as State);
}
