import { calendar, microsoft365Scope } from 'onbehalf';

// Plans a meeting tomorrow, moves it by an hour, and lists what the day holds.
await using m365 = await microsoft365Scope({ activities: [calendar.create, calendar.update, calendar.list] });

const day = (after: number): string => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);

const planned = await m365.calendar.create({
  subject: 'Review of the invoices',
  start: `${day(1)}T09:00:00`,
  end: `${day(1)}T09:30:00`,
  location: 'Room 4',
  requiredAttendees: ['ben@contoso.example'],
});
await m365.calendar.update({ event: planned, start: `${day(1)}T10:00:00`, end: `${day(1)}T10:30:00` });

/** What the run gives: `onbehalf run main.ts --json` prints it. */
export const events = (await m365.calendar.list({ start: day(1), end: day(2) }).all()).map(({ subject }) => subject);
