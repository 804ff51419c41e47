import type { ExamplePlaceholder } from '../../src/core/examples.ts';
import type { Emulator } from '../../src/emulator/index.ts';

type EventPlaceholder = Extract<ExamplePlaceholder, 'event' | 'eventWithAttachment' | 'meeting' | 'invitation' | 'occurrence'>;

const hour = (hours: string) => ({ dateTime: `2026-11-12T${hours}:00`, timeZone: 'UTC' });
const times = { start: hour('09:00'), end: hour('10:00') };

/** What goes on in the calendars of the tenant of an example. */
export interface ExampleEvents {
  /** Makes the events that an example names by placeholders, as the people of the tenant would, and gives their ids in Ada's calendar. */
  readonly make: Record<EventPlaceholder, () => Promise<string>>;
  /** Ben invites Ada, she invites him to something important and he accepts; what she made the time before is changed. */
  happen(): Promise<void>;
}

/** Opens the calendars of the tenant of an example. */
export function exampleEvents(emulator: Emulator): ExampleEvents {
  let own: string | undefined;
  async function as<T>(alias: string, method: string, path: string, body?: unknown): Promise<T> {
    const { accessToken } = await emulator.token({ user: `${alias}@contoso.example`, permissions: ['Calendars.ReadWrite'] });
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json', prefer: 'IdType="ImmutableId"' };
    const request = new Request(`https://graph.microsoft.com/v1.0${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = await emulator.fetch(request);
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  const invited = (...aliases: string[]) =>
    aliases.map((alias) => ({ type: 'required', emailAddress: { address: `${alias}@contoso.example` } }));
  const make = async (alias: string, event: object): Promise<string> =>
    (await as<{ id: string }>(alias, 'POST', '/me/events', { ...times, ...event })).id;

  const found = async (alias: string, subject: string): Promise<string> => {
    const { value } = await as<{ value: { id: string; subject: string }[] }>(alias, 'GET', '/me/events?$top=200');
    const id = value.findLast((one) => one.subject === subject)?.id;
    if (id === undefined) throw new Error('The invitation did not arrive.');
    return id;
  };

  async function happen(): Promise<void> {
    if (own !== undefined) await as('ada', 'PATCH', `/me/events/${own}`, { subject: 'Order 8, to be sent' });
    await make('ben', { subject: 'Order 7', attendees: invited('ada') });
    own = await make('ada', { subject: 'Order 8', importance: 'high', attendees: invited('ben') });
    await as('ben', 'POST', `/me/events/${await found('ben', 'Order 8')}/accept`, {});
  }

  const made: Record<EventPlaceholder, () => Promise<string>> = {
    event: () => make('ada', { subject: 'Dentist' }),
    async eventWithAttachment() {
      const id = await make('ada', { subject: 'Handover' });
      const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'notes.txt', contentBytes: btoa('First this, then that.') };
      await as('ada', 'POST', `/me/events/${id}/attachments`, file);
      return id;
    },
    meeting: () => make('ada', { subject: 'Budget', attendees: invited('ben', 'chloe') }),
    async invitation() {
      await make('ben', { subject: 'Order 7', attendees: invited('ada') });
      return found('ada', 'Order 7');
    },
    async occurrence() {
      const range = { type: 'numbered', startDate: '2026-11-12', numberOfOccurrences: 4 };
      const pattern = { type: 'weekly', interval: 1, daysOfWeek: ['thursday'] };
      const series = await make('ada', { subject: 'Team talk', recurrence: { pattern, range } });
      const span = 'startDateTime=2026-11-01T00:00:00Z&endDateTime=2027-01-01T00:00:00Z';
      const { value } = await as<{ value: { id: string }[] }>('ada', 'GET', `/me/events/${series}/instances?${span}`);
      const [, second] = value;
      if (!second) throw new Error('The series has no second occurrence.');
      return second.id;
    },
  };

  return { make: made, happen };
}
