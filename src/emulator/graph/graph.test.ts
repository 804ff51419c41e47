import { describe, expect, test } from 'vitest';
import type { RequestRecord } from '../request-log.ts';
import { GraphFailure, type Route } from './route.ts';
import { createTestGraph } from '../../../test/support/test-graph.ts';

const notes: Route = {
  operation: 'GET /me/notes',
  permissions: {
    delegated: ['Notes.Read', 'Notes.Read.Shared'],
    personal: ['Notes.Read'],
    application: ['Notes.Read.All'],
    shared: ['Notes.Read.Shared'],
  },
  handle: ({ owner }) => ({ status: 200, body: { owner: owner.userPrincipalName } }),
};

const failing: Route = {
  operation: 'POST /me/notes',
  permissions: { ...notes.permissions },
  async handle(call) {
    await call.json();
    throw new GraphFailure(409, 'nameAlreadyExists', 'There is one already.', {
      innerCodes: ['conflict', 'nameClash'],
      headers: { 'X-More': 'yes' },
    });
  },
};

const broken: Route = {
  operation: 'DELETE /me/notes',
  permissions: { ...notes.permissions },
  handle() {
    throw new RangeError('a defect');
  },
};

const routes = [notes, failing, broken];

describe('who may call', () => {
  test.each([
    ['own data with the permission', '/v1.0/me/notes', 'ada Notes.Read', 200],
    ['own data by name', '/v1.0/users/ADA@contoso.example/notes', 'ada Notes.Read', 200],
    ['own data without it', '/v1.0/me/notes', 'ada Mail.Read', 403],
    ['own data with no permission at all', '/v1.0/me/notes', 'ada', 403],
    ["another's data with the permission for one's own", '/v1.0/users/ben@contoso.example/notes', 'ada Notes.Read', 403],
    ["another's data with the shared one", '/v1.0/users/ben@contoso.example/notes', 'ada Notes.Read.Shared', 200],
    ['an application', '/v1.0/users/ben@contoso.example/notes', 'app Notes.Read.All', 200],
    ['an application with a delegated name', '/v1.0/users/ben@contoso.example/notes', 'app Notes.Read', 403],
    ['a person with an application permission', '/v1.0/me/notes', 'ada Notes.Read.All', 403],
    ['nobody', '/v1.0/me/notes', '', 401],
  ])('%s', async (_, path, as, status) => {
    expect((await createTestGraph({ routes }).json(path, { as })).status).toBe(status);
  });

  test('the refusal is in the words of Outlook', async () => {
    const { body } = await createTestGraph({ routes }).json('/v1.0/me/notes', { as: 'ada' });

    expect(body['error']).toMatchObject({ code: 'ErrorAccessDenied', message: 'Access is denied. Check credentials and try again.' });
  });

  test('the refusal is in the words of the directory', async () => {
    const { body } = await createTestGraph().json('/v1.0/users', { as: 'ada User.Read' });

    expect(body['error']).toMatchObject({
      code: 'Authorization_RequestDenied',
      message: 'Insufficient privileges to complete the operation.',
    });
  });

  test('an application has no /me', async () => {
    const { status, body } = await createTestGraph({ routes }).json('/v1.0/me/notes', { as: 'app Notes.Read.All' });

    expect(status).toBe(400);
    expect(body['error']).toMatchObject({ code: 'BadRequest', message: '/me request is only valid with delegated authentication flow.' });
  });

  test('a personal account has the permissions of personal accounts', async () => {
    const graph = createTestGraph({ routes });
    const ada = [...graph.tenant.users.values()][0];
    if (ada) ada.accountType = 'personal';

    expect((await graph.json('/v1.0/me/notes', { as: 'ada Notes.Read.Shared' })).status).toBe(403);
    expect((await graph.json('/v1.0/me/notes', { as: 'ada Notes.Read' })).status).toBe(200);
  });

  test('a person who does not exist is not found, but only for who may ask', async () => {
    const graph = createTestGraph({ routes });

    expect((await graph.json('/v1.0/users/nobody@contoso.example/notes', { as: 'ada Notes.Read' })).status).toBe(403);
    expect((await graph.json('/v1.0/users/nobody@contoso.example/notes', { as: 'ada Notes.Read.Shared' })).body['error']).toMatchObject({
      code: 'ErrorInvalidUser',
      message: "The requested user 'nobody@contoso.example' is invalid.",
    });
  });
});

