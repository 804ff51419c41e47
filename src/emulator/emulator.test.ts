import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createEmulator, createSigningKey, type Emulator, findUser, type SigningKey } from './index.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';

const clientId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

/** Signs a person in with the password and gives what the token endpoint said. */
async function tokens(emulator: Emulator, alias: string, parameters: Record<string, string> = {}): Promise<Record<string, unknown>> {
  const user = findUser(emulator.tenant, `${alias}@contoso.example`);
  emulator.tenant.consents.push({
    id: alias,
    clientId,
    principalId: user?.id ?? '',
    permissions: ['User.Read', 'Mail.ReadWrite', 'User.Read.All'],
  });
  const response = await emulator.fetch(
    new Request('https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token', {
      method: 'POST',
      body: new URLSearchParams({
        client_id: clientId,
        grant_type: 'password',
        username: user?.userPrincipalName ?? '',
        password: user?.password ?? '',
        scope: 'User.Read Mail.ReadWrite User.Read.All offline_access',
        ...parameters,
      }),
    }),
  );
  return (await response.json()) as Record<string, unknown>;
}

function me(emulator: Emulator, token: unknown, path = '/me'): Promise<Response> {
  return emulator.fetch(new Request(`https://graph.microsoft.com/v1.0${path}`, { headers: { Authorization: `Bearer ${String(token)}` } }));
}

