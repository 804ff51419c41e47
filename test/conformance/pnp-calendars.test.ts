import '@pnp/graph/attachments/index.js';
import '@pnp/graph/batching.js';
import '@pnp/graph/calendars/index.js';
import '@pnp/graph/users/index.js';
import type { Event } from '@microsoft/microsoft-graph-types';
import type { IAttachments } from '@pnp/graph/attachments/types.js';
import type { ICalendar, ICalendarGroups, ICalendars, ICalendarView, IEvent, IEvents } from '@pnp/graph/calendars/types.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pnpClient } from './pnp-client.ts';
import { conformanceSuite, type ConformanceWorld } from './world.ts';

const emulated = conformanceSuite();

/** A calendar owner's part of the client; the package adds it to its own types by paths that types do not resolve in modules. */
interface Owner {
  readonly calendar: ICalendar;
  readonly calendars: ICalendars;
  readonly calendarGroups: ICalendarGroups;
  readonly events: { getById(id: string): IEvent & { readonly attachments: IAttachments } } & IEvents;
  calendarView(start: string, end: string): ICalendarView;
  findMeetingTimes(request: object): Promise<{ meetingTimeSuggestions: { confidence: number }[]; emptySuggestionsReason: string }>;
}
interface Pnp {
  readonly me: Owner;
  readonly users: { getById(id: string): Owner };
  batched(): [Pnp, () => Promise<void>];
}

const at = (dateTime: string, timeZone = 'Europe/London') => ({ dateTime, timeZone });
const day = (hour: string) => at(`2031-05-08T${hour}:00`);
const guest = (alias: string) => ({ emailAddress: { address: `${alias}@contoso.example` }, type: 'required' as const });