describe('an answer', () => {
  test('has the headers of Graph and echoes the id of the client', async () => {
    const { headers } = await createTestGraph({ routes }).call('/beta/me/notes', {
      as: 'ada Notes.Read',
      headers: { 'client-request-id': 'mine' },
    });

    expect(headers.get('Content-Type')).toBe(
      'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
    );
    expect(headers.get('OData-Version')).toBe('4.0');
    expect(headers.get('client-request-id')).toBe('mine');
    expect(headers.get('request-id')).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
    expect(headers.get('Date')).toBe('Mon, 02 Mar 2026 09:00:00 GMT');
    expect(JSON.parse(headers.get('x-ms-ags-diagnostic') ?? '')).toHaveProperty('ServerInfo.RoleInstance');
  });

  test('that is an error has the body of Graph', async () => {
    const response = await createTestGraph({ routes }).call('/v1.0/me/notes', {
      as: 'ada Notes.Read',
      method: 'POST',
      body: {},
      headers: { 'client-request-id': 'mine' },
    });

    expect(response.status).toBe(409);
    expect(response.headers.get('X-More')).toBe('yes');
    expect(await response.json()).toEqual({
      error: {
        code: 'nameAlreadyExists',
        message: 'There is one already.',
        innerError: {
          code: 'conflict',
          innerError: { code: 'nameClash' },
          date: '2026-03-02T09:00:00',
          'request-id': response.headers.get('request-id'),
          'client-request-id': 'mine',
        },
      },
    });
  });

  test('to a body that is not JSON is a 400', async () => {
    const { status, body } = await createTestGraph({ routes }).json('/v1.0/me/notes', { as: 'ada Notes.Read', method: 'POST', body: '{' });

    expect(status).toBe(400);
    expect(body['error']).toMatchObject({
      code: 'BadRequest',
      message: 'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    });
  });

  test('of an operation that is not there names it', async () => {
    const { status, body } = await createTestGraph({ routes }).json('/v1.0/me/chats/7', { method: 'PATCH', body: {} });

    expect(status).toBe(501);
    expect(body['error']).toMatchObject({ code: 'NotImplemented', message: 'The emulator does not have the operation PATCH /me/chats/7.' });
  });

  test('of an operation with a defect is a 500', async () => {
    const { status, body } = await createTestGraph({ routes }).json('/v1.0/me/notes', { as: 'ada Notes.Read', method: 'DELETE' });

    expect(status).toBe(500);
    expect(body['error']).toMatchObject({ code: 'generalException', message: 'The emulator failed: a defect' });
  });

  test('without a token says where to get one', async () => {
    const response = await createTestGraph({ routes }).call('/v1.0/me/notes', { as: '' });

    expect(response.headers.get('WWW-Authenticate')).toBe(
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
    );
    expect(await response.json()).toMatchObject({ error: { code: 'InvalidAuthenticationToken', message: 'Access token is empty.' } });
  });
});

test('every request is told, without its token', async () => {
  const records: RequestRecord[] = [];
  const graph = createTestGraph({ routes, onRequest: (record) => records.push(record) });
  await graph.call('/v1.0/me/notes?$top=1', { as: 'ada Notes.Read Mail.Read' });
  await graph.call('/v1.0/me/nothing', { as: '' });

  expect(records).toEqual([
    {
      time: '2026-03-02T09:00:00.000Z',
      method: 'GET',
      path: '/v1.0/me/notes?%24top=1',
      status: 200,
      user: 'ada@contoso.example',
      operation: 'GET /me/notes',
      permissions: ['Notes.Read'],
      requestId: expect.any(String),
    },
    { time: '2026-03-02T09:00:00.000Z', method: 'GET', path: '/v1.0/me/nothing', status: 401, requestId: expect.any(String) },
  ]);
});
