import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { userOf } from '../../../test/support/entra-browser.ts';
import { createTestClient, type TestClient } from '../../../test/support/entra-client.ts';
import { refresh, refusal, refused, signedIn } from '../../../test/support/token-answers.ts';
import { contextPolicyId, policiesOf } from '../tenant/policies.ts';

type Access = { readonly requireSecondFactor: boolean; readonly blockSignIn: boolean };
const secondFactor: Access = { requireSecondFactor: true, blockSignIn: false };
const blocked: Access = { requireSecondFactor: false, blockSignIn: true };
const free: Access = { requireSecondFactor: false, blockSignIn: false };
const stepUp = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';

const naming = (...values: readonly (string | undefined)[]): string =>
  JSON.stringify({ access_token: { capolids: { essential: true, values } } });
const ofSecondFactor = ({ tenant }: TestClient): string => policiesOf(tenant)[0].id;
const ofBlock = ({ tenant }: TestClient): string => policiesOf(tenant)[1].id;
const ofContext = ({ tenant }: TestClient): string | undefined => contextPolicyId(tenant, 'c1');

/** Who is refused, under which policies, with which `claims` of the request: the code, and the policies that the refusal names. */
const refusals: readonly [
  name: string,
  access: Access,
  hasApp: boolean,
  claims: string | undefined,
  code: number,
  named: readonly ((client: TestClient) => string | undefined)[],
][] = [
  ['a second factor that the tenant demands of who has none', secondFactor, false, undefined, 50079, [ofSecondFactor]],
  ['a second factor that the tenant demands of who has one', secondFactor, true, undefined, 50076, [ofSecondFactor]],
  ['a second factor that the request demands of who has none', free, false, stepUp, 50079, [ofContext]],
  ['a second factor that the request demands of who has one', free, true, stepUp, 50076, [ofContext]],
  ['a second factor that both demand', secondFactor, false, stepUp, 50079, [ofSecondFactor, ofContext]],
  ['a second factor that no policy demands', free, true, undefined, 50076, []],
  ['a method that the request demands', free, false, '{"access_token":{"amr":{"values":["mfa"]}}}', 50079, []],
  ['an authentication context that there is not', free, false, stepUp.replace('c1', 'c100'), 50079, []],
  ['a sign-in that is blocked', blocked, false, stepUp, 53003, [ofBlock]],
];

describe.each(refusals)('%s', (_, access, hasApp, claims, code, named) => {
  const request: Record<string, string> = claims === undefined ? {} : { claims };
  const expected = (client: TestClient): string | undefined => (named.length === 0 ? undefined : naming(...named.map((of) => of(client))));

  /** Somebody who signed in with a password before any of it was demanded. */
  async function afterwards() {
    const client = createTestClient();
    const ada = client.person('ada');
    const tokens = await client.redeem(await client.signIn(ada));
    client.tenant.conditionalAccess = { ...access };
    if (hasApp) userOf(client, 'ada').totpSecret = 'JBSWY3DPEHPK3PXP';
    return { client, ada, tokens };
  }

  test(`is ${code} for a refresh token, and names what was not met`, async () => {
    const { client, tokens } = await afterwards();
    const answer = await refresh(client, tokens, request);

    expect(refusal(answer)).toEqual(refused('invalid_grant', code));
    expect(answer.body['claims']).toBe(expected(client));
  });

  test(`is ${code} for a password`, async () => {
    const { client } = await afterwards();
    const person = { username: 'ada@contoso.example', password: 'Contoso-ada-1' };
    const answer = await client.token({ grant_type: 'password', scope: 'Mail.Read', ...person, ...request });

    expect([refusal(answer).code, answer.body['claims']]).toEqual([code, expected(client)]);
  });

  test(`is ${code} without a page`, async () => {
    const { client, ada } = await afterwards();
    const answer = await client.signIn(ada, { prompt: 'none', ...request });

    expect(answer.get('error_description')).toMatch(new RegExp(`^AADSTS${code}: `));
    expect(answer.get('claims')).toBe(expected(client) ?? null);
  });
});

test.each([
  ['the tenant', secondFactor, {}, undefined],
  ['the request', free, { claims: stepUp }, ['c1']],
])('the claims of a refusal bring the page when %s demands more, and what they bring is enough', async (_, access, request, acrs) => {
  const client = createTestClient();
  const ada = client.person('ada');
  const tokens = await client.redeem(await client.signIn(ada));
  client.tenant.conditionalAccess = { ...access };
  const { body } = await refresh(client, tokens, request);
  const answer = await client.redeem(await client.signIn(ada, { claims: String(body['claims']) }));
  const { body: again } = await refresh(client, answer, request);

  expect(userOf(client, 'ada').totpSecret).toMatch(/^[A-Z2-7]{32}$/);
  for (const { access_token: token } of [answer.body, again]) {
    expect(decodeJwt(String(token))).toMatchObject({ amr: ['pwd', 'mfa'], ...(acrs && { acrs }) });
  }
});

test('an application that acts alone meets no policy for people', async () => {
  const client = createTestClient();
  client.tenant.conditionalAccess = { requireSecondFactor: true, blockSignIn: true };
  const alone = { client_id: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f', client_secret: 'contoso-reports-secret' };
  const answer = await client.token({ ...alone, grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' });

  expect(answer.status).toBe(200);
});

test('a consent that is missing names no policy, and not what the request asked for', async () => {
  const client = createTestClient();
  const answer = await refresh(client, await signedIn(client), {
    scope: 'Files.Read',
    claims: '{"access_token":{"xms_cc":{"values":["cp1"]}}}',
  });

  expect(refusal(answer)).toEqual(refused('invalid_grant', 65001));
  expect(answer.body).not.toHaveProperty('claims');
});
