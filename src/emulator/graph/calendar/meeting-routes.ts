import type { Attendee } from '../../tenant/calendar.ts';
import { findUser } from '../../tenant/tenant.ts';
import { badBody, memberOf, objectFrom, textFrom } from '../json-input.ts';
import { isAddressOf, isSameAddress, recipientsFrom } from '../outlook/recipients.ts';
import type { Call, Reply, Route } from '../route.ts';
import { calendarRoute } from './calendar-route.ts';
import { applyChange } from './change-event.ts';
import { calendarStoreOf } from './calendars.ts';
import { noTime } from './event-input.ts';
import { cannotBeCompleted, timeFrom } from './event-times.ts';
import { findMeeting } from './find-meeting.ts';
import { answerMeeting } from './meeting-answers.ts';
import { placeCopies } from './meeting-copies.ts';
import { cancelMeeting, sendRequest } from './meeting-requests.ts';
import { openEvent } from './opened-event.ts';

/** What people do with a meeting besides changing it. */
export const meetingRoutes: readonly Route[] = [
  ...calendarRoute('POST /me/events/{event-id}/accept', (call) => answerMeeting(call, 'accepted')),
  ...calendarRoute('POST /me/events/{event-id}/tentativelyAccept', (call) => answerMeeting(call, 'tentativelyAccepted')),
  ...calendarRoute('POST /me/events/{event-id}/decline', (call) => answerMeeting(call, 'declined')),
  ...calendarRoute('POST /me/events/{event-id}/cancel', cancel),
  ...calendarRoute('POST /me/events/{event-id}/forward', forward),
  ...calendarRoute('POST /me/events/{event-id}/dismissReminder', async (call) => {
    const { store, instance } = await openEvent(call, 'write');
    applyChange(store, instance, { isReminderOn: false }, call.tenant.clock.now());
    return { status: 200 };
  }),
  ...calendarRoute('POST /me/events/{event-id}/snoozeReminder', async (call) => {
    const { store, instance } = await openEvent(call, 'write');
    const time = await timeFrom(memberOf(objectFrom(await call.json(), 'The body'), 'newReminderTime'), 'newReminderTime');
    const reminderMinutesBeforeStart = Math.round((instance.start.at - time.at) / 60_000);
    applyChange(store, instance, { isReminderOn: true, reminderMinutesBeforeStart }, call.tenant.clock.now());
    return { status: 200 };
  }),
];

/** https://learn.microsoft.com/graph/api/event-cancel */
async function cancel(call: Call): Promise<Reply> {
  const { store, instance } = await openEvent(call, 'write');
  if (!instance.event.isOrganizer) throw cannotBeCompleted('You need to be an organizer to cancel a meeting.');
  const body = (await call.bytes()).byteLength === 0 ? {} : objectFrom(await call.json(), 'The body');
  await cancelMeeting(call, store, instance, textFrom(memberOf(body, 'comment') ?? '', 'comment'));
  return { status: 202 };
}

/** Asks others to come, who are on the organiser's list then. https://learn.microsoft.com/graph/api/event-forward */
async function forward(call: Call): Promise<Reply> {
  const { instance } = await openEvent(call, 'read');
  const body = objectFrom(await call.json(), 'The body');
  const people = recipientsFrom(call.tenant, memberOf(body, 'toRecipients') ?? [], 'toRecipients');
  if (people.length === 0) throw badBody(`The parameter 'ToRecipients' is missing.`);
  const comment = textFrom(memberOf(body, 'comment') ?? '', 'comment');
  const added = people.map((one): Attendee => ({ ...one, type: 'required', status: { response: 'none', time: noTime } }));
  await sendRequest(call, instance, added, { requestType: 'newMeetingRequest' }, `FW: ${instance.content.subject}`, comment);

  const { event, original } = instance;
  const organizer = findUser(call.tenant, event.organizer.address);
  const store = organizer && calendarStoreOf(call.tenant, organizer);
  const date = original?.date ?? event.occurrenceOn;
  const meeting = store && (await findMeeting(store, event.iCalUId, date));
  if (!organizer || !store || !meeting) return { status: 202 };
  const before = meeting.content.attendees;
  const attendees = [...before, ...added.filter((one) => !before.some((other) => isSameAddress(one, other)))];
  applyChange(store, meeting, { attendees }, call.tenant.clock.now());
  const now = (await findMeeting(store, event.iCalUId, date)) ?? meeting;
  const invited = added.filter((one) => !isAddressOf(organizer, one));
  placeCopies(call.tenant, now, organizer, invited, false);
  return { status: 202 };
}
