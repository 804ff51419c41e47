import { plainText } from '../plain-text.ts';
import type { CalendarEvent } from './event.ts';

/** Whether an event has a text in it, in any letter case. Graph has no search for events: this is what Outlook's looks at. */
export function mentions({ subject, body, bodyType, location, categories, organizer, attendees }: CalendarEvent, text: string): boolean {
  const people = [...(organizer ? [organizer] : []), ...attendees].flatMap(({ name, address }) => [name, address]);
  // What stands between words in HTML is none of them.
  const read = bodyType === 'html' ? plainText(body) : body;
  return [subject, read, location, ...categories, ...people].some((one) => one.toLowerCase().includes(text.toLowerCase()));
}