describe('@pnp/graph, in calendars', () => {
  let world: ConformanceWorld;
  let ada: Pnp;
  let ben: Pnp;

  beforeAll(async () => {
    world = await emulated();
    const permissions = ['Calendars.ReadWrite', 'Calendars.ReadWrite.Shared'];
    ada = (await pnpClient(world, 'ada', permissions)) as unknown as Pnp;
    ben = (await pnpClient(world, 'ben', permissions)) as unknown as Pnp;
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const made = async (event: Event): Promise<string> =>
    String((await ada.me.calendar.events.add({ start: day('10:00'), end: day('10:30'), ...event })).id);

  test('makes, changes, finds and deletes an event', async () => {
    const id = await made({ subject: 'Tasting', location: { displayName: 'Cellar' }, isReminderOn: true, reminderMinutesBeforeStart: 15 });
    await ada.me.events.getById(id).update({ showAs: 'oof', categories: ['Blue category'] });

    expect(await ada.me.events.getById(id)()).toMatchObject({
      subject: 'Tasting',
      showAs: 'oof',
      start: at('2031-05-08T09:00:00.0000000', 'UTC'),
    });
    expect(await ada.me.events.filter("subject eq 'Tasting'").select('subject', 'categories')()).toMatchObject([
      { categories: ['Blue category'] },
    ]);
    expect(await ada.me.calendar.calendarView('2031-05-08', '2031-05-09')()).toMatchObject([{ subject: 'Tasting' }]);
    expect(await ada.me.calendarView('2031-05-08', '2031-05-09').select('subject').top(1)()).toMatchObject([{ subject: 'Tasting' }]);
    await ada.me.events.getById(id).delete();
    await expect(ada.me.events.getById(id)()).rejects.toMatchObject({ status: 404 });
  });

  test('has a series with its occurrences, one of which changes', async () => {
    const recurrence: Event['recurrence'] = {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['thursday', 'friday'] },
      range: { type: 'endDate', startDate: '2031-05-08', endDate: '2031-05-23' },
    };
    const series = ada.me.events.getById(await made({ subject: 'Round', recurrence }));
    const instances = () => series.instances('2031-05-01', '2031-06-01').select('subject', 'start', 'type')();
    const idOf = async (index: number): Promise<string> => String((await instances())[index]?.id);
    await ada.me.events.getById(await idOf(1)).update({ subject: 'Round, moved', start: day('14:00'), end: day('14:30') });
    await ada.me.events.getById(await idOf(3)).delete();

    expect((await instances()).map(({ subject, type }: Event) => [subject, type])).toEqual([
      ['Round', 'occurrence'],
      ['Round, moved', 'exception'],
      ['Round', 'occurrence'],
      ['Round', 'occurrence'],
      ['Round', 'occurrence'],
    ]);
    await series.delete();
  });

  test('invites, is answered, forwards and cancels', async () => {
    const id = await made({ subject: 'Harvest plan', attendees: [guest('ben'), guest('chloe')], allowNewTimeProposals: true });
    const invitations = () => ben.me.events.filter("contains(subject,'Harvest plan')")();
    const [invited] = await invitations();
    const invitation = ben.me.events.getById(String(invited?.id));
    const answer = async () =>
      (await ada.me.events.getById(id)()).attendees?.find(({ emailAddress }) => emailAddress?.address === 'ben@contoso.example');
    await invitation.tentativelyAccept('Perhaps');
    expect(await answer()).toMatchObject({ status: { response: 'tentativelyAccepted' } });
    await invitation.accept('Yes', true);
    expect(await answer()).toMatchObject({ status: { response: 'accepted' } });
    await invitation.dismissReminder();
    await invitation.snoozeReminder(day('09:45'));
    await ada.me.events
      .getById(id)
      .forward({ Comment: 'Come too', ToRecipients: [{ emailAddress: { address: 'diego@contoso.example' } }] });
    await invitation.decline('No', true, { start: day('16:00'), end: day('16:30') });
    expect(await answer()).toMatchObject({
      status: { response: 'declined' },
      proposedNewTime: { start: at('2031-05-08T15:00:00.0000000', 'UTC') },
    });
    await ada.me.events.getById(id).cancel('Too wet');
    await expect(ada.me.events.getById(id)()).rejects.toMatchObject({ status: 404 });
  });

  test('sees when people are free, and finds a time', async () => {
    const id = await made({ subject: 'Busy' });
    const window = { schedules: ['ada@contoso.example'], startTime: day('09:00'), endTime: day('12:00'), availabilityViewInterval: 60 };
    expect(await ben.me.calendar.getSchedule(window)).toMatchObject([{ scheduleId: 'ada@contoso.example', availabilityView: '020' }]);
    const { meetingTimeSuggestions } = await ben.me.findMeetingTimes({
      attendees: [guest('ada')],
      meetingDuration: 'PT1H',
      timeConstraint: { activityDomain: 'work', timeSlots: [{ start: day('10:00'), end: day('13:00') }] },
    });
    expect(meetingTimeSuggestions.length).toBeGreaterThan(0);
    await ada.me.events.getById(id).delete();
  });

  test('has calendars, groups of them, and who may see them', async () => {
    const group = await ada.me.calendarGroups.add({ name: 'Vineyards' });
    const { calendars } = ada.me.calendarGroups.getById(String(group.id));
    const calendar = await calendars.add({ name: 'North slope' });
    const north = ada.me.calendars.getById(String(calendar.id));
    await north.update({ color: 'lightGreen', name: 'North' });
    expect(await calendars()).toMatchObject([{ name: 'North', color: 'lightGreen' }]);
    await north.events.add({ subject: 'Prune', start: day('08:00'), end: day('09:00') });
    expect(await north.events()).toMatchObject([{ subject: 'Prune' }]);

    const granted = await north.calendarPermissions.add({
      emailAddress: { name: 'Ben Okafor', address: 'ben@contoso.example' },
      role: 'read',
      isInsideOrganization: true,
      isRemovable: true,
      allowedRoles: ['read'],
    });
    const permission = north.calendarPermissions.getById(String(granted.id));
    await permission.update({ role: 'write' });
    expect(await permission()).toMatchObject({ role: 'write' });
    await permission.delete();
    expect(await north.calendarPermissions()).not.toContainEqual(expect.objectContaining({ role: 'write' }));
    await north.delete();
    await ada.me.calendarGroups.getById(String(group.id)).delete();
    expect(await ada.me.calendarGroups()).not.toContainEqual(expect.objectContaining({ name: 'Vineyards' }));
  });

  test('attaches a file to an event', async () => {
    const event = ada.me.events.getById(await made({ subject: 'With a file' }));
    await event.attachments.addFile({ name: 'plan.txt' }, 'aGVsbG8=');
    expect(await event.attachments()).toMatchObject([{ name: 'plan.txt', '@odata.type': '#microsoft.graph.fileAttachment' }]);
    await event.delete();
  });

  test('batches, and is refused what is not shared', async () => {
    const [batched, execute] = ada.batched();
    const answers = Promise.all([
      batched.me.calendar.events.add({ subject: 'One', start: day('10:00'), end: day('11:00') }),
      batched.me.calendars(),
    ]);
    await execute();
    expect(await answers).toMatchObject([{ subject: 'One' }, expect.arrayContaining([expect.objectContaining({ name: 'Calendar' })])]);
    await expect(ada.users.getById(world.idOf('ben')).events()).rejects.toMatchObject({ status: 403 });
    await expect(ada.me.events.add({ subject: 'Backwards', start: day('11:00'), end: day('10:00') })).rejects.toMatchObject({
      status: 400,
    });
  });
});
