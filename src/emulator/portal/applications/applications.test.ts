import { describe, expect, test } from 'vitest';
import type { Application } from '../../tenant/directory.ts';
import { createTestPortal, type TestPortal } from '../../../../test/support/test-portal.ts';

const automations = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';
const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';

const registration = { name: 'Invoice Mover', audience: 'AzureADMyOrg', platform: 'native', redirectUri: 'http://localhost' };

function named({ emulator }: TestPortal, name: string): Application | undefined {
  return [...emulator.tenant.applications.values()].find(({ displayName }) => displayName === name);
}

function registered({ emulator }: TestPortal, id: string): Application {
  const application = emulator.tenant.applications.get(id);
  if (!application) throw new Error('The application is gone.');
  return application;
}

describe('renaming', () => {
  test('changes what people read, and nothing else', async () => {
    const portal = await createTestPortal();
    const before = { ...registered(portal, automations) };

    const shown = await portal.post(`/applications/${automations}/name`, { name: ' Invoice Robot ' });

    expect(registered(portal, automations)).toEqual({ ...before, displayName: 'Invoice Robot' });
    expect(shown.text).toContain('The application is renamed.');
    expect((await portal.open('/applications')).text).not.toContain('Contoso Automations');
  });

  test.each([
    ['', 'Enter a name.'],
    ['x'.repeat(121), 'A name has at most 120 characters.'],
  ])('to %j is refused, and keeps what was typed', async (name, problem) => {
    const portal = await createTestPortal();

    const shown = await portal.post(`/applications/${automations}/name`, { name });

    expect({ status: shown.status, keeps: shown.html.includes(`value="${name}"`) }).toEqual({ status: 400, keeps: true });
    expect(shown.text).toContain(problem);
    expect(registered(portal, automations).displayName).toBe('Contoso Automations');
  });
});

describe('registering', () => {
  test('makes an application with a client id, as Microsoft begins one', async () => {
    const portal = await createTestPortal();

    const shown = await portal.post('/applications', registration);

    const made = named(portal, 'Invoice Mover');
    expect(made).toMatchObject({
      publisher: 'Contoso',
      signInAudience: 'AzureADMyOrg',
      publicClientRedirectUris: ['http://localhost'],
      webRedirectUris: [],
      isFallbackPublicClient: false,
      requiredPermissions: ['User.Read'],
      applicationPermissions: [],
    });
    expect(shown.text).toContain('The application is registered.');
    expect(shown.text).toContain(made?.clientId);
  });

  test.each([
    ['without a name', { name: ' ' }, 'Enter a name.'],
    ['with a long name', { name: 'x'.repeat(121) }, 'A name has at most 120 characters.'],
    ['without a platform', { platform: '' }, 'Select the platform of the redirect URI.'],
    ['with no address', { redirectUri: 'localhost/x y' }, 'Enter an absolute address, http://localhost for example.'],
    ['with http elsewhere', { redirectUri: 'http://app.example' }, 'http is for localhost only. Use https.'],
    ['with a fragment', { redirectUri: 'https://app.example/#here' }, 'A redirect URI has no fragment, no wildcard and no blank.'],
    ['with a script', { redirectUri: 'javascript:alert(1)' }, 'That scheme cannot receive an answer.'],
    [
      'with an own scheme on the web',
      { platform: 'web', redirectUri: 'myapp://answer' },
      'Only native clients have a scheme of their own.',
    ],
  ])('is refused %s, and keeps what was typed', async (_, change, problem) => {
    const portal = await createTestPortal();
    const before = [...portal.emulator.tenant.applications.keys()];

    const shown = await portal.post('/applications', { ...registration, ...change });

    expect(shown.status).toBe(400);
    expect(shown.text).toContain(problem);
    expect(shown.html).toContain('aria-invalid="true"');
    expect(shown.html).toContain('value="AzureADMyOrg" checked');
    expect([...portal.emulator.tenant.applications.keys()]).toEqual(before);
  });

  test('escapes what was typed', async () => {
    const portal = await createTestPortal();

    const { html } = await portal.post('/applications', { ...registration, name: '<img src=x onerror="alert(1)">' });

    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    expect(html).not.toContain('<img');
  });
});

