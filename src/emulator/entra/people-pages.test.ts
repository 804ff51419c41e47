import { expect, test } from 'vitest';
import { createBrowser } from '../../../test/support/entra-browser.ts';
import { createTestClient, origin, type TestClient } from '../../../test/support/entra-client.ts';

const site = { origin: 'https://app.contoso.example', 'access-control-request-method': 'POST' };

/** Who may read an address by script: as a browser asks before, and as it finds in the answer. */
async function readers({ entra }: TestClient, path: string): Promise<(string | null)[]> {
  const [before, answer] = await Promise.all([
    entra.fetch(new Request(`${origin}${path}`, { method: 'OPTIONS', headers: site })),
    entra.fetch(new Request(`${origin}${path}`, { headers: site, redirect: 'manual' })),
  ]);
  return [before, answer].map(({ headers }) => headers.get('access-control-allow-origin'));
}

test.each([
  '/contoso.example/oauth2/v2.0/authorize',
  '/contoso.example/oauth2/v2.0/logout',
  '/contoso.example/v2.0/adminconsent',
  '/devicelogin',
  '/error',
])('the scripts of other sites read nothing at %s', async (path) => {
  expect(await readers(createTestClient(), path)).toEqual([null, null]);
});

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

test('what programs call is open to the pages of applications', async () => {
  const client = createTestClient();

  for (const path of ['v2.0/.well-known/openid-configuration', 'discovery/v2.0/keys'])
    expect(await readers(client, `/contoso.example/${path}`)).toEqual(['*', '*']);
  expect((await readers(client, '/contoso.example/oauth2/v2.0/token'))[0]).toBe('*');
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
