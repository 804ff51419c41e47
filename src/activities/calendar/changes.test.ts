import { describe, expect, test } from 'vitest';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { failureOf } from '../../../test/support/failure-of.ts';
import { list } from './list.ts';
import { get } from './get.ts';
import { update } from './update.ts';

const reading = 'GET /me/events/{event}';
const changing = 'PATCH /me/events/{event}';
const joinUrl = 'https://teams.microsoft.com/l/meetup-join/1';
const block = `<div class="me-email-text"><a href="${joinUrl}">Join</a></div>`;
const online = {
  id: 'E1',
  isOnlineMeeting: true,
  onlineMeeting: { joinUrl },
  body: { contentType: 'html', content: `<body>Old${block}</body>` },
};

describe('a change of an event', () => {
  test('of the text keeps what one joins an online meeting by', async () => {
    const world = recordedWorld(update, { [reading]: online, [changing]: { id: 'E1' } });
    await runRecorded(update, { event: 'E1', body: 'New' }, world);

    expect(world.operations()).toEqual([reading, changing]);
    expect(world.calls[0]?.request.query).toEqual({ $select: 'id,body,isOnlineMeeting,onlineMeeting,onlineMeetingUrl' });
    expect(world.calls[1]?.request.body).toEqual({ body: { contentType: 'html', content: `<body><div>New</div><br>${block}</body>` } });
  });

  test('of the text is refused before anything is changed, files too, where it would end the online meeting', async () => {
    const unclear = { ...online, body: { contentType: 'html', content: `<body>Call in: ${joinUrl}</body>` } };
    const world = recordedWorld(update, { [reading]: unclear }, { 'a.txt': 'A' });
    const failure = await failureOf(
      runRecorded(update, { event: 'E1', body: 'New', attachments: { add: ['a.txt'] } }, world) as Promise<unknown>,
    );

    expect(failure).toMatchObject({ code: 'INPUT_INVALID' });
    expect(world.operations()).toEqual([reading]);
  });

  test('of the address to join at keeps the place', async () => {
    const location = { displayName: 'Room 2', address: { city: 'Paris' } };
    const world = recordedWorld(update, { [reading]: { id: 'E1', location }, [changing]: { id: 'E1' } });
    await runRecorded(update, { event: 'E1', meetingUrl: 'https://meet.example/a' }, world);

    expect(world.calls[1]?.request.body).toEqual({ location: { ...location, locationUri: 'https://meet.example/a' } });
  });

  test('of anything else reads nothing first', async () => {
    const world = recordedWorld(update, { [changing]: { id: 'E1' } });
    await runRecorded(update, { event: 'E1', subject: 'New', location: 'Room 3', meetingUrl: undefined }, world);

    expect(world.operations()).toEqual([changing]);
  });
});

test('an online meeting says how one calls in, each number once', async () => {
  const onlineMeeting = {
    joinUrl,
    conferenceId: '177',
    tollNumber: '+44 20 7946 0900',
    tollFreeNumbers: ['+44 808 157 0192'],
    phones: [{ number: '+44 20 7946 0900' }, { number: null }, { number: '+44 20 7946 0901' }],
  };
  const world = recordedWorld(get, { [reading]: { id: 'E1', onlineMeeting } });

  expect(await runRecorded(get, { event: 'E1' }, world)).toMatchObject({
    joinUrl,
    conferenceId: '177',
    dialInNumbers: ['+44 20 7946 0900', '+44 808 157 0192', '+44 20 7946 0901'],
  });
});

describe('a calendar by its name', () => {
  const calendars = [
    { id: 'C1', name: 'Team' },
    { id: 'C2', name: 'Birthdays' },
    { id: 'C3', name: 'team' },
  ];
  const listed = async (calendar: string) => {
    const world = recordedWorld(list, { 'GET /me/calendars': calendars });
    for await (const _ of runRecorded(list, { start: '2026-12-01', end: '2026-12-02', calendar }, world) as AsyncIterable<unknown>) void _;
    return world.calls.at(-1)?.request.params;
  };

  test('is that one, in any letter case, or by its id', async () => {
    expect(await listed('birthdays')).toEqual({ calendar: 'C2' });
    expect(await listed('C3')).toEqual({ calendar: 'C3' });
  });

  test('that several have is refused, with the ids of those', async () => {
    expect(await failureOf(listed('Team'))).toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining('C1 or C3') });
  });
});
