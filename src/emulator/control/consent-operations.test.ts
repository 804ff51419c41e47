import { expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../emulator.ts';

const application = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

async function post(emulator: Emulator, path: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await emulator.fetch(
    new Request(`http://localhost:4000/_emulator${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function signIn(emulator: Emulator, scope: string): Promise<Record<string, unknown>> {
  const response = await emulator.fetch(
    new Request(`https://login.microsoftonline.com/${emulator.tenant.id}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: application,
        grant_type: 'password',
        username: 'ada@contoso.example',
        password: 'Contoso-ada-1',
        scope,
      }),
    }),
  );
  return (await response.json()) as Record<string, unknown>;
}

test.each(['ada@contoso.example', undefined])('a consent of %s is one that a sign-in finds', async (user) => {
  const emulator = await createEmulator();
  expect(await signIn(emulator, 'Mail.Read')).toMatchObject({ error: 'invalid_grant' });
  const { status, body } = await post(emulator, '/consents', {
    application: application.toUpperCase(),
    user,
    permissions: ['mail.read', 'openid', 'profile'],
  });

  expect({ status, body }).toMatchObject({ status: 201, body: { clientId: application, permissions: ['Mail.Read', 'openid', 'profile'] } });
  expect(body['principalId'] === null).toBe(user === undefined);
  expect(await signIn(emulator, 'Mail.Read')).toHaveProperty('access_token');
});

test('a second consent of one person joins the first', async () => {
  const emulator = await createEmulator();
  const before = emulator.tenant.consents.length;
  const consent = (permissions: string[]): Promise<{ body: Record<string, unknown> }> =>
    post(emulator, '/consents', { application, user: 'ada@contoso.example', permissions });
  const first = await consent(['Mail.Read']);
  const second = await consent(['Mail.Send', 'mail.read']);

  expect(second.body).toEqual({ ...first.body, permissions: ['Mail.Read', 'Mail.Send'] });
  expect(emulator.tenant.consents).toHaveLength(before + 1);
});

test('a consent of somebody else is none', async () => {
  const emulator = await createEmulator();
  await post(emulator, '/consents', { application, user: 'ben@contoso.example', permissions: ['Mail.Read', 'openid', 'profile'] });
  expect(await signIn(emulator, 'Mail.Read')).toMatchObject({ error: 'invalid_grant' });
});

test.each<[object, string, string]>([
  [{ application: 'x' }, 'application', 'there is no application x; GET /_emulator/state lists those that there are'],
  [{ user: 'zoe' }, 'user', 'there is nobody called zoe'],
  [{ permissions: ['Mail.Raed'] }, 'permissions', "'Mail.Raed' is no delegated permission of Microsoft Graph"],
  [{ permissions: ['Mail.ReadBasic.All'] }, 'permissions', "'Mail.ReadBasic.All' is no delegated permission of Microsoft Graph"],
])('%j is refused by its name, and nobody consented', async (wrong, field, problem) => {
  const emulator = await createEmulator();
  const before = emulator.tenant.consents.length;
  const { status, body } = await post(emulator, '/consents', { application, permissions: ['Mail.Read'], ...wrong });

  expect({ status, fields: body['fields'] }).toEqual({ status: 400, fields: [{ field, problem }] });
  expect(emulator.tenant.consents).toHaveLength(before);
});
