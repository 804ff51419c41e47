import { expect, test } from 'vitest';
import { clientId, createTestClient, verifier, type TokenAnswer } from '../../../../test/support/entra-client.ts';
import { refusal, refused } from '../../../../test/support/token-answers.ts';

/** A seeded application with a secret. */
const reports = { client_id: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f', client_secret: 'contoso-reports-secret' };

test('a code is good once', async () => {
  const client = createTestClient();
  const answer = await client.signIn(client.person('ada'));
  await client.redeem(answer);

  expect(refusal(await client.redeem(answer))).toEqual(refused('invalid_grant', 54005));
});

test('a code is good for ten minutes', async () => {
  const client = createTestClient();
  const answer = await client.signIn(client.person('ada'));
  client.tenant.clock.advance(601_000);

  expect(refusal(await client.redeem(answer))).toEqual(refused('invalid_grant', 70008));
});

test.each([
  ['another verifier', { code_verifier: 'b'.repeat(64) }, 'invalid_grant', 501481],
  ['no verifier', { code_verifier: '' }, 'invalid_grant', 501481],
  ['another redirect URI', { redirect_uri: 'http://localhost' }, 'invalid_grant', 500112],
  ['no redirect URI', { redirect_uri: '' }, 'invalid_request', 900144],
  ['another application', { client_id: 'f2f43f65-16a6-4319-91b6-d2a342a88744' }, 'invalid_grant', 70000],
  ['a resource that is not there', { scope: 'https://api.contoso.example/Read' }, 'invalid_resource', 500011],
  ['two resources', { scope: 'https://graph.microsoft.com/Mail.Read https://api.contoso.example/Read' }, 'invalid_scope', 700022],
  ['a permission that does not exist', { scope: 'Mail.Reed' }, 'invalid_client', 650053],
])('%s: refused, and the code stays good for the one it is for', async (_, parameters, error, code) => {
  const client = createTestClient();
  const answer = await client.signIn(client.person('ada'));

  const wrong = await client.redeem(answer, parameters);
  const right = await client.redeem(answer);

  expect(refusal(wrong)).toEqual(refused(error, code));
  expect(right.status).toBe(200);
});

test('plain challenges and none at all work for native clients', async () => {
  const client = createTestClient();
  const none = { code_challenge: undefined, code_challenge_method: undefined };
  const ada = client.person('ada');

  const plain = await client.redeem(await client.signIn(ada, { code_challenge: verifier, code_challenge_method: undefined }));
  const without = await client.redeem(await client.signIn(ada, none), { code_verifier: '' });
  const downgraded = await client.redeem(await client.signIn(ada, none), { code_verifier: verifier });

  expect([plain.status, without.status]).toEqual([200, 200]);
  expect(refusal(downgraded)).toEqual(refused('invalid_grant', 501481));
});

test('a web application shows its secret, in the form or in the header', async () => {
  const client = createTestClient();
  const redirect = { redirect_uri: 'https://reports.contoso.example/back' };
  client.tenant.applications.get(reports.client_id)?.webRedirectUris.push(redirect.redirect_uri);
  const elin = client.person('elin');
  const code = async (): Promise<Record<string, string>> => {
    const answer = await client.signIn(elin, { ...redirect, client_id: reports.client_id });
    return {
      ...redirect,
      grant_type: 'authorization_code',
      code: answer.get('code') ?? '',
      code_verifier: verifier,
      client_id: reports.client_id,
    };
  };
  const basic = (secret: string): Record<string, string> => ({
    authorization: `Basic ${Buffer.from(`${reports.client_id}:${secret}`).toString('base64')}`,
  });

  const missing = await client.token(await code());
  const wrong = await client.token({ ...(await code()), client_secret: 'wrong' });
  const posted = await client.token({ ...(await code()), ...reports });
  const inHeader = await client.token(await code(), client.tenant.id, basic('contoso-reports-secret'));
  const somebodyElse = await client.token({ ...(await code()), client_id: clientId }, client.tenant.id, basic('contoso-reports-secret'));

  expect([missing, wrong, somebodyElse].map(refusal)).toEqual([
    refused('invalid_client', 7000218, 401),
    refused('invalid_client', 7000215, 401),
    refused('invalid_client', 70002, 401),
  ]);
  expect([posted.status, inHeader.status]).toEqual([200, 200]);
});

test('a single-page application redeems from its page only, with a challenge, and for a day', async () => {
  const client = createTestClient();
  const redirect = { redirect_uri: 'https://spa.contoso.example/' };
  client.application.spaRedirectUris.push(redirect.redirect_uri);
  const ada = client.person('ada');
  const redeem = async (parameters: Record<string, string | undefined>, headers: Record<string, string>): Promise<TokenAnswer> => {
    const answer = await client.signIn(ada, { ...redirect, ...parameters });
    const fields = { ...redirect, grant_type: 'authorization_code', code: answer.get('code') ?? '', code_verifier: verifier };
    return client.token(fields, client.tenant.id, headers);
  };
  const origin = { origin: 'https://spa.contoso.example' };

  const fromServer = await redeem({}, {});
  const withoutChallenge = await redeem({ code_challenge: undefined, code_challenge_method: undefined }, origin);
  const fromPage = await redeem({}, origin);
  const native = await client.redeem(await client.signIn(ada));
  client.tenant.clock.advance(25 * 3600 * 1000);
  const nextDay = await client.token(
    { grant_type: 'refresh_token', refresh_token: String(fromPage.body['refresh_token']) },
    client.tenant.id,
    origin,
  );
  const nativeFromPage = await client.token(
    { grant_type: 'refresh_token', refresh_token: String(native.body['refresh_token']) },
    client.tenant.id,
    origin,
  );

  expect([fromServer, withoutChallenge, nextDay, nativeFromPage].map(refusal)).toEqual([
    refused('invalid_request', 9002327),
    refused('invalid_request', 9002325),
    refused('invalid_grant', 700084),
    refused('invalid_request', 9002326),
  ]);
  expect(fromPage.status).toBe(200);
  const openness = [fromPage, fromServer, withoutChallenge, nextDay, native, nativeFromPage].map(({ headers }) =>
    headers.get('access-control-allow-origin'),
  );
  // What was given to a native client, no page reads, not even why.
  expect(openness).toEqual(['*', '*', '*', '*', null, null]);
});
