import { expect, test } from 'vitest';
import { clientId, createTestClient, origin } from '../../../test/support/entra-client.ts';
import type { Person } from '../person.ts';

function address(segment: string, parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams({ client_id: clientId, redirect_uri: 'https://app.contoso.example/back', state: 's-1', ...parameters });
  return `${origin}/${segment}/${'scope' in parameters ? 'v2.0/' : ''}adminconsent?${query.toString()}`;
}

function answerOf({ location }: Person): Record<string, string> {
  return Object.fromEntries(new URL(location).searchParams);
}

test('an administrator consents for everybody to what is registered', async () => {
  const client = createTestClient();
  client.application.requiredPermissions = ['Mail.Read', 'User.Read.All'];
  const elin = client.person('elin');

  await elin.openBrowser(address(client.tenant.id));

  expect(answerOf(elin)).toEqual({ admin_consent: 'True', tenant: client.tenant.id, scope: '.default', state: 's-1' });
  expect(client.tenant.consents).toMatchObject([{ clientId, principalId: null, permissions: ['Mail.Read', 'User.Read.All'] }]);
});

test('or to what the request names', async () => {
  const client = createTestClient();
  const elin = client.person('elin');

  await elin.openBrowser(address(client.tenant.id, { scope: 'https://graph.microsoft.com/Group.Read.All' }));

  expect(answerOf(elin)['scope']).toBe('Group.Read.All');
  expect(elin.consents).toEqual([{ application: 'Contoso Automations', permissions: ['Group.Read.All'], answer: 'accept' }]);
  expect(client.tenant.consents).toMatchObject([{ principalId: null, permissions: ['Group.Read.All'] }]);
});

test('nobody else can', async () => {
  const client = createTestClient();
  const ada = client.person('ada');

  await ada.openBrowser(address(client.tenant.id, { scope: 'Mail.Read' }));

  expect(answerOf(ada)).toMatchObject({ error: 'access_denied', error_description: expect.stringMatching(/^AADSTS90094: /), state: 's-1' });
  expect(client.tenant.consents).toEqual([]);
});

test('declining is told to the application', async () => {
  const client = createTestClient();
  const elin = client.person('elin', { consent: 'decline' });

  await elin.openBrowser(address(client.tenant.id));

  expect(answerOf(elin)).toMatchObject({ error: 'access_denied', error_description: expect.stringMatching(/^AADSTS65004: /) });
});

test('a permission that does not exist is told to the application', async () => {
  const client = createTestClient();
  const elin = client.person('elin');

  await elin.openBrowser(address(client.tenant.id, { scope: 'Mail.Reed' }));

  expect(answerOf(elin)['error_description']).toMatch(/^AADSTS650053: The application 'Contoso Automations' asked for 'Mail\.Reed'/);
});
