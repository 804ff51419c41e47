import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { OnbehalfError } from '../../core/errors.ts';
import type { ActivityContext, Graph, GraphRequest } from '../../core/ports.ts';
import type { GraphEvent } from './event.ts';
import { happeningFields, nextHappening, type Waited } from './happening.ts';
import { created, invited, replied, updated, type Happening } from './happenings.ts';

type Stored = { -readonly [K in keyof GraphEvent]: GraphEvent[K] };
type DateOf = 'createdDateTime' | 'lastModifiedDateTime';

/** A calendar that lists as Graph does, "skip the first n" of whatever is there at that moment, and a machine that waits at it. */
function createCalendar(already: number) {
  const events: Stored[] = [];
  let clock = Date.parse('2026-11-23T09:00:00Z');
  const stamp = (): string => new Date(clock).toISOString().replace('Z', '1234Z');
  const add = (more: Partial<Stored> = {}): Stored => {
    const event: Stored = {
      id: `event-${events.length}`,
      type: 'singleInstance',
      isOrganizer: true,
      attendees: ['ben', 'chloe'].map((name) => ({ emailAddress: { address: `${name}@contoso.example` }, status: { response: 'none' } })),
      createdDateTime: stamp(),
      lastModifiedDateTime: stamp(),
      ...more,
    };
    events.push(event);
    return event;
  };
  const gone = new Set<string>();
  for (let count = 0; count < already; count += 1) add();

  const graph = {
    async *list(_: string, { query = {} }: GraphRequest = {}) {
      const [property, direction] = String(query['$orderby']).split(' ') as [DateOf, string?];
      const from = / ge (\S+)/.exec(String(query['$filter'] ?? ''))?.[1] ?? '';
      const top = Number(query['$top']);
      for (let skip = 0; ; skip += top) {
        const there = events
          .filter((one) => !gone.has(one.id) && Date.parse(one[property] ?? '') >= Date.parse(from || '1970-01-01'))
          .toSorted((a, b) => String(a[property]).localeCompare(String(b[property])));
        if (direction === 'desc') there.reverse();
        for (const one of there.slice(skip, skip + top)) yield structuredClone(one);
        if (there.length <= skip + top) return;
      }
    },
    async call(_: string, { params = {} }: GraphRequest) {
      const found = events.find(({ id }) => id === params['event'] && !gone.has(id));
      if (found === undefined) throw new OnbehalfError('NOT_FOUND', 'It is gone.');
      return structuredClone(found);
    },
  } as unknown as Graph;
  return {
    graph,
    events,
    add,
    stamp,
    change: (event: Stored | undefined) => event && Object.assign(event, { lastModifiedDateTime: stamp() }),
    remove: (event: Stored | undefined) => event && gone.add(event.id),
    pass: (milliseconds: number) => (clock += milliseconds),
    now: () => new Date(clock),
  };
}

class Killed extends Error {}

const input = (given: object): Waited => z.object(happeningFields).parse(given);

/** Waits again and again with one position, through kills, until nothing is left to happen; gives what was given out. */
async function waitThrough<Item>(
  here: ReturnType<typeof createCalendar>,
  happening: Happening,
  steps: readonly { readonly isKilled: boolean; happen(): void }[],
  read: Parameters<typeof nextHappening<Item>>[3],
): Promise<Item[]> {
  const texts = new Map<string, string>();
  const left = [...steps];
  const handed: Item[] = [];
  const context = {
    graph: here.graph,
    positions: { read: async (name: string) => texts.get(name), write: async (name: string, text: string) => void texts.set(name, text) },
    now: here.now,
    timeZone: () => 'UTC',
    async wait(milliseconds: number) {
      const step = left.shift();
      if (step === undefined) throw new Killed();
      here.pass(milliseconds);
      step.happen();
      if (step.isKilled) throw new Killed();
    },
  } as unknown as ActivityContext;
  for (let isLast = false; ;) {
    try {
      handed.push(await nextHappening(context, input({ position: 'mine' }), happening, read));
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      // Once more at the end, for what came last.
      if (isLast) return handed;
      isLast = left.length === 0;
    }
  }
}

const steps = fc.array(fc.record({ isKilled: fc.boolean(), count: fc.nat({ max: 4 }), picks: fc.array(fc.nat(), { maxLength: 4 }) }), {
  maxLength: 10,
});

