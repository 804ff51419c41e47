import { rm } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { User } from '../../tenant/directory.ts';
import { findUser } from '../../tenant/tenant.ts';
import { createTestPortal, type TestPortal } from '../../../../test/support/test-portal.ts';
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts';

const automations = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

function person({ emulator }: TestPortal, alias: string): User {
  const user = findUser(emulator.tenant, `${alias}@contoso.example`);
  if (!user) throw new Error('There is no such person.');
  return user;
}

/** Asks for tokens with a name and a password, and says how that ended. */
async function signIn({ emulator }: TestPortal, username: string, password: string): Promise<number> {
  const fields = { grant_type: 'password', client_id: automations, username, password, scope: 'offline_access User.Read' };
  const body = new URLSearchParams(fields);
  const address = `http://localhost:4000/${emulator.tenant.id}/oauth2/v2.0/token`;
  const answer = (await (await emulator.fetch(new Request(address, { method: 'POST', body }))).json()) as { error_codes?: number[] };
  return answer.error_codes?.[0] ?? 0;
}

async function createConsentedPortal(): Promise<TestPortal> {
  const portal = await createTestPortal();
  await portal.post(`/applications/${automations}/permissions/grant`);
  return portal;
}

describe('users', () => {
  test('are listed without shared mailboxes', async () => {
    const { open } = await createTestPortal();

    const { text } = await open('/users');

    expect(text).toContain('Ada Martin');
    expect(text).toContain('elin@contoso.example Administrator On Enabled');
    expect(text).not.toContain('invoices@contoso.example');
  });

  test('get a new password, which ends their sessions', async () => {
    const portal = await createConsentedPortal();
    const ada = person(portal, 'ada');
    const before = ada.sessionsValidFrom;

    const shown = await portal.post(`/users/${ada.id}/password`, { password: 'another one' });

    expect(shown.text).toContain('The password is changed, and all sessions have ended.');
    expect(await signIn(portal, 'ada@contoso.example', 'Contoso-ada-1')).toBe(50126);
    expect(await signIn(portal, 'ada@contoso.example', 'another one')).toBe(0);
    expect(ada.sessionsValidFrom > before).toBe(true);
  });

  test('keep their password when the new one is empty', async () => {
    const portal = await createTestPortal();
    const ada = person(portal, 'ada');

    const shown = await portal.post(`/users/${ada.id}/password`, { password: ' ' });

    expect(shown.status).toBe(400);
    expect(shown.text).toContain('Enter the new password.');
    expect(ada.password).toBe('Contoso-ada-1');
  });

  test('get a second factor whose secret is shown, and lose it', async () => {
    const portal = await createConsentedPortal();
    const ada = person(portal, 'ada');

    const on = await portal.post(`/users/${ada.id}/second-factor`, { state: 'on' });
    const secret = ada.totpSecret ?? '';
    const withFactor = await signIn(portal, 'ada@contoso.example', 'Contoso-ada-1');
    await portal.post(`/users/${ada.id}/second-factor`, { state: 'off' });

    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(on.text).toContain(secret);
    expect(withFactor).toBe(50076);
    expect(await signIn(portal, 'ada@contoso.example', 'Contoso-ada-1')).toBe(0);
  });

  test('are disabled and enabled', async () => {
    const portal = await createConsentedPortal();
    const ada = person(portal, 'ada');

    await portal.post(`/users/${ada.id}/enabled`, { state: 'off' });
    const disabled = await signIn(portal, 'ada@contoso.example', 'Contoso-ada-1');
    await portal.post(`/users/${ada.id}/enabled`, { state: 'on' });

    expect([disabled, await signIn(portal, 'ada@contoso.example', 'Contoso-ada-1')]).toEqual([50057, 0]);
  });

  test('lose their sessions', async () => {
    const portal = await createTestPortal();
    const ada = person(portal, 'ada');
    const before = ada.sessionsValidFrom;

    const shown = await portal.post(`/users/${ada.id}/sessions`);

    expect(ada.sessionsValidFrom > before).toBe(true);
    expect(shown.text).toContain('All sessions have ended.');
  });
});

