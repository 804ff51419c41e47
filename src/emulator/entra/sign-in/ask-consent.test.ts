import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { createBrowser, userOf } from '../../../../test/support/entra-browser.ts';
import { createTestClient } from '../../../../test/support/entra-client.ts';

test('a declined consent is told to the application and not asked for silently', async () => {
  const client = createTestClient();
  const ada = client.person('ada', { consent: 'decline' });

  const declined = await client.signIn(ada);
  const silent = await client.signIn(ada, { prompt: 'none' });

  expect({ error: declined.get('error'), subcode: declined.get('error_subcode') }).toEqual({ error: 'access_denied', subcode: 'cancel' });
  expect(declined.get('error_description')).toMatch(/^AADSTS65004: The person declined to let the application have access\./);
  expect({ error: silent.get('error'), suberror: silent.get('suberror') }).toEqual({
    error: 'consent_required',
    suberror: 'consent_required',
  });
  expect(client.tenant.consents).toEqual([]);
});

test('prompt=consent asks again for everything', async () => {
  const client = createTestClient();
  const ada = client.person('ada');
  await client.signIn(ada);

  await client.signIn(ada, { prompt: 'consent' });

  expect(ada.consents.map(({ permissions }) => permissions.length)).toEqual([4, 4]);
});

test('a permission that opens nothing here is asked for, consented to, and in the token', async () => {
  const client = createTestClient();
  const ada = client.person('ada');

  const { body } = await client.redeem(await client.signIn(ada, { scope: 'openid acronym.read.all Chat.Read' }));

  expect(ada.consents).toMatchObject([{ permissions: ['Acronym.Read.All', 'Chat.Read', 'openid'] }]);
  expect(decodeJwt(String(body['access_token']))['scp']).toBe('Acronym.Read.All Chat.Read openid');
});

test('what only an administrator may grant sends a person to one', async () => {
  const client = createTestClient();
  const ada = client.person('ada');

  const answer = await client.signIn(ada, { scope: 'openid Mail.Read User.Read.All' });

  expect(answer.get('error')).toBe('access_denied');
  expect(answer.get('error_description')).toMatch(
    /^AADSTS90094: An administrator must approve before the application '[\da-f-]+' \(Contoso Automations\) can be used with: User\.Read/,
  );
  expect(ada.consents).toEqual([]);
});

test('where people may not consent, an administrator who consents for everybody opens the way', async () => {
  const client = createTestClient();
  client.tenant.userConsentAllowed = false;
  const ada = client.person('ada');

  const before = await client.signIn(ada);
  await client.signIn(client.person('elin', { forOrganization: true }));
  const after = await client.signIn(ada);

  expect(before.get('error_description')).toMatch(/^AADSTS90094: /);
  expect(after.get('code')).toBeTruthy();
  expect(ada.consents).toEqual([]);
});

test('an administrator who ticks nothing consents for themselves', async () => {
  const client = createTestClient();

  await client.signIn(client.person('elin'), { scope: 'openid User.Read.All' });

  expect(client.tenant.consents).toMatchObject([{ principalId: userOf(client, 'elin').id, permissions: ['User.Read.All', 'openid'] }]);
});

test('a person who is no administrator cannot consent for everybody by adding the field', async () => {
  const client = createTestClient();
  const browser = createBrowser(client);
  const password = await browser.open({ login_hint: 'ada@contoso.example' });
  const consent = await browser.press(password, 'password', { password: 'Contoso-ada-1' });

  await browser.press(consent, 'consent', { decision: 'accept', organization: 'yes' });

  expect(client.tenant.consents).toMatchObject([{ principalId: userOf(client, 'ada').id }]);
});

test('a personal account is not asked for what only work accounts have', async () => {
  const client = createTestClient();
  userOf(client, 'ada').accountType = 'personal';
  client.application.signInAudience = 'AzureADandPersonalMicrosoftAccount';

  const answer = await client.signIn(client.person('ada'), { scope: 'openid Mail.Read.Shared' }, 'common');

  expect(answer.get('error_description')).toMatch(
    /^AADSTS70011: The value of scope, 'Mail\.Read\.Shared', is not valid: it is not for personal accounts\./,
  );
});

test('a consent that is given after sign-ins were blocked is not recorded', async () => {
  const client = createTestClient();
  const browser = createBrowser(client);
  const consent = await browser.press(await browser.open({ login_hint: 'ada@contoso.example' }), 'password', { password: 'Contoso-ada-1' });
  client.tenant.conditionalAccess = { requireSecondFactor: false, blockSignIn: true };
  await browser.press(consent, 'consent', { decision: 'accept' });

  expect(browser.answer().get('error_description')).toMatch(/^AADSTS53003: /);
  expect(client.tenant.consents).toEqual([]);
});
