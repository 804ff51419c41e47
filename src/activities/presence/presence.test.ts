import { expect, test } from 'vitest';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { clearSession, get, list, set, setSession, setStatusMessage } from './index.ts';
import { toPresence } from './presence.ts';

test('what Graph leaves out is empty, and unknown', () => {
  expect(toPresence({})).toEqual({
    id: '',
    availability: 'PresenceUnknown',
    activity: 'PresenceUnknown',
    isOutOfOffice: false,
    outOfOfficeMessage: null,
    statusMessage: null,
  });
});

test('a person is named by an address, an id or what another activity gave', async () => {
  const world = recordedWorld(get, { 'GET /users/{person}/presence': {} });
  for (const person of ['ben@contoso.example', { id: 'b-1', displayName: 'Ben' }]) await runRecorded(get, { person }, world);

  expect(world.calls.map(({ request }) => request.params)).toEqual([{ person: 'ben@contoso.example' }, { person: 'b-1' }]);
});

test('many ids go in calls of 650, each person once, addresses one by one', async () => {
  const ids = Array.from({ length: 651 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
  const world = recordedWorld(list, {
    'POST /communications/getPresencesByUserId': ({ body }: { body: { ids: string[] } }) => ({ value: body.ids.map((id) => ({ id })) }),
    'GET /users/{person}/presence': { id: 'b-1' },
  });
  const found: string[] = [];
  for await (const { id } of runRecorded(list, { people: [...ids, { id: ids[0] }, 'ben@contoso.example'] }, world)) found.push(id);

  expect(found).toEqual([...ids, 'b-1']);
  expect(world.calls.map(({ request }) => (request.body as { ids: string[] } | undefined)?.ids.length)).toEqual([650, 1, undefined]);
});

test('results come in the order in which people are named; whom nobody knows is left out', async () => {
  const [first, second, unknown] = ['1', '2', '3'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);
  const world = recordedWorld(list, {
    // As Graph may answer: in another order, and without an id that it does not know.
    'POST /communications/getPresencesByUserId': { value: [{ id: second }, { id: first }] },
    'GET /users/{person}/presence': ({ params }: { params: { person: string } }) => ({ id: `of ${params.person}` }),
  });
  const found: string[] = [];
  for await (const { id } of runRecorded(list, { people: ['a@x.example', first, unknown, 'b@x.example', second] }, world)) found.push(id);

  expect(found).toEqual(['of a@x.example', first, 'of b@x.example', second]);
});

test.each([
  ['Busy', undefined, { availability: 'Busy', activity: 'Busy' }, '2026-11-24T09:00:00Z'],
  ['Away', undefined, { availability: 'Away', activity: 'Away' }, '2026-11-30T09:00:00Z'],
  ['Offline', 90, { availability: 'Offline', activity: 'OffWork', expirationDuration: 'PT90M' }, '2026-11-23T10:30:00Z'],
])('%s for %s minutes is set with the activity that goes with it', async (availability, minutes, body, endsAt) => {
  const world = recordedWorld(set);

  expect(await runRecorded(set, { availability, minutes }, world)).toMatchObject({ availability, endsAt });
  expect(world.calls).toEqual([{ operation: 'POST /me/presence/setUserPreferredPresence', request: { body } }]);
});

test('an application says what a person does, whom it names', async () => {
  const world = recordedWorld(setSession);
  const sessionId = '22553876-f5ab-4529-bffb-cfe50aa89f87';

  await runRecorded(setSession, { sessionId, activity: 'InACall', minutes: 240, person: 'ben@contoso.example' }, world);
  expect(world.calls).toEqual([
    {
      operation: 'POST /users/{person}/presence/setPresence',
      request: {
        body: { sessionId, availability: 'Busy', activity: 'InACall', expirationDuration: 'PT240M' },
        params: { person: 'ben@contoso.example' },
      },
    },
  ]);
});

test('a session that there is not is ended already', async () => {
  const gone = new OnbehalfError('NOT_FOUND', 'No.');
  const refuse = (): never => {
    throw gone;
  };
  const input = { sessionId: '22553876-f5ab-4529-bffb-cfe50aa89f87' };

  expect(await runRecorded(clearSession, input, recordedWorld(clearSession, { 'POST /me/presence/clearPresence': refuse }))).toEqual({
    wasThere: false,
  });
  const ofOther = recordedWorld(clearSession, { 'POST /users/{person}/presence/clearPresence': refuse });
  expect(await runRecorded(clearSession, { ...input, person: 'ben@contoso.example' }, ofOther)).toEqual({ wasThere: false });
});

test('the end of a status message is read in its zone', async () => {
  const world = recordedWorld(setStatusMessage);

  expect(await runRecorded(setStatusMessage, { message: 'Away', endsAt: '2026-11-23T17:00', timeZone: 'Europe/Paris' }, world)).toEqual({
    message: 'Away',
    endsAt: '2026-11-23T16:00:00Z',
  });
  expect(world.calls[0]?.request.body).toMatchObject({
    statusMessage: { expiryDateTime: { dateTime: '2026-11-23T16:00:00', timeZone: 'UTC' } },
  });
});
