import { describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../emulator.ts';
import { policiesOf, type Policy } from '../tenant/policies.ts';
import { controlOperations } from './control.ts';

const now = new Date('2026-03-02T09:00:00Z');

async function call(
  emulator: Emulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await emulator.fetch(
    new Request(`http://localhost:4000/_emulator${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

describe('the control API', () => {
  test('describes every operation, bodies included', async () => {
    const { body } = await call(await createEmulator({ now }), 'GET', '/');
    const paths = body['paths'] as Record<string, Record<string, { summary: string }>>;
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );

    expect(described.sort()).toEqual(
      controlOperations.map(({ method, path }) => `${method} /_emulator${path.replaceAll(/:(\w+)/g, '{$1}')}`).sort(),
    );
    expect(paths['/_emulator/faults']).toHaveProperty('post.requestBody.content.application/json.schema.properties.kind.enum');
    expect((await call(await createEmulator({ now }), 'GET', '')).status).toBe(200);
  });

  test('adds, shows and removes faults', async () => {
    const emulator = await createEmulator({ now });
    const added = await call(emulator, 'POST', '/faults', {
      kind: 'throttle',
      retryAfter: null,
      times: 2,
      match: { operation: 'GET /me' },
    });

    expect(added).toEqual({
      status: 201,
      body: { id: 'fault-1', hits: 0, kind: 'throttle', retryAfter: null, times: 2, match: { operation: 'GET /me' } },
    });
    expect((await call(emulator, 'GET', '/faults/fault-1')).body).toEqual(added.body);
    expect((await call(emulator, 'GET', '/faults')).body).toEqual({ faults: [added.body] });
    expect((await call(emulator, 'DELETE', '/faults/fault-1')).status).toBe(204);
    expect(await call(emulator, 'DELETE', '/faults/fault-1')).toEqual({
      status: 404,
      body: { error: "There is no fault 'fault-1'. GET /_emulator/faults lists those that there are." },
    });
    for (const status of [500, 502, 503, 504])
      expect((await call(emulator, 'POST', '/faults', { kind: 'lostAnswer', status })).body).toMatchObject({ kind: 'lostAnswer', status });
    emulator.faults.add({ kind: 'reset' });
    expect((await call(emulator, 'DELETE', '/faults')).status).toBe(204);
    expect(emulator.faults.list()).toEqual([]);
  });

  test.each([
    [
      'POST',
      '/faults',
      { kind: 'melt' },
      'kind',
      'Invalid option: expected one of "throttle"|"unavailable"|"timeout"|"reset"|"latency"|"truncate"|"lostAnswer"|"revokeToken"|"claimsChallenge"',
    ],
    ['POST', '/faults', { kind: 'lostAnswer', status: 501 }, 'status', 'Invalid option: expected one of 500|502|503|504'],
    ['POST', '/faults', { kind: 'throttle', match: { verb: 'GET' } }, 'match', 'Unrecognized key: "verb"'],
    [
      'POST',
      '/faults',
      { kind: 'throttle', match: { method: 'BREW' } },
      'match.method',
      'Invalid option: expected one of "GET"|"POST"|"PUT"|"PATCH"|"DELETE"',
    ],
    ['POST', '/clock', { seconds: -1 }, 'seconds', 'Too small: expected number to be >=0'],
    ['PATCH', '/state', { messageSizeLimit: 0 }, 'messageSizeLimit', 'Too small: expected number to be >=1'],
    ['PATCH', '/state', { messageSizeLimit: 150 * 1024 * 1024 + 1 }, 'messageSizeLimit', 'Too big: expected number to be <=157286400'],
    ['PATCH', '/state', { userConsentAllowed: 'no' }, 'userConsentAllowed', 'Invalid input: expected boolean, received string'],
  ])('%s %s with %j names the field and what it may be', async (method, path, body, field, problem) => {
    const answer = await call(await createEmulator({ now }), method, path, body);

    expect(answer).toEqual({ status: 400, body: { error: `The body is not valid: ${field}: ${problem}.`, fields: [{ field, problem }] } });
  });

  test('takes JSON only', async () => {
    const emulator = await createEmulator({ now });

    expect(await call(emulator, 'POST', '/faults', '{')).toEqual({ status: 400, body: { error: 'The body is not valid JSON.' } });
    expect(await call(emulator, 'POST', '/faults', 'kind=reset', { 'Content-Type': 'text/plain' })).toEqual({
      status: 415,
      body: { error: 'Send the body as JSON, with Content-Type: application/json.' },
    });
  });

  test('moves the clock', async () => {
    const emulator = await createEmulator({ now });

    expect((await call(emulator, 'POST', '/clock', { seconds: 90.5 })).body).toEqual({ now: '2026-03-02T09:01:30.500Z' });
    expect((await call(emulator, 'GET', '/clock')).body).toEqual({ now: '2026-03-02T09:01:30.500Z' });
    expect(emulator.tenant.clock.now()).toEqual(new Date('2026-03-02T09:01:30.500Z'));
  });

  test('changes people, ends their sessions, and puts them back', async () => {
    const emulator = await createEmulator({ now });
    const changed = await call(emulator, 'PATCH', '/users/ben@contoso.example', { password: 'other', accountEnabled: false });
    const ben = [...emulator.tenant.users.values()].find(({ mail }) => mail.startsWith('ben'));

    expect(changed.body).toMatchObject({ accountEnabled: false, hasSecondFactor: true });
    expect(changed.body).not.toHaveProperty('password');
    expect(ben).toMatchObject({ password: 'other', sessionsValidFrom: '2026-03-02T09:00:00.001Z' });
    delete ben?.totpSecret;
    expect((await call(emulator, 'POST', `/users/${ben?.id}/reset`)).body).toMatchObject({
      accountEnabled: true,
      id: ben?.id,
      hasSecondFactor: true,
    });
    expect(ben).toMatchObject({ password: 'Contoso-ben-1' });
    expect((await call(emulator, 'POST', '/users/ada@contoso.example/revokeSessions')).body).toMatchObject({
      sessionsValidFrom: '2026-03-02T09:00:00.002Z',
    });
    expect((await call(emulator, 'POST', '/users/zoe/revokeSessions')).status).toBe(404);
    expect((await call(emulator, 'GET', '/users')).body['users']).toHaveLength(6);
  });

  test('refuses a fault that would never hit, as the emulator itself does', async () => {
    const emulator = await createEmulator({ now });
    const fault = { kind: 'reset', match: { operation: 'GET /mee' } } as const;
    const problem = 'the emulator has no operation GET /mee, so the fault would never hit; the one most like it is GET /me';

    expect(await call(emulator, 'POST', '/faults', fault)).toEqual({
      status: 400,
      body: { error: `The body is not valid: match.operation: ${problem}.`, fields: [{ field: 'match.operation', problem }] },
    });
    expect(() => emulator.faults.add(fault)).toThrow(problem);
    expect(emulator.faults.list()).toEqual([]);
  });

  test('puts the tenant back to its seed', async () => {
    const emulator = await createEmulator({ now });
    const { id } = emulator.tenant;
    emulator.tenant.mailboxes.clear();
    await emulator.fetch(new Request('http://localhost/v1.0/me'));
    emulator.faults.add({ kind: 'reset' });
    const { body } = await call(emulator, 'POST', '/reset');

    expect(body).toMatchObject({ tenantId: id, users: 6, faults: 0, requests: 0, domain: 'contoso.example' });
    expect((body['mailboxes'] as { messages: number }[]).reduce((sum, { messages }) => sum + messages, 0)).toBeGreaterThanOrEqual(200);
  });

  test('sets the limit of messages, and takes it away', async () => {
    const emulator = await createEmulator({ now });
    const limitAfter = async (change: unknown) => (await call(emulator, 'PATCH', '/state', change)).body['messageSizeLimit'];

    expect(await limitAfter({})).toBe(null);
    expect(await limitAfter({ messageSizeLimit: 157_286_400 })).toBe(157_286_400);
    expect(await limitAfter({ userConsentAllowed: true })).toBe(157_286_400);
    expect(emulator.tenant.messageSizeLimit).toBe(157_286_400);
    expect(await limitAfter({ messageSizeLimit: null })).toBe(null);
    expect(emulator.tenant).not.toHaveProperty('messageSizeLimit');
  });

  test('sets how much drives hold, and takes it away', async () => {
    const emulator = await createEmulator({ now });
    const quotaAfter = async (change: unknown) => (await call(emulator, 'PATCH', '/state', change)).body['driveQuota'];

    expect(await quotaAfter({})).toBe(null);
    expect(await quotaAfter({ driveQuota: 5_000_000 })).toBe(5_000_000);
    expect(emulator.tenant.driveQuota).toBe(5_000_000);
    expect(await quotaAfter({ driveQuota: null })).toBe(null);
    expect(emulator.tenant).not.toHaveProperty('driveQuota');
  });

  test('lifts assumed rules of queries, and no others', async () => {
    const emulator = await createEmulator({ now });
    const lifted = async (change: unknown) => (await call(emulator, 'PATCH', '/state', change)).body['liftedRules'];

    expect(await lifted({})).toEqual([]);
    expect(await lifted({ liftedRules: ['folders-in'] })).toEqual(['folders-in']);
    expect(await lifted({ userConsentAllowed: true })).toEqual(['folders-in']);
    expect(emulator.tenant.liftedRules).toEqual(['folders-in']);
    expect((await call(emulator, 'PATCH', '/state', { liftedRules: ['message-delta-filter'] })).status).toBe(400);
    expect(await lifted({ liftedRules: [] })).toEqual([]);
  });

  test('puts policies in force one by one, and shows each with its id', async () => {
    const emulator = await createEmulator({ now });
    const statesAfter = async (change: unknown) => {
      const { policies } = (await call(emulator, 'PATCH', '/state', change)).body as { policies: Policy[] };
      expect(policies).toEqual(policiesOf(emulator.tenant));
      return policies.map(({ control, state }) => `${control} ${state}`);
    };

    expect(await statesAfter({})).toEqual(['mfa disabled', 'block disabled']);
    expect(emulator.tenant.conditionalAccess).toBeUndefined();
    expect(await statesAfter({ requireSecondFactor: true })).toEqual(['mfa enabled', 'block disabled']);
    expect(await statesAfter({ blockSignIn: true })).toEqual(['mfa enabled', 'block enabled']);
    expect(await statesAfter({ requireSecondFactor: false })).toEqual(['mfa disabled', 'block enabled']);
    expect(await statesAfter({ userConsentAllowed: true })).toEqual(['mfa disabled', 'block enabled']);
  });

  test('forbids people to consent, and forgets consents', async () => {
    const emulator = await createEmulator({ now });
    emulator.tenant.consents.push({ id: '1', clientId: '2', principalId: null, permissions: ['User.Read'] });

    expect((await call(emulator, 'PATCH', '/state', { userConsentAllowed: false })).body).toMatchObject({
      userConsentAllowed: false,
      consents: [{ id: '1' }],
    });
    expect((await call(emulator, 'DELETE', '/consents')).status).toBe(204);
    expect(emulator.tenant).toMatchObject({ userConsentAllowed: false, consents: [] });
  });

  test('shows the requests, and never the secrets in their addresses', async () => {
    const emulator = await createEmulator({ now });
    await emulator.fetch(new Request('http://localhost:4000/v1.0/me/messages?$top=1'));
    await emulator.fetch(new Request('http://localhost:4000/common/oauth2/v2.0/logout?code=secret&state=1'));
    await emulator.fetch(new Request('http://localhost:4000/_upload/secret', { method: 'PUT' }));
    const { body } = await call(emulator, 'GET', '/requests');

    expect(body['requests']).toMatchObject([
      { method: 'GET', path: '/v1.0/me/messages?%24top=1', status: 401, time: '2026-03-02T09:00:00.000Z' },
      { method: 'GET', path: '/common/oauth2/v2.0/logout?code=...&state=1' },
      { method: 'PUT', path: '/_upload/...', status: 404 },
    ]);
    expect(emulator.requests.list()).toHaveLength(3);
    expect((await call(emulator, 'DELETE', '/requests')).status).toBe(204);
    expect(emulator.requests.list()).toEqual([]);
  });

  test('says so when there is no folder to save to', async () => {
    expect(await call(await createEmulator({ now }), 'POST', '/save')).toEqual({
      status: 409,
      body: { error: 'This emulator has no data folder to save to. Create it with one.' },
    });
  });

  test.each([
    ['a page of another origin', { Origin: 'https://evil.example' }],
    ['a page of another port', { Origin: 'http://localhost:4001' }],
    ['a page of nowhere', { Origin: 'null' }],
    ['a form of another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('does not answer %s', async (_, headers) => {
    const emulator = await createEmulator({ now });

    expect(await call(emulator, 'POST', '/reset', undefined, headers)).toEqual({
      status: 403,
      body: { error: 'The control API does not answer pages of another origin.' },
    });
  });

  test('answers its own pages, under loopback names only', async () => {
    const emulator = await createEmulator({ now });
    const foreign = await emulator.fetch(new Request('https://graph.microsoft.com/_emulator/state'));

    expect(
      (await call(emulator, 'GET', '/state', undefined, { Origin: 'http://localhost:4000', 'Sec-Fetch-Site': 'same-origin' })).status,
    ).toBe(200);
    expect(foreign.status).toBe(403);
  });

  test('names what is not there', async () => {
    expect(await call(await createEmulator({ now }), 'GET', '/nothing')).toEqual({
      status: 404,
      body: { error: 'There is no GET /_emulator/nothing. GET /_emulator/ lists what there is.' },
    });
  });
});
