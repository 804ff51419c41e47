import { expect, test } from 'vitest';
import { createBrowser } from '../../../test/support/entra-browser.ts';
import { createTestClient, origin, type TestClient } from '../../../test/support/entra-client.ts';

const site = { origin: 'https://app.contoso.example', 'access-control-request-method': 'POST' };

test('the scripts of other sites read nothing of a form that was sent', async () => {
  const client = createTestClient();
  const browser = createBrowser(client);
  await browser.press(await browser.open({ login_hint: 'ada@contoso.example' }), 'password', { password: 'wrong' }, {});

  expect(browser.header('access-control-allow-origin')).toBeNull();
  expect(
    (await client.entra.fetch(new Request(`${origin}/contoso.example/login/password`, { method: 'OPTIONS', headers: site }))).headers.get(
      'access-control-allow-origin',
    ),
  ).toBeNull();
});

test('after the password and the consent the browser is led on by 302, never by 307, which would post them again', async () => {
  const client = createTestClient();
  const statuses: number[] = [];
  const post: TestClient['post'] = async (...request) => {
    const response = await client.post(...request);
    statuses.push(response.status);
    return response;
  };
  const browser = createBrowser({ ...client, post });
  const consent = await browser.press(await browser.open({ login_hint: 'ada@contoso.example' }), 'password', { password: 'Contoso-ada-1' });
  await browser.press(consent, 'consent', { decision: 'accept' });

  expect(statuses).toEqual([200, 302]);
  expect(browser.answer().get('code')).toMatch(/./);
});
