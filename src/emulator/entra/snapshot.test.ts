import { expect, test } from 'vitest';
import { createTestClient, type TokenAnswer } from '../../../test/support/entra-client.ts';
import type { EntraSnapshot } from './snapshot.ts';

function bearer({ body }: TokenAnswer): string {
  return `Bearer ${String(body['access_token'])}`;
}

test('who has signed in stays signed in over a restart', async () => {
  const before = createTestClient();
  const tokens = await before.redeem(await before.signIn(before.person('ada')));
  const saved = JSON.stringify(await before.entra.snapshot());

  const after = createTestClient({ tenant: before.tenant, snapshot: JSON.parse(saved) as EntraSnapshot });
  const refreshed = await after.token({ grant_type: 'refresh_token', refresh_token: String(tokens.body['refresh_token']) });

  await expect(after.entra.readAccess(bearer(tokens))).resolves.toMatchObject({ permissions: ['Mail.Read'] });
  expect(refreshed.status).toBe(200);
});

test('what was revoked stays revoked', async () => {
  const before = createTestClient();
  const tokens = await before.redeem(await before.signIn(before.person('ada')));
  before.tenant.clock.advance(5);
  before.entra.revoke({ application: before.application });

  const after = createTestClient({ tenant: before.tenant, snapshot: await before.entra.snapshot() });

  await expect(after.entra.readAccess(bearer(tokens))).resolves.toBe('revoked');
});

test('no refresh token is given out twice, though the seed is the same', async () => {
  const before = createTestClient();
  const first = await before.redeem(await before.signIn(before.person('ada')));
  const after = createTestClient({ snapshot: await before.entra.snapshot() });

  const second = await after.redeem(await after.signIn(after.person('ada')));

  expect(second.body['refresh_token']).not.toBe(first.body['refresh_token']);
});

test('the sign-in log goes on where it was, also after a snapshot that has none', async () => {
  const before = createTestClient();
  await before.redeem(await before.signIn(before.person('ada')));
  const { signInLog, ...older } = await before.entra.snapshot();
  const snapshot = JSON.parse(JSON.stringify({ ...older, signInLog })) as EntraSnapshot;

  expect(signInLog?.map(({ user, event, code }) => [user, event, code])).toEqual([
    ['ada@contoso.example', 'page', 0],
    ['ada@contoso.example', 'code', 0],
  ]);
  expect(createTestClient({ tenant: before.tenant, snapshot }).entra.signInLog()).toEqual(before.entra.signInLog());
  expect(createTestClient({ tenant: before.tenant, snapshot: older }).entra.signInLog()).toEqual([]);
});
