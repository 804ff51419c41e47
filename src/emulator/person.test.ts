import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createTestClient, origin } from '../../test/support/entra-client.ts';
import { createPerson } from './person.ts';

test('the answer reaches an application that listens on this machine, over HTTP', async () => {
  const client = createTestClient();
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    for await (const piece of request) bodies.push(String(piece));
    response.end('thanks');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  await client.person('ada').openBrowser(client.authorizeUrl({ redirect_uri: `http://localhost:${port}`, response_mode: 'form_post' }));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));

  const answer = new URLSearchParams(bodies.join(''));
  expect({ state: answer.get('state'), hasCode: answer.has('code') }).toEqual({ state: 'state-1', hasCode: true });
});

test('cookies are kept from one sign-in to the next', async () => {
  const client = createTestClient();
  const ben = client.person('ben');

  await client.signIn(ben);
  await client.signIn(ben);

  expect(ben.consents).toHaveLength(1);
});

test('an account that is not theirs is turned down', async () => {
  const client = createTestClient();
  const ada = client.person('ada');

  const { body } = await client.redeem(await client.signIn(ada, { login_hint: 'ben@contoso.example', scope: 'openid profile Mail.Read' }));

  const claims = JSON.parse(Buffer.from(String(body['id_token']).split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  expect(claims['preferred_username']).toBe('ada@contoso.example');
});

test('an error page is thrown with its text', async () => {
  const client = createTestClient();

  const opened = client.person('ada').openBrowser(client.authorizeUrl({ redirect_uri: 'https://evil.example/' }));

  await expect(opened).rejects.toThrow(
    "AADSTS50011: The redirect URI 'https://evil.example/' is not one of those registered for the application",
  );
});

test('a refused answer is thrown with its reason', async () => {
  const client = createTestClient();
  const user = [...client.tenant.users.values()].find(({ mail }) => mail === 'ada@contoso.example');
  if (!user) throw new Error('Ada is missing');
  const ada = createPerson({ tenant: client.tenant, fetch: client.entra.fetch }, user.mail);
  user.accountEnabled = false;

  await expect(ada.openBrowser(client.authorizeUrl())).rejects.toThrow('The account is disabled. An administrator can enable it.');
});

test('addresses outside of this machine are never visited', async () => {
  const client = createTestClient();
  client.application.publicClientRedirectUris.push('https://login.microsoftonline.com/common/oauth2/nativeclient');
  const ada = client.person('ada');

  await ada.openBrowser(client.authorizeUrl({ redirect_uri: 'https://login.microsoftonline.com/common/oauth2/nativeclient' }));

  expect(ada.location).toMatch(new RegExp(`^${origin}/common/oauth2/nativeclient\\?code=`));
});

test('a person must be of the tenant', () => {
  expect(() => createTestClient().person('zoe')).toThrow('There is no zoe@contoso.example in the tenant.');
});