describe('an emulator', () => {
  let signingKey: SigningKey;
  beforeAll(async () => {
    signingKey = await createSigningKey();
  });

  test('answers identity and Graph on any host, by the path', async () => {
    const emulator = await createEmulator({ signingKey });
    const { access_token: token } = await tokens(emulator, 'ada');
    const person = await me(emulator, token);
    const discovery = await emulator.fetch(new Request('http://localhost:5/common/v2.0/.well-known/openid-configuration'));

    expect(await person.json()).toMatchObject({ displayName: 'Ada Martin' });
    expect(await discovery.json()).toMatchObject({ token_endpoint: 'http://localhost:5/common/oauth2/v2.0/token' });
    expect(emulator.requests.list().map(({ method, path, status, user }) => [method, path, status, user])).toEqual([
      ['POST', '/contoso.example/oauth2/v2.0/token', 200, undefined],
      ['GET', '/v1.0/me', 200, 'ada@contoso.example'],
      ['GET', '/common/v2.0/.well-known/openid-configuration', 200, undefined],
    ]);
  });

  test('is the same for the same seed, and another for another', async () => {
    const now = new Date('2026-03-02T09:00:00Z');
    const [one, same, other] = await Promise.all([createEmulator({ now }), createEmulator({ now }), createEmulator({ now, seed: 2 })]);
    const subjects = ({ tenant }: Emulator): unknown =>
      [...tenant.mailboxes].map(([owner, { messages }]) => [
        owner,
        [...messages].map(([id, { subject, receivedDateTime }]) => [id, subject, receivedDateTime]),
      ]);

    expect(subjects(same)).toEqual(subjects(one));
    expect(other.tenant.id).not.toBe(one.tenant.id);
  });

  test('can be empty', async () => {
    const { tenant } = await createEmulator({ empty: true });

    expect([tenant.users.size, tenant.applications.size, tenant.mailboxes.size]).toEqual([0, 0, 0]);
  });

  test('lets a person sign in as people do, and come back to an application on this machine', async () => {
    const emulator = await createEmulator({ signingKey });
    const answers: string[] = [];
    const application = createServer((request, response) => {
      answers.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => {
      application.listen(0, '127.0.0.1', resolve);
    });
    const redirect = `http://localhost:${(application.address() as AddressInfo).port}`;
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: redirect,
      scope: 'User.Read',
      state: 'mine',
    });
    const person = emulator.person('ada@contoso.example');
    await person.openBrowser(`https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize?${query.toString()}`);
    application.closeAllConnections();
    application.close();

    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatch(/\?code=.+&state=mine/);
    expect(person.consents).toMatchObject([{ application: 'Contoso Automations', answer: 'accept' }]);
  });

  test('refuses a token whose session was ended through the control API', async () => {
    const emulator = await createEmulator({ signingKey, now: new Date('2026-03-02T09:00:00Z') });
    const { access_token: token } = await tokens(emulator, 'ada');
    await emulator.fetch(new Request('http://localhost/_emulator/users/ada@contoso.example/revokeSessions', { method: 'POST' }));
    const refused = await me(emulator, token);
    const { access_token: fresh } = await tokens(emulator, 'ada');

    expect(refused.status).toBe(401);
    expect(refused.headers.get('WWW-Authenticate')).toMatch(/error="insufficient_claims"/);
    expect((await me(emulator, fresh)).status).toBe(200);
  });

  test('lets faults happen to sign-in when their path is named', async () => {
    const emulator = await createEmulator({ signingKey });
    emulator.faults.add({ kind: 'unavailable', match: { path: '/contoso.example/oauth2/v2.0/token' } });

    expect(await tokens(emulator, 'ada')).toEqual({
      error: 'temporarily_unavailable',
      error_description: 'The service is temporarily unavailable. Retry again after a while.',
    });
    expect(await tokens(emulator, 'ada')).toHaveProperty('access_token');
  });

  test('has a start page for people, which escapes what it shows', async () => {
    const emulator = await createEmulator();
    const ada = findUser(emulator.tenant, 'ada@contoso.example');
    if (ada) ada.displayName = '<script>alert(1)</script>';
    const response = await emulator.fetch(new Request('http://localhost:4000/'));
    const page = await response.text();
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';

    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; img-src data:; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; ` +
        "frame-ancestors 'none'; base-uri 'none'",
    );
    expect(page).toContain('http://localhost:4000/v1.0');
    expect(page).toMatch(/<code>Contoso-ben-1<\/code><\/td>\s*<td data-label="One-time code"><code>\d{6}<\/code>/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('invoices@contoso.example');
  });

  test('closes what it listens on when it is disposed', async () => {
    const emulator = await createEmulator();
    const { origin } = await emulator.listen();
    expect((await fetch(`${origin}/v1.0/me`)).status).toBe(401);
    await emulator[Symbol.asyncDispose]();

    await expect(fetch(origin)).rejects.toThrow('fetch failed');
  });

  test('over a socket has no secrets for pages of other names', async () => {
    await using emulator = await createEmulator();
    const { origin } = await emulator.listen();
    const response = await fetch(`${origin}/_emulator/reset`, { method: 'POST', headers: { Origin: 'https://evil.example' } });

    expect(response.status).toBe(403);
  });

  describe('with a data folder', () => {
    async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
      const folder = await temporaryFolder('emulator');
      try {
        await work(folder);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }

    test('goes on where it was saved: mail, tokens and sign-ins', async () => {
      await inFolder(async (data) => {
        const first = await createEmulator({ data });
        const { access_token: token, refresh_token: refresh } = await tokens(first, 'ada');
        first.tenant.mailboxes.get(findUser(first.tenant, 'ada@contoso.example')?.id ?? '')?.messages.clear();
        await first.save();
        const second = await createEmulator({ data });
        const { value } = (await (await me(second, token, '/me/messages')).json()) as { value: unknown[] };

        expect(value).toEqual([]);
        expect(await tokens(second, 'ada', { grant_type: 'refresh_token', refresh_token: String(refresh) })).toHaveProperty('access_token');
      });
    });

    test('refuses what it cannot read, and says where that is', async () => {
      await inFolder(async (data) => {
        await writeFile(join(data, 'tenant.json'), 'junk');

        await expect(createEmulator({ data })).rejects.toThrow(`${join(data, 'tenant.json')} is not a tenant that this version saved.`);
      });
    });

    test('is needed to save', async () => {
      const emulator = await createEmulator();

      await expect(emulator.save()).rejects.toThrow('This emulator has no data folder to save to. Create it with one.');
    });
  });
});
