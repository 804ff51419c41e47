import type { Message } from '../tenant/mailbox.ts';
import { eventResource } from './calendar/event-resource.ts';
import { eventView } from './calendar/event-view.ts';
import { calendarStoreOf } from './calendar/calendars.ts';
import { findMeeting } from './calendar/find-meeting.ts';
import type { Resource } from './odata/select.ts';
import type { Call } from './route.ts';

/** The event in the caller's calendar that a message is about (`eventMessage/event`), or null: the seam from mail to calendars. */
export async function eventOfMessage(call: Call, { meeting }: Message): Promise<Resource | null> {
  if (!meeting) return null;
  const instance = await findMeeting(calendarStoreOf(call.tenant, call.owner), meeting.iCalUId, meeting.date);
  return instance ? eventResource(instance, await eventView(call)) : null;
}
