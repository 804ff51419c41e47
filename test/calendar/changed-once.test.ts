import { expect, test } from 'vitest';
import { calendar } from '../../src/activities/index.ts';
import { microsoft365Scope, type World } from '../../src/connection/index.ts';
import type { Once } from '../../src/core/once.ts';
import { embed } from '../../src/embedded.ts';
import { durably } from '../../src/run/durable/durable-activities.ts';
import { failureOf } from '../support/failure-of.ts';

// Whoever is invited is told of each change of an event: one whose answer was lost is not made again.

/** A step of a durable run, whose parts outlive its processes. */
function step(): (isAgain: boolean) => Once {
  const parts = new Map<string, unknown>();
  const begun = new Set<string>();
  return (isAgain) => ({
    key: '0123456789abcdef0123456789abcdef',
    isAgain,
    async part<T>(name: string, work: (begun: Date | undefined) => Promise<T>) {
      if (parts.has(name)) return parts.get(name) as T;
      const before = begun.has(name) ? new Date('2026-11-01T00:00:00Z') : undefined;
      begun.add(name);
      const value = await work(before);
      parts.set(name, value);
      return value;
    },
  });
}

class Ended extends Error {}

/** Waits until a process has ended. */
const ended = (work: Promise<unknown>): Promise<void> => expect(work).rejects.toThrow(Ended);

type Call = (input: object, options?: { readonly once: Once }) => Promise<{ readonly id: string }>;
interface Client {
  readonly calendar: Readonly<Record<'create' | 'get' | 'update' | 'addAttendees' | 'addLocation', Call>>;
}

/** A process that ends at its change of an event: before it leaves, or before the answer is there. */
function ending(world: World, at: 'before' | 'after'): World {
  return {
    ...world,
    async fetch(url, request) {
      if (request?.method !== 'PATCH') return world.fetch(url, request);
      if (at === 'after') await world.fetch(url, request);
      throw new Ended();
    },
  };
}

function counted(world: World): { readonly world: World; readonly changes: () => number } {
  let changes = 0;
  return {
    changes: () => changes,
    world: {
      ...world,
      fetch(url, request) {
        if (request?.method === 'PATCH') changes += 1;
        return world.fetch(url, request);
      },
    },
  };
}

async function meeting() {
  const cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  const { world, changes } = counted(cloud.world());
  const open = async (of: World): Promise<Client> =>
    (await microsoft365Scope(
      {
        activities: [
          calendar.create,
          calendar.get,
          durably(calendar.update) as typeof calendar.update,
          calendar.addAttendees,
          calendar.addLocation,
        ],
      },
      of,
    )) as unknown as Client;
  const made = await (
    await open(cloud.world())
  ).calendar.create({
    subject: 'Budget',
    start: '2026-12-01T10:00Z',
    end: '2026-12-01T11:00Z',
    requiredAttendees: ['ben@contoso.example'],
  });
  return { cloud, world, changes, open, event: made.id };
}

const wishes: readonly object[] = [
  { subject: 'Budget of December' },
  { start: '2026-12-02T10:00', end: '2026-12-02T11:00', timeZone: 'Europe/Paris' },
  { start: '2026-12-05', isAllDay: true },
  { requiredAttendees: { add: ['diego@contoso.example'], remove: ['ben@contoso.example'] }, categories: { add: ['Finance'] } },
  { location: 'Large meeting room', showAs: 'free', importance: 'high', reminderMinutes: 30 },
];

test.each(wishes)('a change whose answer was lost is seen, and not made again: %j', async (wish) => {
  const { cloud, world, changes, open, event } = await meeting();
  await using _cloud = cloud;
  const once = step();
  await ended((await open(ending(world, 'after'))).calendar.update({ event, ...wish }, { once: once(false) }));
  const again = await (await open(world)).calendar.update({ event, ...wish }, { once: once(true) });

  expect(changes()).toBe(1);
  expect(again).toEqual(await (await open(world)).calendar.get({ event, ...('timeZone' in wish && { timeZone: wish.timeZone }) }));
});

test.each(wishes)('a change that never left is made: %j', async (wish) => {
  const { cloud, world, changes, open, event } = await meeting();
  await using _cloud = cloud;
  const once = step();
  await ended((await open(ending(world, 'before'))).calendar.update({ event, ...wish }, { once: once(false) }));
  await (await open(world)).calendar.update({ event, ...wish }, { once: once(true) });

  expect(changes()).toBe(1);
});

