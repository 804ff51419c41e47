import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { createTestClient } from '../../../test/support/entra-client.ts';

test('a person signs in, consents, and the application gets tokens for what was asked', async () => {
  const client = createTestClient();
  const ada = client.person('ada');

  const answer = await client.signIn(ada);
  const { status, body } = await client.redeem(answer);

  expect(answer.get('state')).toBe('state-1');
  expect(ada.consents).toEqual([
    { application: 'Contoso Automations', permissions: ['Mail.Read', 'openid', 'profile', 'offline_access'], answer: 'accept' },
  ]);
  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: 'Bearer', scope: 'Mail.Read openid profile' });
  const claims = decodeJwt(String(body['access_token']));
  expect(claims).toMatchObject({
    aud: '00000003-0000-0000-c000-000000000000',
    upn: 'ada@contoso.example',
    scp: 'Mail.Read openid profile',
    amr: ['pwd'],
  });
});
