import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../test/support/failure-of.ts';
import { OnbehalfError } from '../core/errors.ts';
import type { Positions } from '../core/ports.ts';
import { arrivals, disorder, type Arrival, type Place } from './arrivals.ts';

/** What happens while one waits: how many things arrive, whether the service forgets where one stood, whether the process is killed. */
interface Pause {
  readonly comes: number;
  readonly isForgotten: boolean;
  readonly isKilled: boolean;
}

class Killed extends Error {}

/** A place by the clock of a service, with pages of two. */
function createPlace(already: number) {
  const things: { readonly id: string; readonly at: string; isGone?: boolean }[] = [];
  let [clock, generation] = [Date.parse('2026-11-23T09:00:00Z'), 0];
  const forgotten = new OnbehalfError('NOT_FOUND', 'The link has expired.', { details: { status: 410 } });
  const add = (): string => {
    const id = `thing ${things.length}`;
    things.push({ id, at: new Date(clock).toISOString() });
    return id;
  };
  for (let count = 0; count < already; count += 1) add();
  const place: Place<string> = {
    begin: async () => ({ seen: things.filter(({ at }) => Date.parse(at) >= clock - disorder) }),
    async *changes(from) {
      const [age, place] = 'since' in from ? from.since.split(' ') : [String(generation), undefined];
      if (age !== String(generation)) throw forgotten;
      const first = 'at' in from ? from.at : '';
      let next = Number(place ?? 0);
      do {
        const items: Arrival[] = things.slice(next, next + 2).filter(({ at }) => at >= first);
        next = Math.min(next + 2, things.length);
        yield { items: [{ id: 'taken away' }, ...items, ...items], since: `${age} ${next}` };
      } while (next < things.length);
    },
    read: async (id) => (things.find((thing) => thing.id === id)?.isGone ? undefined : id),
  };
  return {
    things,
    place,
    add,
    pass: (milliseconds: number) => (clock += milliseconds),
    forget: () => (generation += 1),
    now: () => new Date(clock),
  };
}

function keptPositions(): Positions & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    read: async (name) => texts.get(name),
    write: async (name, text) => void texts.set(name, text),
    remove: async (name) => void texts.delete(name),
  };
}

const pauses = fc.array(fc.record({ comes: fc.nat({ max: 5 }), isForgotten: fc.boolean(), isKilled: fc.boolean() }), { maxLength: 12 });

describe('what arrives', () => {
  test('is handed out once and in order, whatever is forgotten, wherever a run is killed and another one goes on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 5 }), pauses, async (already, happenings) => {
        const here = createPlace(already);
        const positions = keptPositions();
        const handed: string[] = [];
        const came: string[] = [];
        let left: readonly Pause[] = happenings;
        const wait = async (milliseconds: number): Promise<void> => {
          const [now, ...rest] = left;
          if (now === undefined) throw new Killed();
          left = rest;
          here.pass(milliseconds);
          for (let count = 0; count < now.comes; count += 1) came.push(here.add());
          if (now.isForgotten) here.forget();
          if (now.isKilled) throw new Killed();
        };
        const run = async (): Promise<void> => {
          for await (const thing of arrivals({ positions, now: here.now, wait }, here.place, { position: 'all' })) handed.push(thing);
        };
        // Once more at the end, for what came last.
        while (left.length > 0) await expect(run()).rejects.toThrow(Killed);
        await expect(run()).rejects.toThrow(Killed);

        expect(handed).toEqual(came);
      }),
      { numRuns: 300 },
    );
  });

  test('counts as dealt with once it is handed out, and what follows does not', async () => {
    const here = createPlace(1);
    const positions = keptPositions();
    const wait = async (): Promise<void> => void [here.pass(1), here.add(), here.add(), here.add()];
    const first = arrivals({ positions, now: here.now, wait }, here.place, { position: 'orders' });
    const taken = [(await first.next()).value, (await first.next()).value];
    const other = arrivals({ positions, now: here.now, wait }, here.place, { position: 'orders' });

    expect([...taken, (await other.next()).value]).toEqual(['thing 1', 'thing 2', 'thing 3']);
  });

  test('by the thousand is handed out a hundred at a time, so that little is kept with each', async () => {
    const here = createPlace(0);
    const positions = keptPositions();
    let longest = 0;
    const write = async (name: string, text: string): Promise<void> => {
      longest = Math.max(longest, (JSON.parse(text) as { found: unknown[] }).found.length);
      await positions.write(name, text);
    };
    const wait = async (): Promise<void> => {
      for (let count = 0; count < 1000; count += 1) here.add();
    };
    const handed: string[] = [];
    for await (const thing of arrivals({ positions: { ...positions, write }, now: here.now, wait }, here.place, { position: 'all' })) {
      handed.push(thing);
      if (handed.length === 1000) break;
    }

    expect(handed).toEqual(here.things.map(({ id }) => id));
    expect(longest).toBeLessThan(110);
  });

  test('without a position is what comes from now on, and nothing is kept', async () => {
    const here = createPlace(3);
    const positions = keptPositions();
    const wait = async (): Promise<void> => void here.add();

    expect((await arrivals({ positions, now: here.now, wait }, here.place, {}).next()).value).toBe('thing 3');
    expect((await arrivals({ positions, now: here.now, wait }, here.place, {}).next()).value).toBe('thing 4');
    expect(positions.texts.size).toBe(0);
  });

  test('and is gone again, or does not fit, is left out', async () => {
    const here = createPlace(0);
    let count = 0;
    const wait = async (): Promise<void> => {
      const id = here.add();
      const thing = here.things.find((one) => one.id === id);
      if (thing && (count += 1) < 3) thing.isGone = true;
    };

    expect((await arrivals({ positions: keptPositions(), now: here.now, wait }, here.place, {}).next()).value).toBe('thing 2');
  });
});

describe('whoever waits', () => {
  test('looks ever more seldom while nothing comes, and often again after something came', async () => {
    const here = createPlace(0);
    const waited: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => {
      waited.push(milliseconds / 1000);
      if (waited.length === 6) here.add();
    };
    const coming = arrivals({ positions: keptPositions(), now: here.now, wait }, here.place, {});
    await coming.next();
    const again = coming.next();
    while (waited.length < 8) await Promise.resolve();
    here.add();
    await again;

    expect(waited.slice(0, 8)).toEqual([5, 10, 20, 40, 60, 60, 5, 10]);
  });

  test('gives up after the time that was given, and not before a last look', async () => {
    const here = createPlace(0);
    const waited: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => {
      waited.push(milliseconds / 1000);
      here.pass(milliseconds);
    };
    const giveUp = arrivals({ positions: keptPositions(), now: here.now, wait }, here.place, { timeoutSeconds: 18 });

    expect(await failureOf(giveUp.next())).toMatchObject({ code: 'TIMED_OUT', message: 'Nothing came within 18 s.' });
    expect(waited).toEqual([5, 10, 3]);
  });

  test('is told what else the service refuses', async () => {
    const here = createPlace(0);
    const refused = new OnbehalfError('ACCESS_DENIED', 'No.');
    const place: Place<string> = {
      ...here.place,
      // oxlint-disable-next-line require-yield -- nothing comes
      async *changes() {
        throw refused;
      },
    };
    const wait = async (): Promise<void> => undefined;

    expect(await failureOf(arrivals({ positions: keptPositions(), now: here.now, wait }, place, {}).next())).toBe(refused);
  });
});
