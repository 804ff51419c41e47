import { describe, expect, test } from 'vitest';
import { createTestGraph } from '../../../../test/support/test-graph.ts';
import { untrackedType } from './untracked-type.ts';

test.each([
  ['/me/messages/delta', 'message'],
  ["/Users('ada@contoso.example')/Messages/microsoft.graph.delta()", 'message'],
  ['/me/calendar/events/delta', 'event'],
  ['/users/1/calendars/a%2Fb/events/delta()', 'event'],
  ['/chats/19:1@thread.v2/messages/delta', 'chatMessage'],
  ['/me/chats/19:1@thread.v2/messages/delta', 'chatMessage'],
])('changes of %s are not tracked: %s', (path, type) => {
  expect(untrackedType(path)).toBe(type);
});

test.each([
  '/me/mailFolders/inbox/messages/delta',
  '/me/messages',
  '/messages/delta',
  '/users/delta',
  '/me/calendarView/delta',
  '/teams/1/channels/1/messages/delta',
  '/me/messages/delta/more',
  '/',
])('%s is another path', (path) => {
  expect(untrackedType(path)).toBeUndefined();
});

describe('a request for changes that are not tracked', () => {
  test('is refused as such, after the token', async () => {
    const graph = createTestGraph();

    expect(await graph.json('/v1.0/me/messages/delta', { as: 'ada Mail.Read' })).toMatchObject({
      status: 400,
      body: {
        error: { code: 'BadRequest', message: "Unsupported request: Change tracking is not supported against 'microsoft.graph.message'." },
      },
    });
    expect((await graph.json('/v1.0/me/messages/delta', { as: '' })).status).toBe(401);
    expect((await graph.json('/v1.0/me/messages/delta', { method: 'POST' })).status).toBe(501);
  });
});
