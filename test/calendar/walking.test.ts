import { expect, test } from 'vitest';
import { calendar } from '../../src/activities/index.ts';
import { embed, type Embedment } from '../../src/embedded.ts';
import { microsoft365Scope } from '../../src/index.ts';

const many = 250;
const query = "startswith(subject,'Walk')";
const span = { start: '2027-01-01', end: '2027-12-31', timeZone: 'UTC', query } as const;
const { create, list, forEach, search, update, delete: remove } = calendar;

function scopeOf(cloud: Embedment) {
  const activities = [create, list, forEach, search, update, remove];
  return microsoft365Scope({ activities }, cloud.world());
}

type Scope = Awaited<ReturnType<typeof scopeOf>>;

/** Makes events, so many hours apart from each other. */
async function fill({ calendar: made }: Scope, hoursApart: number): Promise<string[]> {
  const subjects = Array.from({ length: many }, (_, index) => `Walk ${index}`);
  const first = Date.parse('2027-01-04T08:00Z');
  for (const [index, subject] of subjects.entries()) {
    const start = new Date(first + index * hoursApart * 60 * 60_000).toISOString();
    const end = new Date(first + index * hoursApart * 60 * 60_000 + 30 * 60_000).toISOString();
    await made.create({ subject, start, end });
  }
  return subjects;
}

type Walk = (scope: Scope) => AsyncIterable<{ readonly id: string; readonly subject: string }>;

const inSpan: readonly [string, Walk] = ['calendar.list', ({ calendar: in_ }) => in_.list(span)];
const inAll: readonly [string, Walk] = ['calendar.search in the whole calendar', ({ calendar: in_ }) => in_.search({ query })];
const others: readonly (readonly [string, Walk])[] = [
  ['calendar.search in a span', ({ calendar: in_ }) => in_.search({ start: span.start, end: span.end, search: 'walk' })],
  ['calendar.list of one calendar', ({ calendar: in_ }) => in_.list({ ...span, calendar: 'Calendar' })],
];

test.each([inSpan, inAll, ...others])('%s misses none of what is deleted as it comes', async (_, walk) => {
  await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  await using scope = await scopeOf(cloud);
  const subjects = await fill(scope, 1);
  const came: string[] = [];
  for await (const { id, subject } of walk(scope)) {
    came.push(subject);
    await scope.calendar.delete({ event: id });
  }

  expect(came).toEqual(subjects);
  expect(await scope.calendar.list(span).all()).toEqual([]);
});

test.each([inSpan, inAll])('%s gives each once of what is moved as it comes, and misses none', async (_, walk) => {
  await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  await using scope = await scopeOf(cloud);
  const subjects = await fill(scope, 1);
  const came: string[] = [];
  for await (const { id, subject } of walk(scope)) {
    const hour = String(came.length % 24).padStart(2, '0');
    came.push(subject);
    // To a day that is still to come.
    await scope.calendar.update({ event: id, start: `2027-06-01T${hour}:00Z`, end: `2027-06-01T${hour}:30Z` });
  }

  expect(came).toEqual(subjects);
});

test('what is all at the same time is deleted to the last', async () => {
  await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  await using scope = await scopeOf(cloud);
  const subjects = await fill(scope, 0);
  const came: string[] = [];
  for await (const { index, event } of scope.calendar.forEach(span)) {
    expect(index).toBe(came.length);
    came.push(event.subject);
    await scope.calendar.delete({ event });
  }

  expect(came.toSorted()).toEqual(subjects.toSorted());
});
