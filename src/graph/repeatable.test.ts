import { describe, expect, test } from 'vitest';
import type { Outcome } from './exchange.ts';
import { leavesOpen } from './doubt.ts';
import { addsAnother, isNamed, isRepeatable, leavesDoubt, reasonToRepeat, successOf } from './repeatable.ts';

const answer = (status: number, headers: Record<string, string> = {}): Outcome => ({
  kind: 'answer',
  status,
  headers: new Headers(headers),
  body: undefined,
});
const broken = (how: 'unreachable' | 'interrupted' | 'untrusted'): Outcome => ({ kind: 'break', how, reason: 'X', cause: undefined });

test.each<[string, unknown, boolean]>([
  ['POST /me/events', { transactionId: 'T1' }, true],
  ['POST /me/calendars/{calendar}/events', { subject: 'Lunch', transactionId: 'T1' }, true],
  ['POST /me/events', { transactionId: '' }, false],
  ['POST /me/events', { subject: 'Lunch' }, false],
  ['POST /me/events', undefined, false],
  ['POST /me/events/{event}/forward', { transactionId: 'T1' }, false],
  ['POST /me/messages', { transactionId: 'T1' }, false],
])('%s with %o is known again by its name: %s', (operation, body, expected) => {
  expect(isNamed(operation, body)).toBe(expected);
  expect(isRepeatable(operation, { isNamed: isNamed(operation, body) })).toBe(expected);
});

test.each([
  ['PUT /me/drive/items/{item}:/{+path}:/content', 'rename', true],
  ['PUT /me/drive/items/{item}:/{+path}:/content', 'fail', true],
  ['PUT /me/drive/items/{item}:/{+path}:/content', 'replace', false],
  ['PUT /me/drive/items/{item}/content', undefined, false],
  ['GET /me/drive/items/{item}', 'fail', false],
])('%s with the name taken: %s makes another thing each time: %s', (operation, behavior, expected) => {
  expect(addsAnother(operation, { query: { '@microsoft.graph.conflictBehavior': behavior } })).toBe(expected);
  expect(isRepeatable(operation, { addsAnother: expected })).toBe(!expected);
});

describe('an operation of unknown fate', () => {
  test.each([
    'GET /me/messages',
    'PATCH /me/messages/{id}',
    'PUT /me/photo/$value',
    'DELETE /me/messages/{id}/attachments/{attachmentId}',
    'DELETE /me/mailFolders/inbox/messageRules/{id}',
    'POST /me/messages/{id}/attachments/createUploadSession',
    'POST /me/findMeetingTimes',
    'POST /directoryObjects/getByIds',
    'POST /me/getMailTips',
    'POST /communications/getPresencesByUserId',
    'POST /me/presence/setUserPreferredPresence',
    'POST /me/getMemberGroups',
    'POST /me/checkMemberGroups',
    'POST /me/calendar/getSchedule',
    'POST /search/query',
    'POST /me/translateExchangeIds',
    "POST /me/drive/items/{item}/workbook/worksheets/{sheet}/range(address='{range}')/clear",
    'POST /me/drive/items/{item}/workbook/functions/vlookup',
    'DELETE /groups/{id}',
    'DELETE /messages',
  ])('may be made again: %s', (operation) => {
    expect(isRepeatable(operation)).toBe(true);
  });

  test.each([
    'POST /me/sendMail',
    'POST /me/messages',
    'POST /me/messages/{id}/reply',
    'POST /me/messages/{id}/forward',
    'POST /me/messages/{id}/send',
    'POST /me/messages/{id}/move',
    'POST /me/messages/{id}/attachments',
    'POST /me/mailFolders',
    'DELETE /me/messages/{id}',
    'DELETE /me/mailFolders/{id}',
    'DELETE /me/mailFolders/{id}/childFolders/{childId}',
    'PATCH /me/events/{id}',
    'PATCH /me/calendars/{calendar}/events/{id}',
    'PATCH /solutions/bookingBusinesses/{business}/appointments/{id}',
    'DELETE /me/events/{id}',
    'DELETE /me/contacts/{id}',
    'POST /me/query/{id}',
    'POST',
  ])('may not: %s', (operation) => {
    expect(isRepeatable(operation)).toBe(false);
  });
});

describe('another try', () => {
  test.each([
    ['429', answer(429), 'throttled', 'throttled'],
    ['509', answer(509), 'throttled', 'throttled'],
    ['503 that names a time', answer(503, { 'retry-after': '1' }), 'unavailable', undefined],
    ['503 that names none', answer(503), 'unavailable', undefined],
    ['502', answer(502), 'unavailable', undefined],
    ['504, whatever it names', answer(504, { 'retry-after': '1' }), 'unavailable', undefined],
    ['a server that cannot be reached', broken('unreachable'), 'unreachable', 'unreachable'],
    ['a connection that broke', broken('interrupted'), 'interrupted', undefined],
    ['a certificate that is not trusted', broken('untrusted'), undefined, undefined],
    ['400', answer(400), undefined, undefined],
    ['401', answer(401), undefined, undefined],
    ['404', answer(404), undefined, undefined],
    ['500', answer(500), undefined, undefined],
    ['501', answer(501), undefined, undefined],
    ['505', answer(505), undefined, undefined],
  ] as const)('after %s: repeatable %3$s, not repeatable %4$s', (_, outcome, repeatable, not) => {
    expect([reasonToRepeat(outcome, true), reasonToRepeat(outcome, false)]).toEqual([repeatable, not]);
  });
});

test.each([
  ['throttled', false],
  ['unavailable', true],
  ['unreachable', false],
  ['interrupted', true],
] as const)('a try that ended %s leaves doubt: %s', (reason, doubt) => {
  expect(leavesDoubt(reason)).toBe(doubt);
});

test.each([499, 500, 501, 502, 503, 504, 505, 429, 509])('status %i leaves open whether it was done: 500, 502, 503 and 504', (status) => {
  expect(leavesOpen(status, false)).toBe([500, 502, 503, 504].includes(status));
  expect(leavesOpen(status, true)).toBe(false);
});

describe('success', () => {
  test('is any status from 200 to 299', () => {
    expect(successOf(answer(204), 'POST', false)).toMatchObject({ status: 204 });
    for (const status of [200, 299]) expect(successOf(answer(status), 'GET', false)).toEqual(answer(status));
    for (const status of [199, 300, 302]) expect(successOf(answer(status), 'GET', false)).toBeUndefined();
    expect(successOf(broken('interrupted'), 'DELETE', true)).toBeUndefined();
  });

  test('is also a DELETE that finds nothing after a try that left doubt', () => {
    expect(successOf({ ...answer(404), body: { error: {} } } as Outcome, 'DELETE', true)).toEqual(answer(204));
    expect(successOf(answer(410), 'DELETE', true)).toBeUndefined();
    expect(successOf(answer(404), 'DELETE', false)).toBeUndefined();
    expect(successOf(answer(404), 'GET', true)).toBeUndefined();
  });
});
