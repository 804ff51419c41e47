import { describe, expect, test } from 'vitest';
import { clientId } from '../../../../test/support/entra-client.ts';
import { createEmulator, type Emulator } from '../../emulator.ts';
import type { FaultRule } from '../../faults/faults.ts';

const redirectUri = 'https://app.contoso.example/back';
const authority = 'https://login.microsoftonline.com/contoso.example/oauth2/v2.0';

/** What the token endpoint said: a status and the names of what came, or the codes of a refusal; "broken" where nothing came. */
async function ask(emulator: Emulator, fields: Record<string, string>): Promise<{ said: unknown; refreshToken: string }> {
  const body = new URLSearchParams({ client_id: clientId, ...fields });
  const response = await emulator.fetch(new Request(`${authority}/token`, { method: 'POST', body })).catch(() => undefined);
  if (!response) return { said: 'broken', refreshToken: '' };
  const answer = (await response.json()) as Record<string, unknown>;
  const said = response.ok ? 'tokens' : (answer['error_codes'] ?? [response.status, answer['error']]);
  return { said, refreshToken: String(answer['refresh_token']) };
}

async function signedIn(): Promise<{ emulator: Emulator; code: Record<string, string> }> {
  const emulator = await createEmulator({ now: new Date('2026-03-02T09:00:00Z') });
  emulator.tenant.applications.get(clientId)?.publicClientRedirectUris.push(redirectUri);
  const person = emulator.person('ada@contoso.example');
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'offline_access Mail.Read',
  });
  await person.openBrowser(`${authority}/authorize?${query.toString()}`);
  const code = new URL(person.location).searchParams.get('code') ?? '';
  return { emulator, code: { grant_type: 'authorization_code', redirect_uri: redirectUri, code } };
}

const match = { path: '/contoso.example/oauth2/v2.0/token' };
const losses: [name: string, loss: Partial<FaultRule>, said: unknown][] = [
  ['breaks off', {}, 'broken'],
  ['is a 503', { status: 503 }, [503, 'temporarily_unavailable']],
];

describe.each(losses)('an answer of the token endpoint that %s', (_, loss, said) => {
  test('to a code: the code is used up', async () => {
    const { emulator, code } = await signedIn();
    emulator.faults.add({ kind: 'lostAnswer', match, ...loss });

    expect((await ask(emulator, code)).said).toEqual(said);
    expect((await ask(emulator, code)).said).toEqual([54005]);
  });

  test('to a refresh token: the token is good as before', async () => {
    const { emulator, code } = await signedIn();
    const { refreshToken } = await ask(emulator, code);
    const renewal = { grant_type: 'refresh_token', refresh_token: refreshToken };
    emulator.faults.add({ kind: 'lostAnswer', match, ...loss });

    expect((await ask(emulator, renewal)).said).toEqual(said);
    expect((await ask(emulator, renewal)).said).toBe('tokens');
  });

  test('that is a refusal is told as it is, and the next one is lost', async () => {
    const { emulator, code } = await signedIn();
    emulator.faults.add({ kind: 'lostAnswer', match, ...loss });

    expect((await ask(emulator, { ...code, code: 'none' })).said).toEqual([70000]);
    expect((await ask(emulator, code)).said).toEqual(said);
  });

  test('to a device code: it is used up too', async () => {
    const { emulator } = await signedIn();
    const body = new URLSearchParams({ client_id: clientId, scope: 'offline_access Mail.Read' });
    const begun = await emulator.fetch(new Request(`${authority}/devicecode`, { method: 'POST', body }));
    const { device_code, user_code } = (await begun.json()) as Record<string, string>;
    await emulator.person('ada@contoso.example').openBrowser(`https://login.microsoftonline.com/devicelogin?otc=${user_code}`);
    const poll = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: String(device_code) };
    emulator.faults.add({ kind: 'lostAnswer', match, ...loss });

    expect((await ask(emulator, poll)).said).toEqual(said);
    expect((await ask(emulator, poll)).said).toEqual([70018]);
  });
});
