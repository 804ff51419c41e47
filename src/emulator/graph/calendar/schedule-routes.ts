import type { EventTime } from '../../tenant/event-time.ts';
import type { User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { badBody, countFrom, listFrom, memberOf, objectFrom, textFrom } from '../json-input.ts';
import { contextOf } from '../odata/context.ts';
import type { Resource } from '../odata/select.ts';
import { mailboxesForAddress } from '../outlook/mailboxes.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { calendarRoute } from './calendar-route.ts';
import { calendarStoreOf, defaultCalendar } from './calendars.ts';
import { shownTime } from './event-resource.ts';
import { timeFrom } from './event-times.ts';
import { eventView, type EventView } from './event-view.ts';
import { type BusyStatus, statusWithin, timesOf } from './free-busy.ts';
import type { Instance } from './instance.ts';
import { roleIn } from './opened-calendar.ts';
import type { Span } from './span.ts';
import { workingHoursOf } from './working-hours.ts';

const minute = 60 * 1000;

/** The most days of one question. Source: FreeBusyView at https://learn.microsoft.com/exchange/client-developer/web-service-reference/getuseravailability */
const mostDays = 62;

/** The most people of one question. https://learn.microsoft.com/graph/outlook-get-free-busy-schedule */
const mostSchedules = 20;

const digits: Readonly<Record<BusyStatus, string>> = {
  free: '0',
  tentative: '1',
  busy: '2',
  oof: '3',
  workingElsewhere: '4',
  unknown: '0',
};

/** When people are free. https://learn.microsoft.com/graph/api/calendar-getschedule */
export const scheduleRoutes: readonly Route[] = [...calendarRoute('POST /me/calendar/getSchedule', getSchedule)];

async function getSchedule(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const addresses = listFrom(memberOf(body, 'schedules') ?? [], 'schedules').map((address) => textFrom(address, 'schedules'));
  if (addresses.length === 0) throw badBody(`The parameter 'Schedules' is missing.`);
  if (addresses.length > mostSchedules) throw badBody(`The parameter 'Schedules' must not have more than ${mostSchedules} addresses.`);
  const span = spanFrom(await timeFrom(memberOf(body, 'startTime'), 'startTime'), await timeFrom(memberOf(body, 'endTime'), 'endTime'));
  const interval = countFrom(memberOf(body, 'availabilityViewInterval') ?? 30, 'availabilityViewInterval');
  if (interval < 5 || interval > 1440 || interval * minute > span.to - span.from)
    throw badBody(
      `The parameter 'AvailabilityViewInterval' must be from 5 to 1440 minutes, and not longer than the time that is asked for.`,
    );
  const view = await eventView(call);
  const value: Resource[] = [];
  for (const address of addresses) value.push(await scheduleOf(call, address, span, interval * minute, view));
  const context = contextOf(call, 'Collection(microsoft.graph.scheduleInformation)');
  return { status: 200, headers: view.headers, body: { '@odata.context': context, value } };
}

function spanFrom(start: EventTime, end: EventTime): Span {
  if (end.at <= start.at) throw badBody(`The parameter 'EndTime' must be after 'StartTime'.`);
  if (end.at - start.at <= mostDays * 1440 * minute) return { from: start.at, to: end.at };
  // Assumption: the code is the one of Exchange.
  throw new GraphFailure(400, 'ErrorTimeIntervalTooBig', `The time that is asked for is longer than ${mostDays} days.`);
}

async function scheduleOf(call: Call, address: string, span: Span, interval: number, view: EventView): Promise<Resource> {
  const people = usersFor(call.tenant, address);
  const [first] = people;
  if (!first) {
    // Assumption: the words.
    const message = `Mail recipient was not found using mailbox ${address}.`;
    return { scheduleId: address, availabilityView: '', scheduleItems: [], error: { message, responseCode: 'ErrorMailRecipientNotFound' } };
  }
  const instances = (await Promise.all(people.map((user) => timesOf(call.tenant, user, span)))).flat();
  const slots = Array.from({ length: Math.ceil((span.to - span.from) / interval) }, (_, index) => {
    const from = span.from + index * interval;
    return digits[statusWithin(instances, { from, to: Math.min(from + interval, span.to) })];
  });
  const seesDetails = people.length === 1 && maySeeDetails(call, first.id);
  return {
    scheduleId: address,
    availabilityView: slots.join(''),
    scheduleItems: instances.map((instance) => itemOf(instance, seesDetails, call.access.user?.id === first.id, view)),
    workingHours: workingHoursOf(call.tenant, first),
  };
}

function usersFor(tenant: Tenant, address: string): User[] {
  return mailboxesForAddress(tenant, address).flatMap(({ ownerId }) => tenant.users.get(ownerId) ?? []);
}

/** Without more rights, when somebody is free is all that others see. https://learn.microsoft.com/graph/api/resources/calendarpermission, `calendarRoleType` */
function maySeeDetails(call: Call, userId: string): boolean {
  const user = call.tenant.users.get(userId);
  if (!user || !call.access.user || call.access.user.id === userId) return true;
  return !['none', 'freeBusyRead', 'custom'].includes(roleIn(call, defaultCalendar(calendarStoreOf(call.tenant, user))));
}

function itemOf({ content, start, end }: Instance, seesDetails: boolean, isOwn: boolean, view: EventView): Resource {
  const isPrivate = content.sensitivity === 'private' || content.sensitivity === 'confidential';
  const [place] = content.locations;
  return {
    isPrivate,
    status: content.showAs,
    ...(seesDetails && (!isPrivate || isOwn) && { subject: content.subject, location: place?.displayName ?? '' }),
    start: shownTime(start, { isAllDay: false }, view),
    end: shownTime(end, { isAllDay: false }, view),
  };
}