describe('what happens to events is given out once, in order, wherever a run is killed and another one goes on:', () => {
  test('they are made', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 60 }), steps, async (already, plan) => {
        const here = createCalendar(already);
        const came: string[] = [];
        const happening = plan.map(({ isKilled, count, picks }) => ({
          isKilled,
          happen() {
            for (let n = 0; n < count; n += 1) came.push(here.add().id);
            // Neither a change nor what is taken away is a new event.
            for (const pick of picks) here.change(here.events[pick % 70]);
          },
        }));

        expect(await waitThrough(here, created, happening, ({ id }) => id)).toEqual(came);
      }),
      { numRuns: 100 },
    );
  });

  test('somebody invites', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const here = createCalendar(3);
        const came: string[] = [];
        const happening = plan.map(({ isKilled, picks }) => ({
          isKilled,
          happen() {
            for (const pick of picks) {
              const isOrganizer = pick % 2 === 0;
              const { id } = here.add({ isOrganizer });
              if (!isOrganizer) came.push(id);
            }
          },
        }));

        expect(await waitThrough(here, invited, happening, ({ id }) => id)).toEqual(came);
      }),
      { numRuns: 100 },
    );
  });

  test('they are changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), steps, async (already, plan) => {
        const here = createCalendar(already);
        here.pass(60_000);
        const changed: string[] = [];
        const happening = plan.map(({ isKilled, count, picks }) => ({
          isKilled,
          happen() {
            for (let n = 0; n < count; n += 1) here.add();
            for (const pick of new Set(picks.map((one) => one % already))) {
              here.pass(1);
              const event = here.change(here.events[pick]);
              changed.push(`${event?.id} ${event?.lastModifiedDateTime}`);
            }
          },
        }));
        const told = await waitThrough(here, updated, happening, ({ id }, [, at]) => `${id} ${at}`);

        // What is changed again before anybody looked is told once, as it is then.
        const latest = changed.filter((one) => told.includes(one));
        expect(told).toEqual(latest);
        for (const one of changed) {
          const [id] = one.split(' ');
          expect(changed.filter((other) => other.startsWith(`${id} `) && other >= one).some((other) => told.includes(other))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('somebody answers, or answers anew, while other things change', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const here = createCalendar(4);
        const last = new Map<string, string>();
        const happening = plan.map(({ isKilled, picks }) => ({
          isKilled,
          happen() {
            for (const pick of picks) {
              here.pass(1);
              const event = here.events[pick % 4];
              const attendee = event?.attendees?.[pick % 2];
              if (pick % 3 > 0 && attendee) {
                const response = pick % 3 === 1 ? 'accepted' : 'declined';
                Object.assign(attendee, { status: { response, time: here.stamp() } });
                last.set(`${event.id} ${attendee.emailAddress?.address}`, response);
              }
              here.change(event);
            }
          },
        }));
        const told = await waitThrough(here, replied, happening, (event, [id, address, at]) => {
          const answer = event.attendees.find((one) => one.address === address)?.response;
          return { who: `${id} ${address}`, answer, key: `${id} ${address} ${at}` };
        });

        expect(new Set(told.map(({ key }) => key)).size).toBe(told.length);
        expect(new Map(told.map(({ who, answer }) => [who, answer]))).toEqual(last);
      }),
      { numRuns: 100 },
    );
  });
});

test('an answer that comes days late, from a machine that was not online, is told', async () => {
  const here = createCalendar(2);
  const given = here.stamp();
  here.pass(3 * 24 * 60 * 60_000);
  here.add();
  const [event] = here.events;
  const happen = (): void => {
    Object.assign(event?.attendees?.[0] ?? {}, { status: { response: 'accepted', time: given } });
    here.change(event);
  };

  expect(await waitThrough(here, replied, [{ isKilled: false, happen }], ({ id }) => id)).toEqual(['event-0']);
});

test('what follows in the seconds after an event was made is no change of it, what follows later is', async () => {
  const here = createCalendar(0);
  let event: Stored | undefined;
  const plan = [
    () => {
      event = here.add();
      here.pass(4_000);
      here.change(event);
    },
    () => void here.change(event),
  ];
  const happening = plan.map((happen) => ({ isKilled: false, happen }));
  const told = await waitThrough(here, updated, happening, (_, [, at]) => at);

  expect(told).toEqual([event?.lastModifiedDateTime]);
});

test('what is deleted before anybody looked is left out', async () => {
  const here = createCalendar(1);
  const happen = (): void => void [here.remove(here.add()), here.add()];

  expect(await waitThrough(here, created, [{ isKilled: false, happen }], ({ id }) => id)).toEqual(['event-2']);
});
