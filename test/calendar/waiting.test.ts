import { expect, test } from 'vitest';
import { calendar } from '../../src/activities/index.ts';
import { microsoft365Scope, use, type World } from '../../src/connection/index.ts';
import { embed, type Embedment } from '../../src/embedded.ts';
import { failureOf } from '../support/failure-of.ts';

const { create, update, respond, list, waitForCreated, waitForUpdated, waitForReplied, waitForInvitation } = calendar;
const december = { start: '2026-12-01', end: '2027-01-01' } as const;
const at = { start: '2026-12-01T14:00', end: '2026-12-01T15:00' } as const;

type Scope = Awaited<ReturnType<typeof scopeOf>>;

/** Of several runs: what ends this one, and the machine that they are on. */
interface Run {
  readonly signal?: AbortSignal;
  readonly base?: World;
}

/** Opens a scope as somebody, in whose waiting something happens. */
function scopeOf(cloud: Embedment, alias: string, happens?: () => Promise<void>, { signal, base = cloud.world() }: Run = {}) {
  const world: World = {
    ...base,
    openBrowser: (url) => cloud.emulator.person(`${alias}@contoso.example`).openBrowser(url),
    timeZone: () => 'UTC',
    async wait(milliseconds) {
      cloud.emulator.tenant.clock.advance(milliseconds);
      await happens?.();
    },
  };
  const activities = [create, update, respond, list, waitForCreated, waitForUpdated, waitForReplied, waitForInvitation];
  return microsoft365Scope({ activities, ...(signal && { signal }) }, world);
}

/** The only event in December that somebody sees under a name. */
async function seen({ calendar: of }: Scope, subject: string) {
  const [event] = await of.list({ ...december, search: subject }).all();
  if (!event) throw new Error(`There is no ${subject}.`);
  return event;
}

test('each run goes on after what the one before was given, and what came between them is not missed', async () => {
  await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  await using other = await scopeOf(cloud, 'ada');
  const base = cloud.world();
  let count = 0;
  const make = (subject: string) => other.calendar.create({ subject, ...at });
  const given: string[] = [];
  for (let run = 0; run < 4; run += 1) {
    await using ada = await scopeOf(cloud, 'ada', async () => void (await make(`Visit ${(count += 1)}`)), { base });
    const event = await ada.calendar.waitForCreated({ position: 'visits', timeoutSeconds: 3600 });
    given.push(event.subject);
    // What happens to it afterwards makes no other of it.
    await ada.calendar.update({ event, location: 'Room 2' });
    if (run === 1) await make('Between two runs');
  }

  expect(given).toEqual(['Visit 1', 'Visit 2', 'Between two runs', 'Visit 3']);
});

test('an invitation is told to the one who is invited, and not what she makes herself', async () => {
  await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  await using ben = await scopeOf(cloud, 'ben');
  await using own = await scopeOf(cloud, 'ada');
  await using ada = await scopeOf(cloud, 'ada', async () => {
    await own.calendar.create({ subject: 'Dentist', ...at });
    const series = { recurrence: 'FREQ=WEEKLY;COUNT=3', requiredAttendees: ['ada@contoso.example'] };
    await ben.calendar.create({ subject: 'Handover', ...at, ...series });
  });

  expect(await ada.calendar.waitForInvitation({ timeoutSeconds: 60 })).toMatchObject({
    subject: 'Handover',
    isOrganizer: false,
    type: 'seriesMaster',
    organizer: { address: 'ben@contoso.example' },
  });
});

