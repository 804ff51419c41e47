import { expect, test } from 'vitest';
import { embed } from '../../src/embedded.ts';
import { scopeOf } from './people.ts';

type Scope = Awaited<ReturnType<typeof scopeOf>>;

const subject = 'Plans for the spring';
const december = { start: '2026-12-01', end: '2027-01-01' } as const;

/** What a calendar has of the meeting in December: when it begins, and what its owner answered. */
async function seenBy({ calendar }: Scope): Promise<readonly string[]> {
  const found = await calendar.list({ ...december, search: subject }).all();
  return found.map(({ start, response, isCancelled }) => [start, response, ...(isCancelled ? ['cancelled'] : [])].join(' '));
}

/** The subjects of what came about it by mail, newest first. */
async function mailTo({ mail }: Scope): Promise<readonly string[]> {
  const found = await mail.list({ filter: { conditions: [{ field: 'subject', operator: 'contains', value: subject }] } }).all();
  return found.map((message) => message.subject);
}

test('a series with people in three zones: one proposes another time, one occurrence is moved, all of it is cancelled', async () => {
  await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  await using ada = await scopeOf(cloud, 'ada', 'Europe/Paris');
  await using ben = await scopeOf(cloud, 'ben', 'America/New_York');
  await using chloe = await scopeOf(cloud, 'chloe', 'Asia/Tokyo');
  await using diego = await scopeOf(cloud, 'diego', 'Europe/London');

  const series = await ada.calendar.create({
    subject,
    start: '2026-12-01T14:00',
    end: '2026-12-01T15:00',
    recurrence: 'FREQ=WEEKLY;COUNT=3',
    requiredAttendees: ['ben@contoso.example', 'chloe@contoso.example'],
    optionalAttendees: ['diego@contoso.example'],
  });

  expect(series).toMatchObject({ type: 'seriesMaster', timeZone: 'Europe/Paris', originalTimeZone: 'Romance Standard Time' });
  expect(series.recurrenceRule).toBe('FREQ=WEEKLY;BYDAY=TU;WKST=MO;COUNT=3');
  expect(await seenBy(ada)).toEqual([
    '2026-12-01T14:00:00+01:00 organizer',
    '2026-12-08T14:00:00+01:00 organizer',
    '2026-12-15T14:00:00+01:00 organizer',
  ]);
  const first = { ben: '2026-12-01T08:00:00-05:00', chloe: '2026-12-01T22:00:00+09:00', diego: '2026-12-01T13:00:00Z' };
  expect((await seenBy(ben))[0]).toBe(`${first.ben} notResponded`);
  expect((await seenBy(chloe))[0]).toBe(`${first.chloe} notResponded`);
  expect((await seenBy(diego))[0]).toBe(`${first.diego} notResponded`);
  for (const one of [ben, chloe, diego]) expect(await mailTo(one)).toEqual([subject]);

  // Ben accepts all of it, Chloe the first one for now, and Diego would rather have that an hour later.
  const [bens] = await ben.calendar.list({ ...december, search: subject }).all();
  await ben.calendar.respond({ event: bens ?? '', response: 'accept', entireSeries: true });
  const [chloes] = await chloe.calendar.list({ ...december, search: subject }).all();
  await chloe.calendar.respond({ event: chloes ?? '', response: 'tentativelyAccept', comment: 'Late for me.' });
  const [diegos] = await diego.calendar.list({ ...december, search: subject }).all();
  await diego.calendar.respond({
    event: diegos ?? '',
    response: 'decline',
    comment: 'At two I could come.',
    proposedStart: '2026-12-01T14:00',
    proposedEnd: '2026-12-01T15:00',
  });

  expect(await mailTo(ada)).toEqual([`New Time Proposed: ${subject}`, `Tentative: ${subject}`, `Accepted: ${subject}`]);
  expect(await seenBy(diego)).toHaveLength(2);
  expect((await seenBy(ben)).map((line) => line.split(' ')[1])).toEqual(['accepted', 'accepted', 'accepted']);
  expect((await seenBy(chloe)).map((line) => line.split(' ')[1])).toEqual(['tentativelyAccepted', 'notResponded', 'notResponded']);
  const [adas] = await ada.calendar.list({ ...december, search: subject }).all();
  expect(
    adas?.attendees.map(({ address, type, response, proposedStart }) => [address.split('@')[0], type, response, proposedStart]),
  ).toEqual([
    ['ben', 'required', 'accepted', null],
    ['chloe', 'required', 'tentativelyAccepted', null],
    ['diego', 'optional', 'declined', '2026-12-01T15:00:00+01:00'],
  ]);

  // Ada moves that one to where Diego could come.
  const moved = await ada.calendar.update({ event: adas ?? '', start: '2026-12-01T15:00', end: '2026-12-01T16:00' });

  expect(moved).toMatchObject({ type: 'exception', start: '2026-12-01T15:00:00+01:00', seriesId: series.id });
  expect((await seenBy(ada)).map((line) => line.slice(0, 16))).toEqual(['2026-12-01T15:00', '2026-12-08T14:00', '2026-12-15T14:00']);
  expect((await seenBy(ben)).map((line) => line.slice(0, 16))).toEqual(['2026-12-01T09:00', '2026-12-08T08:00', '2026-12-15T08:00']);
  expect((await seenBy(chloe)).map((line) => line.slice(0, 16))).toEqual(['2026-12-01T23:00', '2026-12-08T22:00', '2026-12-15T22:00']);
  for (const one of [ben, chloe, diego]) expect(await mailTo(one)).toEqual([subject, subject]);

  // And then all of it falls through.
  const { outcome } = await ada.calendar.delete({ event: moved, which: 'all', comment: 'We will do this by mail.' });

  expect(outcome).toBe('cancelled');
  expect(await seenBy(ada)).toEqual([]);
  for (const one of [ben, chloe, diego]) {
    expect((await mailTo(one))[0]).toBe(`Canceled: ${subject}`);
    for (const line of await seenBy(one)) expect(line).toMatch(/ cancelled$/);
  }
});
