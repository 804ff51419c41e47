import { describe, expect, test } from 'vitest';
import { createBrowser } from '../../../test/support/entra-browser.ts';
import { createTestClient, origin } from '../../../test/support/entra-client.ts';
import { codeIn, createHouse, doors, knock, textOf } from '../../../test/support/entra-doors.ts';

// Paths of the sign-in service are good in any letter case: https://learn.microsoft.com/entra/identity-platform/certificate-credentials writes `oauth2/V2.0/token`.

/** Two ways to write a path that it is never written in here. */
const spellings: readonly [name: string, spell: (text: string) => string][] = [
  ['in capitals', (text) => text.toUpperCase()],
  ['in both', (text) => [...text].map((letter, index) => (index % 2 === 0 ? letter.toUpperCase() : letter.toLowerCase())).join('')],
];

describe.each(spellings)('%s', (_, spell) => {
  test.each(doors.map((door) => [door.name, door.path, door] as const))('%s at /%s takes its request', async (_name, path, door) => {
    const client = createHouse();
    const spelled = { ...door, path: spell(path) };
    const response = await knock(client, spelled, new URLSearchParams(await door.fields(client)), spell('Contoso.Example'));

    expect([response.status, codeIn(await textOf(response))]).toEqual([200, undefined]);
  });

  test.each([
    '/common/discovery/instance?authorization_endpoint=https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    '/common/userrealm/ada@contoso.example',
    '/contoso.example/v2.0/.well-known/openid-configuration',
    '/contoso.example/discovery/v2.0/keys',
    '/contoso.example/.well-known/openid-configuration',
    '/contoso.example/discovery/keys',
    '/contoso.example/oauth2/logout',
    '/contoso.example/oauth2/v2.0/logout',
    '/devicelogin',
    '/common/oauth2/deviceauth',
    '/common/oauth2/nativeclient',
    '/error?code=50011',
  ])('%s answers the same', async (address) => {
    const client = createTestClient();
    const [path = '', query] = address.split('?');
    const shown = async (at: string): Promise<unknown[]> => {
      const response = await client.get(query === undefined ? at : `${at}?${query}`);
      // What is random in a page is not what it says.
      return [response.status, (await response.text()).replaceAll(/nonce(?:-|=")[\w+/=-]+/g, '')];
    };

    expect(await shown(spell(path))).toEqual(await shown(path));
    expect((await shown(path))[0]).toBe(200);
  });

  test('who the bearer of a token is, and forms of the pages', async () => {
    const client = createHouse();
    const token = await client.redeem(await client.signIn(client.person('ada')));
    const authorization = `Bearer ${String(token.body['access_token'])}`;
    const userinfo = await client.get(spell('/oidc/userinfo'), { authorization });
    const browser = createBrowser(client);
    const page = await browser.open();
    const { action, fields } = page.form('account');
    const spelled = `${origin}${spell(new URL(action).pathname)}`;
    const password = await browser.press({ ...page, form: () => ({ action: spelled, fields }) }, 'account', {
      username: 'ben@contoso.example',
    });

    expect(await userinfo.json()).toMatchObject({ email: 'ada@contoso.example' });
    expect(password.name).toBe('password');
  });
});