test('every answer is told once: of a meeting, of one occurrence of a series, and a change of mind', async () => {
  await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  await using ben = await scopeOf(cloud, 'ben');
  await using chloe = await scopeOf(cloud, 'chloe');
  const happenings: (() => Promise<unknown>)[] = [
    async () => ben.calendar.respond({ event: await seen(ben, 'Rehearsal'), response: 'tentativelyAccept' }),
    async () => chloe.calendar.respond({ event: await seen(chloe, 'Rehearsal'), response: 'accept' }),
    async () => ben.calendar.respond({ event: await seen(ben, 'Rehearsal'), response: 'decline' }),
    async () => {
      const [, second] = await ben.calendar.list({ ...december, search: 'Round' }).all();
      await ben.calendar.respond({ event: second ?? '', response: 'accept' });
    },
  ];
  await using ada = await scopeOf(cloud, 'ada', async () => void (await happenings.shift()?.()));
  const requiredAttendees = ['ben@contoso.example', 'chloe@contoso.example'];
  await ada.calendar.create({ subject: 'Rehearsal', ...at, requiredAttendees });
  await ada.calendar.create({ subject: 'Round', ...at, recurrence: 'FREQ=WEEKLY;COUNT=3', requiredAttendees });
  const told: string[] = [];
  for (let count = 0; count < 4; count += 1) {
    const { event, attendee } = await ada.calendar.waitForReplied({ position: 'answers', timeoutSeconds: 600 });
    told.push(`${event.subject} ${event.start.slice(5, 10)} ${attendee.address.split('@')[0]} ${attendee.response}`);
  }

  expect(told).toEqual([
    'Rehearsal 12-01 ben tentativelyAccepted',
    'Rehearsal 12-01 chloe accepted',
    'Rehearsal 12-01 ben declined',
    'Round 12-08 ben accepted',
  ]);
  expect(await failureOf(ada.calendar.waitForReplied({ position: 'answers', timeoutSeconds: 30 }))).toMatchObject({ code: 'TIMED_OUT' });
});

test('a change is told of the event, the occurrence or the series that was changed', async () => {
  await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  await using own = await scopeOf(cloud, 'ada');
  const single = await own.calendar.create({ subject: 'Dentist', ...at });
  const series = await own.calendar.create({ subject: 'Round', ...at, recurrence: 'FREQ=WEEKLY;COUNT=3' });
  cloud.emulator.tenant.clock.advance(60_000);
  const happenings: (() => Promise<unknown>)[] = [
    () => own.calendar.update({ event: single, subject: 'Dentist at last' }),
    async () => {
      const [, second] = await own.calendar.list({ ...december, search: 'Round' }).all();
      await own.calendar.update({ event: second ?? '', subject: 'Round without cake' });
    },
    () => own.calendar.update({ event: series, location: 'Hall' }),
  ];
  await using ada = await scopeOf(cloud, 'ada', async () => void (await happenings.shift()?.()));
  const told: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const { subject, type } = await ada.calendar.waitForUpdated({ position: 'changes', timeoutSeconds: 600 });
    told.push(`${subject}: ${type}`);
  }

  expect(told).toEqual(['Dentist at last: singleInstance', 'Round without cake: exception', 'Round: seriesMaster']);
});

test('a condition and a text choose, and what does not fit is let by', async () => {
  await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  await using own = await scopeOf(cloud, 'ada');
  let count = 0;
  await using ada = await scopeOf(cloud, 'ada', async () => {
    count += 1;
    await own.calendar.create({ subject: `Visit ${count}`, ...at, importance: count > 2 ? 'high' : 'normal' });
  });

  expect((await ada.calendar.waitForCreated({ search: 'visit 2' })).subject).toBe('Visit 2');
  expect((await ada.calendar.waitForCreated({ query: "importance eq 'high'" })).subject).toBe('Visit 3');
});

test('a cancelled run ends the waiting at once, and a shared calendar is waited at where that is listed', async () => {
  const stop = new AbortController();
  await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  await using ada = await scopeOf(cloud, 'ada', async () => stop.abort(), { signal: stop.signal });
  expect(await failureOf(ada.calendar.waitForUpdated())).toMatchObject({ code: 'CANCELLED' });

  const world = { ...cloud.world(), wait: async (ms: number) => void cloud.emulator.tenant.clock.advance(ms) };
  await using shared = await microsoft365Scope({ activities: [use(waitForCreated, { mailbox: true })] }, world);
  expect(shared.permissions.permissions.map(({ name }) => name)).toEqual(['Calendars.Read.Shared']);
  const refusal = await failureOf(shared.calendar.waitForCreated({ mailbox: 'invoices@contoso.example', timeoutSeconds: 9 }));
  expect(refusal).toMatchObject({ code: 'TIMED_OUT' });
});
