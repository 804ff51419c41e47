import { expect, test } from 'vitest';
import { createTestClient, origin } from '../../../test/support/entra-client.ts';

test('signing out ends the session of the browser, and the account is still offered', async () => {
  const client = createTestClient();
  const ada = client.person('ada');
  await client.signIn(ada);

  await ada.openBrowser(`${origin}/${client.tenant.id}/oauth2/v2.0/logout`);
  const answer = await client.signIn(ada, { prompt: 'none' });

  expect(answer.get('error')).toBe('login_required');
});

test('the account of the hint is signed out, others stay', async () => {
  const client = createTestClient();
  const ada = client.person('ada');
  await client.signIn(ada);

  await ada.openBrowser(`${origin}/${client.tenant.id}/oauth2/v2.0/logout?logout_hint=ben@contoso.example`);
  const answer = await client.signIn(ada, { prompt: 'none' });

  expect(answer.get('code')).toBeTruthy();
});

test('a registered address is led to, any other is not', async () => {
  const client = createTestClient();
  const path = `/${client.tenant.id}/oauth2/v2.0/logout?state=s-1&post_logout_redirect_uri=`;

  const registered = await client.get(`${path}${encodeURIComponent('https://app.contoso.example/back')}`);
  const strange = await client.get(`${path}${encodeURIComponent('https://evil.example/')}`);

  expect(registered.headers.get('location')).toBe('https://app.contoso.example/back?state=s-1');
  expect({ status: strange.status, location: strange.headers.get('location') }).toEqual({ status: 200, location: null });
  expect(await strange.text()).toContain('You signed out');
});
