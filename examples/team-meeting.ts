import { calendar, microsoft365Scope } from 'onbehalf';

// Invites two colleagues to four Tuesdays, calls the fourth one off with all that follow, and moves the second one by a day.
await using m365 = await microsoft365Scope({ activities: [calendar.create, calendar.list, calendar.update, calendar.delete] });

const subject = 'Plans for the spring';
const series = await m365.calendar.create({
  subject,
  start: '2027-03-02T14:00',
  end: '2027-03-02T14:45',
  timeZone: 'Europe/Paris',
  recurrence: 'FREQ=WEEKLY;COUNT=4',
  requiredAttendees: ['ben@contoso.example'],
  optionalAttendees: ['chloe@contoso.example'],
  location: 'Small meeting room',
});
const march = { start: '2027-03-01', end: '2027-04-01', timeZone: 'Europe/Paris', search: subject };
const [, second, , fourth] = await m365.calendar.list(march).all();
if (!second || !fourth) throw new Error('The series does not have four occurrences.');

await m365.calendar.delete({ event: fourth, which: 'thisAndFollowing' });
await m365.calendar.update({ event: second, start: '2027-03-10T14:00', end: '2027-03-10T14:45', timeZone: 'Europe/Paris' });

/** When it is held now; `onbehalf run --json` prints it. */
export const held: string[] = [];
for await (const { seriesId, start } of m365.calendar.list(march)) if (seriesId === series.id) held.push(start);

// On 28 March the clocks of Paris go forward, which none of these is near to.
const expected = ['2027-03-02T14:00:00+01:00', '2027-03-10T14:00:00+01:00', '2027-03-16T14:00:00+01:00'];
if (held.join() !== expected.join()) throw new Error(`It is held at ${held.join(', ')}.`);
