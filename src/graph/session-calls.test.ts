import { expect, test } from 'vitest';
import { createGraphClient } from './client.ts';

const sheets = 'GET /me/drive/items/{item}/workbook/worksheets';
const request = { params: { item: '01A' } };
const path = '/v1.0/me/drive/items/01A/workbook';

/** A service with a workbook; it logs method, path, session and token. */
function service(answer: (path: string, session: string | null) => Response | undefined = () => undefined) {
  const log: string[] = [];
  const controller = new AbortController();
  let opened = 0;
  const client = createGraphClient({
    graphUrl: 'https://graph.microsoft.com',
    token: async () => 'token-1',
    signal: controller.signal,
    sleep: async () => {},
    fetch: async (url, { method, headers = {}, body } = {}) => {
      const { pathname } = new URL(url);
      const session = new Headers(headers).get('workbook-session-id');
      log.push([method, pathname.replace(path, ''), session, body].filter((part) => part !== null && part !== undefined).join(' '));
      expect(new Headers(headers).get('authorization')).toBe('Bearer token-1');
      const special = answer(pathname.replace(path, ''), session);
      if (special) return special;
      if (pathname.endsWith('/createSession')) return Response.json({ id: `s${(opened += 1)}`, persistChanges: true }, { status: 201 });
      return pathname.endsWith('Session') ? new Response(null, { status: 204 }) : Response.json({ value: [] });
    },
  });
  return { log, client, controller, graph: client.bind({ activity: 'excel.sheets', operations: [sheets] }) };
}

const refusal = (status: number, code: string) =>
  Response.json({ error: { code: 'notFound', message: 'No.', innerError: { code } } }, { status });

test('calls of several activities share a session that keeps changes; the end of the client ends it, though it was cancelled', async () => {
  const { log, client, controller, graph } = service();
  await graph.call(sheets, request);
  await client
    .bind({ activity: 'excel.readCell', operations: [sheets] })
    .list(sheets, request)
    .next();
  controller.abort();
  await client.close();
  expect(log).toEqual(['POST /createSession {"persistChanges":true}', 'GET /worksheets s1', 'GET /worksheets s1', 'POST /closeSession s1']);
});

test('a session that is over is opened anew', async () => {
  const { log, graph } = service((path, session) =>
    path === '/worksheets' && session === 's1' ? refusal(404, 'invalidSessionReCreatable') : undefined,
  );
  await graph.call(sheets, request);
  expect(log.slice(1)).toEqual(['GET /worksheets s1', 'POST /createSession {"persistChanges":true}', 'GET /worksheets s2']);
});

test('where no session is given, the call is made without', async () => {
  const { log, client, graph } = service((path) => (path === '/createSession' ? refusal(403, 'accessDenied') : undefined));
  await graph.call(sheets, request);
  await client.close();
  expect(log).toEqual(['POST /createSession {"persistChanges":true}', 'GET /worksheets']);
});

test('an end that is refused, or gets no answer, is not told', async () => {
  const { client, graph } = service((path) => {
    if (path === '/closeSession') throw new TypeError('fetch failed');
    return undefined;
  });
  await graph.call(sheets, request);
  await expect(client.close()).resolves.toBeUndefined();
});

test('a whole answer, which the caller asked for, is asked for as the caller says', async () => {
  const { log, graph } = service();
  await graph.exchange(sheets, request);
  expect(log).toEqual(['GET /worksheets']);
});
