import { expect, test } from 'vitest';
import { createTestClient, type TestClient } from '../../../test/support/entra-client.ts';
import type { EntraSettings } from './settings.ts';

const organisationConsents = ({ tenant, application }: TestClient): void =>
  void tenant.consents.push({ id: 'c', clientId: application.clientId, principalId: null, permissions: ['Mail.ReadWrite'] });
const everything = { scope: 'https://graph.microsoft.com/.default openid profile offline_access', prompt: 'none' };

test.each<[Partial<EntraSettings>, string | null]>([
  [{}, null],
  [{ keepsSessionWithoutConsent: true }, null],
  [{ keepsSessionWithoutConsent: false }, 'login_required'],
])('what the organisation granted can be had without a page while the browser stays signed in: %j', async (settings, error) => {
  const client = createTestClient({ settings });
  organisationConsents(client);
  const ada = client.person('ada', { consent: 'decline' });
  const declined = await client.signIn(ada);
  const silent = await client.signIn(ada, everything);

  expect([declined.get('error'), silent.get('error'), silent.get('code') === null]).toEqual(['access_denied', error, error !== null]);
});

test('a sign-in that ends well keeps the browser signed in either way', async () => {
  const client = createTestClient({ settings: { keepsSessionWithoutConsent: false } });
  const ada = client.person('ada');
  await client.signIn(ada);

  expect((await client.signIn(ada, { prompt: 'none' })).get('code')).toBeTruthy();
});

test('whatever was consented to can be had by a refresh token, and nothing where nothing was', async () => {
  const client = createTestClient();
  const ada = client.person('ada');
  const { body } = await client.redeem(await client.signIn(ada));
  const refresh = { grant_type: 'refresh_token', refresh_token: String(body['refresh_token']), scope: everything.scope };
  organisationConsents(client);
  const granted = await client.token(refresh);
  client.tenant.consents.splice(0);
  const refused = await client.token(refresh);

  expect(String(granted.body['scope']).split(' ')).toEqual(
    expect.arrayContaining(['https://graph.microsoft.com/Mail.Read', 'https://graph.microsoft.com/Mail.ReadWrite']),
  );
  expect(refused.body).toMatchObject({ error: 'invalid_grant', suberror: 'consent_required', error_codes: [65001] });
});

test.each<[Partial<EntraSettings>, string]>([
  [{}, 'consent_required'],
  [{ silentConsentError: 'interaction_required' }, 'interaction_required'],
])('a consent that is missing without a page: %j', async (settings, error) => {
  const client = createTestClient({ settings });
  const ada = client.person('ada', { consent: 'decline' });
  await client.signIn(ada);
  const answer = await client.signIn(ada, { prompt: 'none' });

  expect([answer.get('error'), answer.get('error_description')?.slice(0, 11)]).toEqual([error, 'AADSTS65001']);
});

test.each<[Partial<EntraSettings>, string]>([
  [{}, 'AADSTS90094'],
  [{ unapprovedCode: 65004 }, 'AADSTS65004'],
])('whoever leaves the page about an administrator: %j', async (settings, code) => {
  const client = createTestClient({ settings });
  client.tenant.userConsentAllowed = false;
  const answer = await client.signIn(client.person('ada'));

  expect([answer.get('error'), answer.get('error_description')?.slice(0, 11)]).toEqual(['access_denied', code]);
});
