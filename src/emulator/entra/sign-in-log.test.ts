import { describe, expect, test } from 'vitest';
import { createTenant } from '../tenant/create.ts';
import { findUser, type Tenant } from '../tenant/tenant.ts';
import { createEntra, type Entra } from './entra.ts';

const automations = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

async function askForToken(entra: Entra, tenant: Tenant, fields: Record<string, string>): Promise<Record<string, unknown>> {
  const body = new URLSearchParams({ client_id: automations, ...fields });
  const address = `http://localhost:4000/${tenant.id}/oauth2/v2.0/token`;
  return (await (await entra.fetch(new Request(address, { method: 'POST', body }))).json()) as Record<string, unknown>;
}

type Answer = readonly [step: string, fields: Record<string, string>];

/** A browser that opens the sign-in of an application and posts what the pages ask for. */
async function walk(entra: Entra, tenant: Tenant, answers: readonly Answer[]): Promise<void> {
  const origin = 'http://localhost:4000';
  const asked = { client_id: automations, response_type: 'code', redirect_uri: 'http://localhost', scope: 'User.Read' };
  const query = new URLSearchParams(asked);
  const first = await entra.fetch(new Request(`${origin}/${tenant.id}/oauth2/v2.0/authorize?${query.toString()}`));
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const flow = /name="flow" value="([^"]+)"/.exec(await first.text())?.[1] ?? '';
  for (const [step, fields] of answers) {
    const body = new URLSearchParams({ flow, ...fields });
    await entra.fetch(new Request(`${origin}/${tenant.id}/login/${step}`, { method: 'POST', body, headers: { cookie, origin } }));
  }
}

function codesOf(entra: Entra): number[] {
  return entra.signInLog().map(({ code }) => code);
}

describe('the sign-in log', () => {
  test('names the application and the person of a refresh, and holds no token', async () => {
    const tenant = createTenant();
    const entra = createEntra(tenant);
    tenant.consents.push({ id: 'consent', clientId: automations, principalId: null, permissions: ['User.Read'] });
    const fields = { username: 'ada@contoso.example', password: 'Contoso-ada-1', scope: 'offline_access User.Read' };
    const tokens = await askForToken(entra, tenant, { ...fields, grant_type: 'password' });
    const ada = findUser(tenant, 'ada@contoso.example');
    if (ada) ada.accountEnabled = false;

    await askForToken(entra, tenant, { grant_type: 'refresh_token', refresh_token: String(tokens['refresh_token']) });

    const log = entra.signInLog();
    expect(log).toMatchObject([
      { event: 'password', application: 'Contoso Automations', user: 'ada@contoso.example', code: 0, reason: '' },
      { event: 'refresh', application: 'Contoso Automations', user: 'ada@contoso.example', code: 50057 },
    ]);
    expect(JSON.stringify(log)).not.toMatch(/Contoso-ada-1|eyJ/);
    expect(JSON.stringify(log)).not.toContain(String(tokens['refresh_token']));
  });

  test('keeps the last 200 lines', async () => {
    const tenant = createTenant();
    const entra = createEntra(tenant);

    for (let index = 0; index < 201; index += 1) await askForToken(entra, tenant, { grant_type: `grant-${index}` });

    const log = entra.signInLog();
    expect(log).toHaveLength(200);
    expect([log[0]?.reason, log.at(-1)?.reason]).toEqual([
      "The grant type 'grant-1' is not supported.",
      "The grant type 'grant-200' is not supported.",
    ]);
    expect(log[0]).toMatchObject({ event: 'other', user: undefined, code: 70003 });
  });

  test('leaves out a device that polls', async () => {
    const tenant = createTenant();
    const entra = createEntra(tenant);
    const body = new URLSearchParams({ client_id: automations, scope: 'User.Read' });
    const address = `http://localhost:4000/${tenant.id}/oauth2/v2.0/devicecode`;
    const begun = (await (await entra.fetch(new Request(address, { method: 'POST', body }))).json()) as { device_code: string };

    const polled = await askForToken(entra, tenant, { grant_type: 'device_code', device_code: begun.device_code });

    expect(polled['error']).toBe('authorization_pending');
    expect(entra.signInLog()).toEqual([]);
  });

  test('has what went wrong on the pages: the name, the password, the code, and the answer', async () => {
    const tenant = createTenant();
    const entra = createEntra(tenant);

    await walk(entra, tenant, [
      ['account', { username: 'nobody@contoso.example' }],
      ['account', { username: 'ben@contoso.example' }],
      ['password', { password: 'wrong' }],
      ['password', { password: 'Contoso-ben-1' }],
      ['code', { code: '000' }],
    ]);

    expect(codesOf(entra)).toEqual([50034, 50126, 500121]);
  });

  test('has requests that never reach a page', async () => {
    const entra = createEntra(createTenant());
    const ask = (query: Record<string, string>): Promise<Response> =>
      entra.fetch(new Request(`http://localhost:4000/common/oauth2/v2.0/authorize?${new URLSearchParams(query).toString()}`));

    await ask({ client_id: '00000000-0000-4000-8000-000000000000' });
    await ask({ client_id: 'f2f43f65-16a6-4319-91b6-d2a342a88744', redirect_uri: 'http://localhost', response_type: 'code' });

    expect(codesOf(entra)).toEqual([700016, 900144]);
  });
});