describe('the registration of an application', () => {
  test('takes and removes redirect URIs, each on its platform', async () => {
    const portal = await createTestPortal();

    await portal.post(`/applications/${automations}/redirect-uris`, { platform: 'spa', redirectUri: 'https://app.example/spa' });
    await portal.post(`/applications/${automations}/redirect-uris`, { platform: 'native', redirectUri: 'contoso.automations://answer' });
    await portal.post(`/applications/${automations}/redirect-uris/remove`, { platform: 'native', uri: 'http://localhost' });

    expect(registered(portal, automations)).toMatchObject({
      spaRedirectUris: ['https://app.example/spa'],
      publicClientRedirectUris: ['contoso.automations://answer'],
    });
  });

  test('shows a redirect URI that is no good again, with the reason', async () => {
    const portal = await createTestPortal();

    const shown = await portal.post(`/applications/${automations}/redirect-uris`, { platform: 'web', redirectUri: 'http://app.example' });

    expect(shown.status).toBe(400);
    expect(shown.html).toContain('value="http://app.example"');
    expect(shown.text).toContain('http is for localhost only. Use https.');
  });

  test('opens and closes public client flows', async () => {
    const portal = await createTestPortal();

    await portal.post(`/applications/${automations}/public-flows`);
    const closed = registered(portal, automations).isFallbackPublicClient;
    await portal.post(`/applications/${automations}/public-flows`, { allow: 'yes' });

    expect([closed, registered(portal, automations).isFallbackPublicClient]).toEqual([false, true]);
  });

  test('a new client secret signs the application in, and a removed one does not', async () => {
    const portal = await createTestPortal();
    const shown = await portal.post(`/applications/${reports}/secrets`, { days: '180' });
    const { text: secret = '', keyId = '' } = registered(portal, reports).secrets[1] ?? {};
    const outcome = async (): Promise<number> => {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: reports,
        client_secret: secret,
        scope: 'https://graph.microsoft.com/.default',
      });
      const address = `http://localhost:4000/${portal.emulator.tenant.id}/oauth2/v2.0/token`;
      return (await portal.emulator.fetch(new Request(address, { method: 'POST', body }))).status;
    };

    const before = await outcome();
    await portal.post(`/applications/${reports}/secrets/remove`, { secret: keyId });

    expect(shown.text).toContain(secret);
    expect([before, await outcome()]).toEqual([200, 401]);
  });

  test('is deleted after one more question, with its consents', async () => {
    const portal = await createTestPortal();
    await portal.post(`/applications/${automations}/permissions/grant`);

    const question = await portal.open(`/applications/${automations}/delete`);
    const shown = await portal.post(`/applications/${automations}/delete`);

    expect(question.text).toContain('Delete Contoso Automations?');
    expect(shown.text).toContain('The application and its consents are deleted.');
    expect(portal.emulator.tenant.applications.has(automations)).toBe(false);
    expect(portal.emulator.tenant.consents).toEqual([]);
  });
});

describe('the permissions of an application', () => {
  test('are found by the words of their name or text', async () => {
    const portal = await createTestPortal();
    const names = (html: string): string[] => [...html.matchAll(/id="permission-([\w.]+)"/g)].map(([, name = '']) => name);

    const delegated = await portal.open(`/applications/${reports}/permissions?kind=delegated&search=mail.read`);
    const application = await portal.open(`/applications/${reports}/permissions?kind=application&search=send%20mail`);
    const nothing = await portal.open(`/applications/${reports}/permissions?kind=application&search=offline_access`);

    expect(names(delegated.html)).toContain('Mail.ReadWrite.Shared');
    expect(names(application.html).slice(0, 2)).toEqual(['Mail.Send', 'Mail.ReadWrite']);
    expect(nothing.text).toContain('No application permission that is not listed yet has these words.');
  });

  test('are added, granted for everyone, removed and revoked', async () => {
    const portal = await createTestPortal();
    const { tenant } = portal.emulator;
    const path = `/applications/${reports}`;

    const added = await portal.post(`${path}/permissions`, { kind: 'delegated', permission: ['Mail.Send', 'Mail.Reed'] });
    await portal.post(`${path}/permissions`, { kind: 'application', permission: 'Mail.Send' });
    const listed = structuredClone(registered(portal, reports));
    const granted = await portal.post(`${path}/permissions/grant`);
    const consent = structuredClone(tenant.consents);
    const roles = registered(portal, reports).applicationPermissions;
    await portal.post(`${path}/permissions/remove`, { kind: 'application', permission: 'Mail.Send' });
    await portal.post(`${path}/permissions/remove`, { kind: 'delegated', permission: 'Mail.Send' });
    await portal.post(`${path}/consents/revoke`, { consent: consent[0]?.id ?? '' });
    const last = await portal.post(`${path}/grants/revoke`, { permission: 'Mail.Send' });

    expect(added.text).toContain('Mail.Send Send mail as a user Delegated Not required Not granted');
    expect(listed).toMatchObject({
      requiredPermissions: ['Mail.Send'],
      requiredApplicationPermissions: ['Mail.Read', 'User.Read.All', 'Mail.Send'],
      applicationPermissions: ['Mail.Read', 'User.Read.All'],
    });
    expect(granted.text).toContain('Mail.Send Send mail as a user Delegated Not required Granted');
    expect(consent).toMatchObject([{ clientId: reports, principalId: null, permissions: ['Mail.Send'] }]);
    expect(roles).toEqual(['Mail.Read', 'User.Read.All', 'Mail.Send']);
    expect(last.text).toContain('The application permission is no longer granted.');
    expect(tenant.consents).toEqual([]);
    expect(registered(portal, reports)).toMatchObject({
      requiredPermissions: [],
      requiredApplicationPermissions: ['Mail.Read', 'User.Read.All'],
      applicationPermissions: ['Mail.Read', 'User.Read.All'],
    });
  });

  test('a grant that is revoked leaves the permission in the list', async () => {
    const portal = await createTestPortal();

    const shown = await portal.post(`/applications/${reports}/grants/revoke`, { permission: 'Mail.Read' });

    expect(registered(portal, reports)).toMatchObject({
      requiredApplicationPermissions: ['Mail.Read', 'User.Read.All'],
      applicationPermissions: ['User.Read.All'],
    });
    expect(shown.text).toContain('Mail.Read Read mail in all mailboxes Application Required Not granted');
  });

  test('nothing selected is said so', async () => {
    const portal = await createTestPortal();

    const shown = await portal.post(`/applications/${reports}/permissions`, { kind: 'delegated', search: 'mail' });

    expect(shown.status).toBe(400);
    expect(shown.text).toContain('Select at least one permission.');
  });
});
