import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { createTestClient } from '../../../../test/support/entra-client.ts';
import { refresh, refusal, refused, signedIn } from '../../../../test/support/token-answers.ts';
import { findUser } from '../../tenant/tenant.ts';

test('gives a new one each time, and the old one stays valid', async () => {
  const client = createTestClient();
  const first = await signedIn(client);

  const second = await refresh(client, first);
  const again = await refresh(client, first);

  expect([second.status, again.status]).toEqual([200, 200]);
  expect(new Set([first, second, again].map(({ body }) => body['refresh_token'])).size).toBe(3);
});

test('is good for every permission that was consented to, and for no other', async () => {
  const client = createTestClient();
  await signedIn(client, 'ada', { scope: 'openid offline_access Mail.Send' });
  const tokens = await signedIn(client);

  const other = await refresh(client, tokens, { scope: 'Mail.Send' });
  const missing = await refresh(client, tokens, { scope: 'Files.Read' });

  expect(other.body['scope']).toBe('Mail.Send openid Mail.Read profile');
  expect(refusal(missing)).toEqual(refused('invalid_grant', 65001));
  expect(missing.body['suberror']).toBe('consent_required');
});

test('ends when it was not used for 90 days', async () => {
  const client = createTestClient();
  const first = await signedIn(client);
  client.tenant.clock.advance(89 * 24 * 3600 * 1000);
  const second = await refresh(client, first);
  client.tenant.clock.advance(2 * 24 * 3600 * 1000);

  expect(refusal(await refresh(client, first))).toEqual(refused('invalid_grant', 700082));
  expect((await refresh(client, second)).status).toBe(200);
});

test('is revoked with the sessions of the person', async () => {
  const client = createTestClient();
  const tokens = await signedIn(client);
  const ada = findUser(client.tenant, 'ada@contoso.example');
  if (!ada) throw new Error('Ada is missing');
  client.tenant.clock.advance(1000);
  client.entra.revoke({ user: ada });

  const answer = await refresh(client, tokens);

  expect(refusal(answer)).toEqual(refused('invalid_grant', 50173));
  expect(answer.body).toMatchObject({
    suberror: 'bad_token',
    error_description: expect.stringMatching(/^AADSTS50173: The grant was revoked at \d{4}-.*Sign in again\./),
  });
});

test('is revoked with everything of the application', async () => {
  const client = createTestClient();
  const tokens = await signedIn(client);
  client.tenant.clock.advance(1000);
  client.entra.revoke({ application: client.application });

  expect(refusal(await refresh(client, tokens))).toEqual(refused('invalid_grant', 50173));
  expect((await signedIn(client)).status).toBe(200);
});

test('is worth nothing for a disabled or deleted account', async () => {
  const client = createTestClient();
  const tokens = await signedIn(client);
  const ada = findUser(client.tenant, 'ada@contoso.example');
  if (!ada) throw new Error('Ada is missing');

  ada.accountEnabled = false;
  const disabled = await refresh(client, tokens);
  client.tenant.users.delete(ada.id);
  const deleted = await refresh(client, tokens);

  expect([disabled, deleted].map(refusal)).toEqual([refused('invalid_grant', 50057), refused('invalid_grant', 50034)]);
});

test('is bound to its application', async () => {
  const client = createTestClient();
  const tokens = await signedIn(client);

  expect(refusal(await refresh(client, tokens, { client_id: 'f2f43f65-16a6-4319-91b6-d2a342a88744' }))).toEqual(
    refused('invalid_grant', 70000),
  );
});

test('cannot answer a step-up', async () => {
  const client = createTestClient();
  const tokens = await signedIn(client);

  const answer = await refresh(client, tokens, { claims: '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}' });

  expect(refusal(answer)).toEqual(refused('invalid_grant', 50079));
  expect(answer.body['suberror']).toBe('basic_action');
});

test('a capable client gets long tokens that it renews halfway', async () => {
  const client = createTestClient();

  const { body } = await refresh(client, await signedIn(client), { claims: '{"access_token":{"xms_cc":{"values":["cp1"]}}}' });

  expect(body).toMatchObject({ expires_in: 100_800, refresh_in: 50_400 });
  expect(decodeJwt(String(body['access_token']))['xms_cc']).toEqual(['cp1']);
});
