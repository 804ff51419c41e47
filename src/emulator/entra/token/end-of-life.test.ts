import { expect, test } from 'vitest';
import { clientId, createTestClient, type TestClient, type TokenAnswer } from '../../../../test/support/entra-client.ts';
import { refresh, refusal, signedIn } from '../../../../test/support/token-answers.ts';

const minutes = (count: number): number => count * 60_000;
const days = (count: number): number => count * 24 * 3_600_000;

/** What is given once and presented later. */
interface Grant {
  readonly life: number;
  /** How long after its end it is still known. */
  readonly memory: number;
  readonly ended: number;
  readonly forgotten: number;
  give(client: TestClient): Promise<(client: TestClient) => Promise<TokenAnswer>>;
}

const grants: readonly [string, Grant][] = [
  [
    'an authorization code',
    {
      life: minutes(10),
      memory: days(1),
      ended: 70008,
      forgotten: 70000,
      async give(client) {
        const answer = await client.signIn(client.person('ada'));
        return (later) => later.redeem(answer);
      },
    },
  ],
  [
    'a refresh token',
    {
      life: days(90),
      memory: days(1),
      ended: 700082,
      forgotten: 70000,
      async give(client) {
        const tokens = await signedIn(client);
        return (later) => refresh(later, tokens);
      },
    },
  ],
  [
    'a device code',
    {
      life: minutes(15),
      memory: minutes(60),
      ended: 70020,
      forgotten: 70018,
      async give(client) {
        const response = await client.post(`/${client.tenant.id}/oauth2/v2.0/devicecode`, { client_id: clientId, scope: 'openid' });
        const { device_code: code = '' } = (await response.json()) as Record<string, string>;
        return (later) => later.token({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: code });
      },
    },
  ],
];

test.each(grants)('%s that has ended says so, until it is forgotten when the next one is given', async (_, grant) => {
  const client = createTestClient();
  const present = await grant.give(client);
  const codeAfter = async (milliseconds: number): Promise<number | undefined> => {
    client.tenant.clock.advance(milliseconds);
    await grant.give(client);
    return refusal(await present(client)).code;
  };

  expect(await codeAfter(grant.life + 1000)).toBe(grant.ended);
  expect(await codeAfter(grant.memory - minutes(1))).toBe(grant.ended);
  expect(await codeAfter(minutes(1))).toBe(grant.forgotten);
});

test('long tokens are renewed halfway, from two hours on', async () => {
  const capable = { claims: '{"access_token":{"xms_cc":{"values":["cp1"]}}}' };
  const renewedIn = async (longAccessTokenSeconds: number): Promise<unknown> =>
    (await signedIn(createTestClient({ settings: { longAccessTokenSeconds } }), 'ada', capable)).body['refresh_in'];

  expect([await renewedIn(7199), await renewedIn(7200), await renewedIn(7201)]).toEqual([undefined, 3600, 3600]);
  expect((await signedIn(createTestClient({ settings: { accessTokenSeconds: [9000, 9000] } }))).body).not.toHaveProperty('refresh_in');
});
