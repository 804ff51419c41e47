import { expect, test } from 'vitest';
import { findUser } from '../../tenant/tenant.ts';
import { createTestGraph } from '../../../../test/support/test-graph.ts';

const idOf = (graph: ReturnType<typeof createTestGraph>, alias: string): string =>
  findUser(graph.tenant, `${alias}@contoso.example`)?.id ?? '';

test('whoever can sign in is available, an account that cannot is offline', async () => {
  const graph = createTestGraph();

  expect(await graph.json('/v1.0/me/presence', { as: 'ada Presence.Read' })).toEqual({
    status: 200,
    body: {
      '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#users('${idOf(graph, 'ada')}')/presence/$entity`,
      id: idOf(graph, 'ada'),
      availability: 'Available',
      activity: 'Available',
      outOfOfficeSettings: { message: null, isOutOfOffice: false },
      statusMessage: null,
    },
  });
  const shared = await graph.json('/v1.0/users/invoices@contoso.example/presence', { as: 'ada Presence.Read.All' });
  expect(shared.body).toMatchObject({ id: idOf(graph, 'invoices'), availability: 'Offline', activity: 'Offline' });
});

test.each([
  ['/v1.0/me/presence', 'ada User.Read', 403],
  ['/v1.0/users/ben@contoso.example/presence', 'ada Presence.Read', 403],
  ['/v1.0/users/ben@contoso.example/presence', 'ada Presence.Read.All', 200],
  ['/v1.0/users/ada@contoso.example/presence', 'ada Presence.Read', 200],
  ['/v1.0/users/ada@contoso.example/presence', 'app Presence.ReadWrite.All', 200],
  ['/v1.0/me/presence', 'app Presence.Read.All', 400],
])('%s as %s: %i', async (path, as, status) => {
  expect((await createTestGraph().json(path, { as })).status).toBe(status);
});

test('a missing permission is refused in the words of the service', async () => {
  const { body } = await createTestGraph().json('/v1.0/me/presence', { as: 'ada User.Read' });

  expect(body['error']).toMatchObject({ code: 'Forbidden', message: '' });
});

test('of several at once, in the order asked for; ids that nobody has are left out', async () => {
  const graph = createTestGraph();
  const ids = [idOf(graph, 'ben'), graph.tenant.id, idOf(graph, 'ada')];

  const { body } = await graph.json('/v1.0/communications/getPresencesByUserId', {
    as: 'ada Presence.Read.All',
    method: 'POST',
    body: { ids },
  });

  expect((body['value'] as { id: string }[]).map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  expect(body['@odata.context']).toBe('https://graph.microsoft.com/v1.0/$metadata#Collection(microsoft.graph.presence)');
});

test.each([[0], [651]])('%i ids are refused', async (count) => {
  const ids = Array.from({ length: count }, () => '00000000-0000-4000-8000-000000000000');
  const answer = await createTestGraph().json('/v1.0/communications/getPresencesByUserId', {
    as: 'ada Presence.Read.All',
    method: 'POST',
    body: { ids },
  });

  expect(answer.status).toBe(400);
});

test('one of all presences, by the id of the person', async () => {
  const graph = createTestGraph();
  const as = 'ada Presence.Read.All';

  expect((await graph.json(`/v1.0/communications/presences/${idOf(graph, 'ben')}`, { as })).body).toMatchObject({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#communications/presences/$entity',
    id: idOf(graph, 'ben'),
  });
  expect((await graph.json('/v1.0/communications/presences/nobody', { as })).status).toBe(404);
});

test('automatic replies show', async () => {
  const graph = createTestGraph();
  const setting = { status: 'alwaysEnabled', internalReplyMessage: 'Away until Monday.' };
  await graph.json('/v1.0/me/mailboxSettings', {
    as: 'ben MailboxSettings.ReadWrite',
    method: 'PATCH',
    body: { automaticRepliesSetting: setting },
  });

  expect((await graph.json('/v1.0/users/ben@contoso.example/presence', { as: 'ada Presence.Read.All' })).body).toMatchObject({
    outOfOfficeSettings: { message: 'Away until Monday.', isOutOfOffice: true },
  });
});
