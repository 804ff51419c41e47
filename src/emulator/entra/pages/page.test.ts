import { expect, test } from 'vitest';
import { createTestClient, origin, type TestClient } from '../../../../test/support/entra-client.ts';

const hostile = `"><img src=x onerror=alert(1)>'&amp;`;

async function firstPage(client: TestClient, parameters: Record<string, string> = {}): Promise<{ markup: string; headers: Headers }> {
  const response = await client.entra.fetch(new Request(client.authorizeUrl(parameters)));
  return { markup: await response.text(), headers: response.headers };
}

test('names of the tenant, of applications and of people are text and never markup', async () => {
  const client = createTestClient();
  client.application.displayName = hostile;
  client.application.publisher = hostile;

  const { markup: name } = await firstPage(client, { login_hint: hostile });
  const { markup: error } = await firstPage(client, { redirect_uri: hostile });

  expect(name).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;&amp;amp;');
  expect(name + error).not.toContain('<img');
});

test('a page runs its own style and script only, and is shown in no frame', async () => {
  const { headers, markup } = await firstPage(createTestClient());

  const nonce = /<style nonce="([^"]+)">/.exec(markup)?.[1] ?? '';
  expect(headers.get('content-security-policy')).toBe(
    [
      "default-src 'none'",
      'img-src data:',
      `style-src 'nonce-${nonce}'`,
      `script-src 'nonce-${nonce}'`,
      "form-action 'self' https://app.contoso.example",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
  );
  expect(Object.fromEntries(headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
  });
});

test('every page has a nonce of its own', async () => {
  const client = createTestClient();
  const nonceOf = ({ markup }: { markup: string }): string | undefined => /nonce="([^"]+)"/.exec(markup)?.[1];

  expect(nonceOf(await firstPage(client))).not.toBe(nonceOf(await firstPage(client)));
});

test('a form may lead to the scheme of a native application', async () => {
  const client = createTestClient();
  client.application.publicClientRedirectUris.push('msal11111111://auth');

  const { headers } = await firstPage(client, { redirect_uri: 'msal11111111://auth' });

  expect(headers.get('content-security-policy')).toContain("form-action 'self' msal11111111:;");
});

test('the footer says what this is', async () => {
  const { markup } = await firstPage(createTestClient());

  expect(markup).toContain(
    '<footer>Local emulator for development and tests. This is not Microsoft, and nothing leaves this computer.</footer>',
  );
});

test('the password never comes back', async () => {
  const client = createTestClient();
  const response = await client.entra.fetch(new Request(client.authorizeUrl({ login_hint: 'ada@contoso.example' })));
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const flow = /name="flow" value="([^"]+)"/.exec(await response.text())?.[1] ?? '';

  const again = await client.post(`/${client.tenant.id}/login/password`, { flow, password: 'guess-that-is-wrong' }, { cookie, origin });

  const markup = await again.text();
  expect(markup).toContain('The user name or the password is wrong.');
  expect(markup).not.toContain('guess-that-is-wrong');
});

test.each([
  ['UiPath', true, 'Verified publisher'],
  ['UiPath', false, 'Publisher not verified'],
  ['Contoso', false, 'Published by your organization, Contoso'],
])('the publisher %s, verified %s: "%s"', async (publisher, isPublisherVerified, text) => {
  const client = createTestClient();
  Object.assign(client.application, { publisher, isPublisherVerified });
  const response = await client.entra.fetch(new Request(client.authorizeUrl({ login_hint: 'ada@contoso.example' })));
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const flow = /name="flow" value="([^"]+)"/.exec(await response.text())?.[1] ?? '';

  const consent = await client.post(`/${client.tenant.id}/login/password`, { flow, password: 'Contoso-ada-1' }, { cookie });

  expect(await consent.text()).toContain(text);
});

test('the account that a page is about is shown with its first letter, in capitals', async () => {
  const client = createTestClient();
  const { markup } = await firstPage(client, { login_hint: 'ADA@contoso.example' });
  const [, initial, name] = /data-who="[^"]*"\s*>\s*<span[^>]*>([^<]*)<\/span\s*>([^<]*)</.exec(markup) ?? [];

  expect([initial, name?.trim()]).toEqual(['A', 'ada@contoso.example']);
});