test('of an event that is something else meanwhile nobody can tell', async () => {
  const { cloud, world, open, event } = await meeting();
  await using _cloud = cloud;
  const once = step();
  await ended((await open(ending(world, 'before'))).calendar.update({ event, subject: 'Ours' }, { once: once(false) }));
  await (await open(world)).calendar.update({ event, subject: 'Theirs' });

  const failure = await failureOf((await open(world)).calendar.update({ event, subject: 'Ours' }, { once: once(true) }));
  expect(failure).toMatchObject({ code: 'OUTCOME_UNKNOWN' });
});

const changing: readonly (readonly [Exclude<keyof Client['calendar'], 'create' | 'get'>, object])[] = [
  ...wishes.map((wish) => ['update', wish] as const),
  ['addAttendees', { attendees: ['diego@contoso.example'] }],
  ['addLocation', { name: 'Large meeting room' }],
];

test.each(changing)('a change whose answer was lost on the way is not made again: %s %j', async (name, wish) => {
  const { cloud, world, changes, open, event } = await meeting();
  await using _cloud = cloud;
  cloud.emulator.faults.add({ kind: 'lostAnswer', match: { operation: 'PATCH /me/events/{event-id}' } });
  const client = await open(world);
  const changed = await client.calendar[name]({ event, ...wish });

  expect(changes()).toBe(1);
  expect(changed).toEqual(await client.calendar.get({ event, ...('timeZone' in wish && { timeZone: wish.timeZone }) }));
});

test('a change of which nobody knows, and that is not there, is an error that says so', async () => {
  const { cloud, world, changes, open, event } = await meeting();
  await using _cloud = cloud;
  cloud.emulator.faults.add({ kind: 'reset', match: { operation: 'PATCH /me/events/{event-id}' } });
  const failure = await failureOf((await open(world)).calendar.update({ event, subject: 'Ours' }));

  expect(failure).toMatchObject({
    code: 'NETWORK_FAILED',
    message: expect.stringContaining('It may have been done all the same.') as string,
  });
  expect(changes()).toBe(1);
});

test('where the event cannot be made sense of, the error stays that nobody knows', async () => {
  const { cloud, world, changes, open, event } = await meeting();
  await using _cloud = cloud;
  cloud.emulator.faults.add({ kind: 'reset', match: { operation: 'PATCH /me/events/{event-id}' } });
  // Something between changes what an event has.
  const odd: World = {
    ...world,
    async fetch(url, request) {
      const answer = await world.fetch(url, request);
      if (changes() === 0 || (request?.method ?? 'GET') !== 'GET' || !url.includes('/events/')) return answer;
      const headers = new Headers({ 'content-type': 'application/json' });
      const text = '{"id":"E1","attendees":1}';
      return { status: 200, headers, body: new Response(text).body, text: async () => text, cancel: () => undefined };
    },
  };
  const failure = await failureOf((await open(odd)).calendar.addAttendees({ event, attendees: ['diego@contoso.example'] }));

  expect(failure).toMatchObject({
    code: 'NETWORK_FAILED',
    message: expect.stringContaining('It may have been done all the same.') as string,
  });
});

test('a series that was made shorter, and whose answer was lost on the way, is made shorter once', async () => {
  await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  const { world, changes } = counted(cloud.world());
  const m365 = await microsoft365Scope({ activities: [calendar.create, calendar.list, calendar.delete] }, world);
  const day = { start: '2026-12-01T10:00Z', end: '2026-12-01T11:00Z', requiredAttendees: ['ben@contoso.example'] };
  await m365.calendar.create({ subject: 'Standup', ...day, recurrence: { type: 'daily', interval: 1, count: 5 } });
  const listed = async (): Promise<string[]> => {
    const ids: string[] = [];
    for await (const { id, subject } of m365.calendar.list({ start: '2026-12-01', end: '2026-12-08' }))
      if (subject === 'Standup') ids.push(id);
    return ids;
  };
  const [, , third = ''] = await listed();
  cloud.emulator.faults.add({ kind: 'lostAnswer', match: { operation: 'PATCH /me/events/{event-id}' } });
  const made = await m365.calendar.delete({ event: third, which: 'thisAndFollowing' });

  expect(made.outcome).toBe('shortened');
  expect(changes()).toBe(1);
  expect(await listed()).toHaveLength(2);
});
