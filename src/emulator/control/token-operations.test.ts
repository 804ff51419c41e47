import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { embed } from '../../embedded.ts';
import { createEmulator, type Emulator } from '../emulator.ts';
import { createSigningKey, type SigningKey } from '../entra/signing-key.ts';

let signingKey: SigningKey;
let emulator: Emulator;
beforeAll(async () => {
  signingKey = await createSigningKey();
  emulator = await createEmulator({ signingKey });
});

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await emulator.fetch(
    new Request('http://localhost:4000/_emulator/tokens', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  );
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function me(token: unknown, path = '/v1.0/me'): Promise<number> {
  return (await emulator.fetch(new Request(`http://localhost:4000${path}`, { headers: { authorization: `Bearer ${String(token)}` } })))
    .status;
}

describe('a token at once', () => {
  test('is that of a person, with the permissions and nothing else', async () => {
    const { status, body } = await post({ user: 'ADA@contoso.example', permissions: ['user.read', 'Chat.Read'] });

    expect({ status, body }).toEqual({
      status: 200,
      body: {
        accessToken: expect.any(String) as string,
        expiresIn: expect.any(Number) as number,
        permissions: ['User.Read', 'Chat.Read'],
        user: 'ada@contoso.example',
        application: [...emulator.tenant.applications.keys()][0],
      },
    });
    expect(decodeJwt(String(body['accessToken']))).toMatchObject({ scp: 'User.Read Chat.Read', upn: 'ada@contoso.example', idtyp: 'user' });
    expect(await me(body['accessToken'])).toBe(200);
    expect(await me(body['accessToken'], '/v1.0/me/messages')).toBe(403);
    expect(emulator.tenant.consents).toEqual([]);
  });

  test('is that of an application alone, whatever it was granted', async () => {
    const application = [...emulator.tenant.applications.keys()][1] ?? '';
    const { body } = await post({ application: application.toUpperCase(), permissions: ['User.Read.All'] });

    expect(body).toMatchObject({ user: null, application, permissions: ['User.Read.All'] });
    expect(decodeJwt(String(body['accessToken']))).toMatchObject({ roles: ['User.Read.All'], idtyp: 'app', appid: application });
    expect(await me(body['accessToken'], '/v1.0/users/ada@contoso.example')).toBe(200);
    expect(emulator.tenant.applications.get(application)?.applicationPermissions).not.toContain('User.Read.All');
  });

  test.each([
    [{ user: 'nobody@contoso.example', permissions: ['User.Read'] }, "There is no user 'nobody@contoso.example' in the tenant."],
    [{ application: 'none', permissions: ['User.Read.All'] }, "There is no application 'none' in the tenant."],
    [{ user: 'ada@contoso.example', permissions: ['Mail.Reed'] }, "'Mail.Reed' is no delegated permission of Microsoft Graph."],
    [
      { user: 'ada@contoso.example', permissions: ['Mail.ReadBasic.All'] },
      "'Mail.ReadBasic.All' is no delegated permission of Microsoft Graph.",
    ],
    [{ permissions: ['Mail.Read.Shared'] }, "'Mail.Read.Shared' is no application permission of Microsoft Graph."],
    [{ permissions: [] }, 'permissions: '],
    [{ user: 'ada@contoso.example', permissions: ['User.Read'], more: 1 }, 'more'],
  ])('is refused: %j', async (wish, says) => {
    const { status, body } = await post(wish);

    expect(status).toBe(400);
    expect(body['error']).toContain(says);
  });

  test('is nothing for a page of another origin', async () => {
    const { status, body } = await post({ user: 'ada@contoso.example', permissions: ['User.Read'] }, { origin: 'https://evil.example' });

    expect(status).toBe(403);
    expect(body['accessToken']).toBeUndefined();
  });

  test('is there for tests in process too', async () => {
    await using cloud = await embed({ signingKey });
    const { accessToken } = await cloud.token({ user: 'ben@contoso.example', permissions: ['Mail.Read'] });
    const answer = await cloud.emulator.fetch(
      new Request('https://graph.microsoft.com/v1.0/me/messages', { headers: { authorization: `Bearer ${accessToken}` } }),
    );

    expect(answer.status).toBe(200);
    await expect(cloud.token({ permissions: ['Nothing.Read'] })).rejects.toThrow(
      "'Nothing.Read' is no application permission of Microsoft Graph.",
    );
  });
});
