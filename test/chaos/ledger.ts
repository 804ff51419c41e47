import { isOnbehalfError, type OnbehalfError } from '../../src/core/errors.ts';
import type { ChaosWorld } from '../support/chaos-world.ts';
import { absent, type Area, type Change, type Pool, type Reading } from './area.ts';

/** How operations ended. */
export interface Ended {
  done: number;
  failed: number;
  doubtful: number;
  /** Failures by code. */
  readonly codes: Map<string, number>;
}

/** What the things of one area may be like, after all that was done with them. */
export interface Ledger {
  /** Begins the next operations. @returns When all of them have ended. */
  round(): Promise<void>;
  /** Things that are not as they may be, that are there more than once, or that nobody made; empty where nothing was lost and nothing doubled. */
  wrong(): Promise<readonly unknown[]>;
}

/** True for a failure after which it may have been done. */
const isDoubtful = ({ message }: OnbehalfError): boolean => message.includes('may have been done');

/** Keeps the books of an area. @param expected - What each reading gives. */
export function createLedger(
  world: ChaosWorld,
  area: Area,
  random: () => number,
  expected: ReadonlyMap<Reading, string>,
  ended: Ended,
): Ledger {
  const possible = new Map([...area.things].map(([thing, state]) => [thing, new Set([state])]));
  const misread: unknown[] = [];
  let names = 0;

  function note(error: OnbehalfError | undefined): void {
    if (error === undefined) ended.done += 1;
    else {
      if (isDoubtful(error)) ended.doubtful += 1;
      else ended.failed += 1;
      ended.codes.set(error.code, (ended.codes.get(error.code) ?? 0) + 1);
    }
  }

  function poolOf(): Pool {
    const free = new Map([...possible].filter(([, states]) => states.size === 1 && !states.has(absent)));
    return {
      take(count, fits = () => true) {
        const fitting = [...free].map(([thing, [state = '']]) => [thing, state] as const).filter(([thing, state]) => fits(thing, state));
        const from = Math.floor(random() * Math.max(1, fitting.length - count));
        const taken = fitting.slice(from, from + count);
        for (const [thing] of taken) free.delete(thing);
        return taken;
      },
      fresh: (count) => Array.from({ length: count }, () => `${area.name} ${names++}`),
    };
  }

  async function carryOut(change: Change): Promise<void> {
    const ends = await endsOf(world, change);
    for (const [place, thing] of change.things.entries()) {
      const before = [...(possible.get(thing) ?? [absent])];
      const after = before.map((state) => change.after(state, thing));
      const error = ends[place];
      note(error);
      possible.set(thing, new Set(error === undefined ? after : isDoubtful(error) ? [...before, ...after] : before));
    }
  }

  async function read(reading: Reading): Promise<void> {
    try {
      const came = JSON.stringify(await world.run(reading.activity, reading.input));
      if (came !== expected.get(reading)) misread.push({ reading, came, expected: expected.get(reading) });
      note(undefined);
    } catch (error) {
      if (!isOnbehalfError(error)) throw error;
      note(error);
    }
  }

  return {
    async round() {
      const reading = area.reads[Math.floor(random() * area.reads.length)];
      const changes = area.next(poolOf(), random);
      await Promise.all([...changes.map(carryOut), ...(reading === undefined ? [] : [read(reading)])]);
    },
    async wrong() {
      const found = new Map<string, string[]>();
      for (const [thing, state] of await area.found()) found.set(thing, [...(found.get(thing) ?? []), state]);
      const things = [...new Set([...possible.keys(), ...found.keys()])].flatMap((thing) => {
        const [is = absent, ...more] = found.get(thing) ?? [];
        const maybe = possible.get(thing) ?? new Set([absent]);
        return more.length === 0 && maybe.has(is) ? [] : [{ area: area.name, thing, is: [is, ...more], maybe: [...maybe] }];
      });
      return [...things, ...misread];
    },
  };
}

/** How it ended for each thing: undefined where it was done. */
async function endsOf(world: ChaosWorld, { activity, input, things, made }: Change): Promise<readonly (OnbehalfError | undefined)[]> {
  try {
    const result = await world.run(activity, input);
    made?.([result].flat());
    return things.map(() => undefined);
  } catch (error) {
    if (!isOnbehalfError(error)) throw error;
    // What was not tried at all is as it was.
    return things.map((_, place) => (place < error.results.length ? error.results[place]?.error : error));
  }
}
