import { describe, expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../../../test/support/test-graph.ts';
import { presenceOf } from './current.ts';
import { findUser } from '../../tenant/tenant.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const sessionId = '22553876-f5ab-4529-bffb-cfe50aa89f87';

const post = (graph: TestGraph, action: string, body?: unknown, as = 'ada Presence.ReadWrite', who = 'me') =>
  graph.json(`/v1.0/${who}/presence/${action}`, { as, method: 'POST', ...(body !== undefined && { body }) });

/** Availability and activity as a colleague sees them, in one text. */
async function shown(graph: TestGraph, alias = 'ada'): Promise<string> {
  const { body } = await graph.json(`/v1.0/users/${alias}@contoso.example/presence`, { as: 'chloe Presence.Read.All' });
  return `${String(body['availability'])}/${String(body['activity'])}`;
}

function signOut({ tenant }: TestGraph, alias = 'ada'): void {
  const user = findUser(tenant, `${alias}@contoso.example`);
  if (user) presenceOf(tenant, user).isSignedOut = true;
}

describe('what a person prefers', () => {
  test.each([
    ['Available', 'Available', 7],
    ['Busy', 'Busy', 1],
    ['DoNotDisturb', 'DoNotDisturb', 1],
    ['BeRightBack', 'BeRightBack', 7],
    ['Away', 'Away', 7],
    ['Offline', 'OffWork', 7],
  ])('%s is shown for as long as the service says', async (availability, activity, days) => {
    const graph = createTestGraph();
    expect((await post(graph, 'setUserPreferredPresence', { availability, activity })).status).toBe(200);
    graph.tenant.clock.advance(days * day - 1);

    expect(await shown(graph)).toBe(`${availability}/${activity}`);
    graph.tenant.clock.advance(1);
    expect(await shown(graph)).toBe('Available/Available');
  });

  test('ends when it was given an end, or is taken back', async () => {
    const graph = createTestGraph();
    await post(graph, 'setUserPreferredPresence', { availability: 'Busy', activity: 'Busy', expirationDuration: 'PT1H30M' });
    graph.tenant.clock.advance(90 * minute);
    expect(await shown(graph)).toBe('Available/Available');

    await post(graph, 'setUserPreferredPresence', { availability: 'Away', activity: 'Away', expirationDuration: 'P1D' });
    expect(await shown(graph)).toBe('Away/Away');
    expect((await post(graph, 'clearUserPreferredPresence')).status).toBe(200);
    expect(await shown(graph)).toBe('Available/Available');
  });

  test('shows nowhere without a session', async () => {
    const graph = createTestGraph();
    signOut(graph);
    await post(graph, 'setUserPreferredPresence', { availability: 'Busy', activity: 'Busy' });

    expect(await shown(graph)).toBe('Offline/Offline');
    await post(graph, 'setPresence', { sessionId, availability: 'Available', activity: 'Available' });
    expect(await shown(graph)).toBe('Busy/Busy');
  });
});

describe('a session of an application', () => {
  test('ends after five minutes, or when it says', async () => {
    const graph = createTestGraph();
    signOut(graph);
    await post(graph, 'setPresence', { sessionId, availability: 'Busy', activity: 'InACall' });
    expect(await shown(graph)).toBe('Busy/InACall');
    graph.tenant.clock.advance(5 * minute);
    expect(await shown(graph)).toBe('Offline/Offline');

    await post(graph, 'setPresence', { sessionId, availability: 'Busy', activity: 'InACall', expirationDuration: 'PT1H' });
    graph.tenant.clock.advance(59 * minute);
    expect(await shown(graph)).toBe('Busy/InACall');
  });

  test('that says Available fades in stages', async () => {
    const graph = createTestGraph();
    signOut(graph);
    await post(graph, 'setPresence', { sessionId, availability: 'Available', activity: 'Available', expirationDuration: 'PT1H' });
    const seen = [await shown(graph)];
    for (let turn = 0; turn < 2; turn += 1) {
      graph.tenant.clock.advance(5 * minute);
      seen.push(await shown(graph));
    }

    expect(seen).toEqual(['Available/Available', 'Available/AvailableInactive', 'Away/Away']);
  });

  test('counts among others by what it says, and can be taken back once', async () => {
    const graph = createTestGraph();
    const set = (id: string, availability: string, activity: string) =>
      post(graph, 'setPresence', { sessionId: id, availability, activity, expirationDuration: 'PT1H' });
    await set('one', 'Away', 'Away');
    expect(await shown(graph)).toBe('Available/Available');
    await set('two', 'Busy', 'InAConferenceCall');
    expect(await shown(graph)).toBe('Busy/InAConferenceCall');
    await set('three', 'DoNotDisturb', 'Presenting');
    expect(await shown(graph)).toBe('DoNotDisturb/Presenting');

    expect((await post(graph, 'clearPresence', { sessionId: 'three' })).status).toBe(200);
    expect((await post(graph, 'clearPresence', { sessionId: 'three' })).status).toBe(404);
    expect(await shown(graph)).toBe('Busy/InAConferenceCall');
  });
});

describe('a status message', () => {
  const statusMessage = {
    message: { content: 'In a meeting.', contentType: 'text' },
    expiryDateTime: { dateTime: '2026-03-02T02:00:00.0000000', timeZone: 'Pacific Standard Time' },
  };

  test('says when it ends to the person alone, and is gone then', async () => {
    const graph = createTestGraph();
    expect((await post(graph, 'setStatusMessage', { statusMessage })).status).toBe(200);

    expect((await graph.json('/v1.0/me/presence', { as: 'ada Presence.Read' })).body['statusMessage']).toEqual({
      ...statusMessage,
      publishedDateTime: '2026-03-02T09:00:00.000Z',
    });
    const others = await graph.json('/v1.0/users/ada@contoso.example/presence', { as: 'ben Presence.Read.All' });
    expect(others.body['statusMessage']).toEqual({ message: statusMessage.message });
    graph.tenant.clock.advance(60 * minute);
    expect((await graph.json('/v1.0/me/presence', { as: 'ada Presence.Read' })).body['statusMessage']).toBeNull();
  });

  test('is taken away by an empty one', async () => {
    const graph = createTestGraph();
    await post(graph, 'setStatusMessage', { statusMessage });
    await post(graph, 'setStatusMessage', { statusMessage: { message: { content: '', contentType: 'text' } } });

    expect((await graph.json('/v1.0/me/presence', { as: 'ada Presence.Read' })).body['statusMessage']).toBeNull();
  });
});

test.each<[string, string, unknown, number]>([
  ['an availability alone', 'setUserPreferredPresence', { availability: 'Busy' }, 400],
  ['a combination that there is not', 'setUserPreferredPresence', { availability: 'Busy', activity: 'InACall' }, 400],
  ['a duration that is none', 'setUserPreferredPresence', { availability: 'Busy', activity: 'Busy', expirationDuration: '1 hour' }, 400],
  ['no session', 'setPresence', { availability: 'Available', activity: 'Available' }, 400],
  ['a session of four minutes', 'setPresence', { sessionId, availability: 'Away', activity: 'Away', expirationDuration: 'PT4M' }, 400],
  ['a session of five hours', 'setPresence', { sessionId, availability: 'Away', activity: 'Away', expirationDuration: 'PT5H' }, 400],
  ['a message in HTML', 'setStatusMessage', { statusMessage: { message: { content: '<b>Hi</b>', contentType: 'html' } } }, 400],
  ['a message with what there is not', 'setStatusMessage', { statusMessage: { colour: 'red' } }, 400],
  [
    'a zone that there is not',
    'setStatusMessage',
    { statusMessage: { expiryDateTime: { dateTime: '2026-03-02T02:00:00', timeZone: 'Nowhere' } } },
    400,
  ],
])('%s is refused', async (_, action, body, status) => {
  expect((await post(createTestGraph(), action, body)).status).toBe(status);
});

test.each([
  ['oneself by one’s address', 'ada Presence.ReadWrite', 'users/ada@contoso.example', 200],
  ['somebody else', 'ada Presence.ReadWrite', 'users/ben@contoso.example', 403],
  ['somebody, by an application', 'app Presence.ReadWrite.All', 'users/ben@contoso.example', 200],
  ['oneself without the permission', 'ada Presence.Read.All', 'me', 403],
])('setting it for %s', async (_, as, who, status) => {
  const body = { availability: 'Busy', activity: 'Busy' };

  expect((await post(createTestGraph(), 'setUserPreferredPresence', body, as, who)).status).toBe(status);
});
