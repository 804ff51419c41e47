import { describe, expect, test } from 'vitest';
import { contextPolicyId, policiesOf } from '../tenant/policies.ts';
import { noClaims, readClaimsRequest } from './claims-request.ts';

const tenant = { id: '01234567-89ab-4cde-8f01-23456789abcd' };
const read = (text: string | undefined) => readClaimsRequest(text, tenant);

test('nothing is asked for without the parameter', () => {
  expect([read(undefined), read('')]).toEqual([noClaims, noClaims]);
});

test('the claims that MSAL sends with every request are no step-up', () => {
  const request = read('{"id_token":{"signin_state":null,"login_hint":{"essential":false},"tenant_region_sub_scope":null}}');

  expect(request).toEqual({
    canAnswerClaims: false,
    demandsSecondFactor: false,
    authenticationContexts: [],
    idTokenClaims: ['signin_state', 'login_hint', 'tenant_region_sub_scope'],
  });
});

test.each([
  ['{"access_token":{"acrs":{"essential":true,"value":"c1"}}}', ['c1']],
  ['{"access_token":{"acrs":{"essential":true,"values":["c1","c2"]}}}', ['c1', 'c2']],
  ['{"access_token":{"amr":{"values":["mfa"]}}}', []],
  ['{"id_token":{"amr":{"essential":true,"values":["ngcmfa"]}}}', []],
])('%s demands a second factor', (text, authenticationContexts) => {
  expect(read(text)).toMatchObject({ demandsSecondFactor: true, authenticationContexts });
});

test('a client says that it answers claims challenges', () => {
  expect(read('{"access_token":{"xms_cc":{"values":["CP1"]}}}')).toMatchObject({
    canAnswerClaims: true,
    demandsSecondFactor: false,
  });
});

test.each(['{', '[]', 'null', '"text"', '5'])('%s is no claims request', (text) => {
  expect(() => read(text)).toThrow(/^The request is malformed: claims is not a JSON object\.$/);
});

test.each(['{"access_token":5}', '{"access_token":{"acrs":null}}', '{"access_token":{"acrs":{"values":[1,{}]}}}'])(
  '%s asks for nothing that is known',
  (text) => {
    expect(read(text)).toEqual(noClaims);
  },
);

describe('policies that are named', () => {
  const naming = (...values: readonly unknown[]): string => JSON.stringify({ access_token: { capolids: { essential: true, values } } });

  test.each(['c1', 'c50', 'c99'])('the one of the authentication context %s stands for it', (context) => {
    expect(read(naming(contextPolicyId(tenant, context)))).toEqual({
      ...noClaims,
      demandsSecondFactor: true,
      authenticationContexts: [context],
    });
  });

  test('beside an authentication context, it is asked for once', () => {
    const both = { acrs: { value: 'c2' }, capolids: { values: [contextPolicyId(tenant, 'c2'), contextPolicyId(tenant, 'c1')] } };

    expect(read(JSON.stringify({ access_token: both })).authenticationContexts).toEqual(['c2', 'c1']);
  });

  test('one for everybody, one of another tenant and what is none add nothing to what holds anyway', () => {
    const other = { id: '11234567-89ab-4cde-8f01-23456789abcd' };

    expect(read(naming(policiesOf(tenant)[0].id, contextPolicyId(other, 'c1'), 'c1', '', 5))).toEqual(noClaims);
  });
});
