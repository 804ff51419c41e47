import { expect, test } from 'vitest';
import { createTestPortal } from '../../../../test/support/test-portal.ts';

const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';

test.each([
  [[], []],
  [['token'], ['token']],
  [['id_token'], ['id_token']],
  [
    ['id_token', 'token', 'code'],
    ['token', 'id_token'],
  ],
])('the switches %j let out %j: Graph shows it, and the authorization endpoint does it', async (chosen, expected) => {
  const { emulator, post } = await createTestPortal();
  const application = emulator.tenant.applications.get(reports);
  application?.webRedirectUris.push('http://localhost:3000/back');

  const shown = await post(`/applications/${reports}/implicit-grant`, { token: chosen });

  expect(application?.implicitGrant).toEqual(expected);
  expect(shown.text).toContain('The setting is saved.');
  expect([...shown.html.matchAll(/name="token" value="(\w+)" checked/g)].map(([, token]) => token)).toEqual(expected);
  const { accessToken } = await emulator.token({ user: 'elin@contoso.example', permissions: ['Application.Read.All'] });
  const response = await emulator.fetch(
    new Request(`https://graph.microsoft.com/v1.0/applications(appId='${reports}')?$select=web`, {
      headers: { authorization: `Bearer ${accessToken}` },
    }),
  );
  expect(await response.json()).toMatchObject({
    web: {
      implicitGrantSettings: {
        enableAccessTokenIssuance: expected.includes('token'),
        enableIdTokenIssuance: expected.includes('id_token'),
      },
    },
  });
  for (const token of ['token', 'id_token']) {
    const query = new URLSearchParams({
      client_id: reports,
      redirect_uri: 'http://localhost:3000/back',
      response_type: token,
      scope: 'openid',
      nonce: 'n',
    });
    const { status } = await emulator.fetch(
      new Request(`http://localhost:4000/${emulator.tenant.id}/oauth2/v2.0/authorize?${query.toString()}`, { redirect: 'manual' }),
    );
    // A page that asks who somebody is, or the way back with the refusal.
    expect(status).toBe(expected.includes(token) ? 200 : 302);
  }
});
