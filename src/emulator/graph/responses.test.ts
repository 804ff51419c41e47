import { expect, test } from 'vitest';
import { failureReply, type ResponseContext, responseOf } from './responses.ts';
import { GraphFailure } from './route.ts';

const context: ResponseContext = { requestId: 'ours', clientRequestId: undefined, now: new Date('2026-03-02T09:00:00.500Z') };
const json = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

test.each<[what: string, body: unknown, type: string | null, text: string]>([
  ['nothing', undefined, null, ''],
  ['an object', { a: 'é' }, json, '{"a":"é"}'],
  ['a list', [1], json, '[1]'],
  ['null', null, json, 'null'],
  ['text', '12', 'text/plain; charset=utf-8', '12'],
  ['no text', '', 'text/plain; charset=utf-8', ''],
  ['bytes', new Uint8Array([104, 105]), 'application/octet-stream', 'hi'],
])('an answer of %s has its type, and the version of OData where it is JSON', async (_, body, type, text) => {
  const response = responseOf({ status: 201, body }, context);
  const { headers } = response;

  expect([response.status, headers.get('Content-Type'), headers.get('OData-Version'), await response.text()]).toEqual([
    201,
    type,
    type === json ? '4.0' : null,
    text,
  ]);
});

test('bytes that are kept are not those that travel', async () => {
  const kept = new Uint8Array([1, 2]);
  const response = responseOf({ status: 200, body: kept }, context);
  kept[0] = 9;

  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2]);
});

test('headers of a reply win over the usual ones', () => {
  const { headers } = responseOf(
    { status: 200, body: 'x', headers: { 'Content-Type': 'text/html', ETag: '"1"', 'cache-control': 'private' } },
    context,
  );

  expect([headers.get('Content-Type'), headers.get('ETag'), headers.get('Date')]).toEqual([
    'text/html',
    '"1"',
    'Mon, 02 Mar 2026 09:00:00 GMT',
  ]);
});

test.each([
  [undefined, 'ours'],
  ['theirs', 'theirs'],
])('the id of a client that sent %s is %s', (clientRequestId, id) => {
  const told = { ...context, clientRequestId };
  const { headers } = responseOf({ status: 200 }, told);

  expect([headers.get('request-id'), headers.get('client-request-id')]).toEqual(['ours', id]);
  expect(failureReply(new GraphFailure(400, 'Bad', 'Words.'), told)).toEqual({
    status: 400,
    headers: {},
    body: {
      error: { code: 'Bad', message: 'Words.', innerError: { date: '2026-03-02T09:00:00', 'request-id': 'ours', 'client-request-id': id } },
    },
  });
});

test.each<[codes: string[], inner: object]>([
  [[], {}],
  [['a'], { code: 'a' }],
  [['a', 'b', 'c'], { code: 'a', innerError: { code: 'b', innerError: { code: 'c' } } }],
])('codes %j are nested, the outermost first', (innerCodes, inner) => {
  const { body } = failureReply(new GraphFailure(400, 'Bad', 'Words.', { innerCodes }), context);

  const ids = { date: '2026-03-02T09:00:00', 'request-id': 'ours', 'client-request-id': 'ours' };
  expect(body).toEqual({ error: { code: 'Bad', message: 'Words.', innerError: { ...inner, ...ids } } });
});