describe('administrators', () => {
  test('are made and unmade; what they may do follows', async () => {
    const portal = await createTestPortal();
    const ada = person(portal, 'ada');
    const mayRegister = async (): Promise<number> => {
      const fields = {
        grant_type: 'password',
        client_id: automations,
        username: 'ada@contoso.example',
        password: 'Contoso-ada-1',
        scope: 'Application.ReadWrite.All',
      };
      const token = await portal.emulator.fetch(
        new Request(`http://localhost:4000/${portal.emulator.tenant.id}/oauth2/v2.0/token`, {
          method: 'POST',
          body: new URLSearchParams(fields),
        }),
      );
      const { access_token: access = '' } = (await token.json()) as { access_token?: string };
      const headers = { authorization: `Bearer ${access}`, 'content-type': 'application/json' };
      return (
        await portal.emulator.fetch(
          new Request('http://localhost:4000/v1.0/applications', { method: 'POST', headers, body: '{"displayName":"Hers"}' }),
        )
      ).status;
    };
    portal.emulator.tenant.applications.get(automations)?.requiredPermissions.push('Application.ReadWrite.All');
    await portal.post(`/applications/${automations}/permissions/grant`);

    const before = await mayRegister();
    const made = await portal.post(`/users/${ada.id}/administrator`, { state: 'on' });
    const between = await mayRegister();
    const unmade = await portal.post(`/users/${ada.id}/administrator`, { state: 'off' });

    expect([before, between, await mayRegister()]).toEqual([403, 201, 403]);
    expect(made.text).toContain('ada@contoso.example, administrator');
    expect(unmade.text).toContain('The person is no administrator any more.');
  });
});

describe('policies', () => {
  test('block everybody, and let applications alone pass', async () => {
    const portal = await createConsentedPortal();

    await portal.post('/conditional-access', { blockSignIn: 'yes' });

    expect(await signIn(portal, 'ada@contoso.example', 'Contoso-ada-1')).toBe(53003);
    expect(await signIn(portal, 'ada@contoso.example', 'wrong')).toBe(50126);
    const log = await portal.open('/sign-ins');
    expect(log.text).toContain('ada@contoso.example Contoso Automations Password AADSTS53003');
  });

  test('demand a second factor of people who have one and of those who have none', async () => {
    const portal = await createConsentedPortal();

    await portal.post('/conditional-access', { requireSecondFactor: 'yes' });

    expect(await signIn(portal, 'ada@contoso.example', 'Contoso-ada-1')).toBe(50079);
    expect(await signIn(portal, 'ben@contoso.example', 'Contoso-ben-1')).toBe(50076);
  });
});

describe('the sign-in log', () => {
  test('is kept with the tenant, and goes on in the next emulator of the same folder', async () => {
    const data = await temporaryFolder('portal');
    try {
      const portal = await createTestPortal({ data });
      await signIn(portal, 'ada@contoso.example', 'wrong');
      await portal.emulator.save();
      const next = await createTestPortal({ data });
      await signIn(next, 'ben@contoso.example', 'wrong');

      expect((await next.open('/sign-ins')).text).toMatch(/ben@contoso\.example .* AADSTS50126 .*ada@contoso\.example .* AADSTS50126/);
    } finally {
      await rm(data, { recursive: true });
    }
  });

  test('says how token requests ended, newest first, and never what was typed as a name by mistake', async () => {
    const portal = await createConsentedPortal();
    await signIn(portal, 'ada@contoso.example', 'Contoso-ada-1');
    await signIn(portal, 'ada@contoso.example', 'wrong');
    await signIn(portal, 'my-secret-password', 'wrong');

    const all = await portal.open('/sign-ins');
    const failures = await portal.open('/sign-ins?only=failures');

    expect(all.text.indexOf('AADSTS50034')).toBeLessThan(all.text.indexOf('AADSTS50126'));
    expect(all.text.indexOf('AADSTS50126')).toBeLessThan(all.text.indexOf('Success'));
    expect(failures.text).not.toContain('Success');
    expect(all.html).not.toContain('my-secret-password');
  });
});
