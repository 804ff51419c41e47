import { expect, test } from 'vitest';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { get, list } from './index.ts';
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
