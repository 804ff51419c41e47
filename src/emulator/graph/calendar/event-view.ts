import type { CalendarEvent, EventContent } from '../../tenant/calendar.ts';
import { createBodyConverter, htmlDocument, textToHtml } from '../outlook/plain-text.ts';
import type { TimeZone } from '../outlook/zoned-time.ts';
import { preferenceApplied, readPreferences } from '../prefer.ts';
import type { Call } from '../route.ts';
import { calendarStoreOf } from './calendars.ts';
import { zoneFrom } from './event-times.ts';
import { isAtHome, roleIn } from './opened-calendar.ts';
import { readContent } from './permissions.ts';

/** How one caller sees events. */
export interface EventView {
  /** True: ids stay when an event moves (`Prefer: IdType="ImmutableId"`). */
  readonly immutableIds: boolean;
  /** False: bodies and attachments are hidden, because the caller has no more than a `ReadBasic` permission. */
  readonly seesContent: boolean;
  /** False: what is private shows that it is there, and no more. */
  readonly seesPrivate: (event: CalendarEvent) => boolean;
  /** The clock by which times are shown. */
  readonly zone: TimeZone;
  /** Turns a body to the wanted type. */
  readonly body: (body: EventContent['body']) => EventContent['body'];
  /** `Preference-Applied`, for what was asked and done. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Reads from the headers and the permissions of a call how it sees events: times in UTC and bodies in HTML where nothing else is asked for.
 * https://learn.microsoft.com/graph/api/user-list-events, request headers
 *
 * @throws GraphFailure 400 for a time zone that is none.
 */
export async function eventView(call: Call): Promise<EventView> {
  const { immutableIds, bodyType, timeZone } = readPreferences(call.headers);
  const toText = bodyType === 'text' ? await createBodyConverter() : undefined;
  return {
    immutableIds,
    seesContent: mayReadContent(call),
    seesPrivate: ({ calendarId }) => maySeePrivate(call, calendarId),
    zone: await zoneFrom(timeZone ?? 'UTC'),
    body: (body) => (toText ? { contentType: 'text', content: toText(body) } : asHtml(body)),
    headers: preferenceApplied({
      'outlook.timezone': timeZone,
      'outlook.body-content-type': bodyType,
      IdType: immutableIds ? 'ImmutableId' : undefined,
    }),
  };
}

/** https://learn.microsoft.com/graph/outlook-share-or-delegate-calendar */
function maySeePrivate(call: Call, calendarId: string): boolean {
  if (isAtHome(call)) return true;
  const calendar = calendarStoreOf(call.tenant, call.owner).calendars.get(calendarId);
  return calendar !== undefined && roleIn(call, calendar) === 'delegateWithPrivateEventAccess';
}

function asHtml(body: EventContent['body']): EventContent['body'] {
  if (body.contentType === 'html') return body;
  return { contentType: 'html', content: htmlDocument(textToHtml(body.content)) };
}

/** Whether the caller may read what `ReadBasic` permissions hide. */
export function mayReadContent({ access, owner }: Call): boolean {
  if (!access.user) return access.roles.some((role) => readContent.application.includes(role));
  const opening = owner.id === access.user.id ? readContent.delegated : readContent.shared;
  return access.permissions.some((permission) => opening.includes(permission));
}
