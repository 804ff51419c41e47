import { expect, test } from 'vitest';
import { noClaims, readClaimsRequest } from './claims-request.ts';

test('nothing is asked for without the parameter', () => {
  expect([readClaimsRequest(undefined), readClaimsRequest('')]).toEqual([noClaims, noClaims]);
});

test('the claims that MSAL sends with every request are no step-up', () => {
  const request = readClaimsRequest('{"id_token":{"signin_state":null,"login_hint":{"essential":false},"tenant_region_sub_scope":null}}');

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
  expect(readClaimsRequest(text)).toMatchObject({ demandsSecondFactor: true, authenticationContexts });
});

test('a client says that it answers claims challenges', () => {
  expect(readClaimsRequest('{"access_token":{"xms_cc":{"values":["CP1"]}}}')).toMatchObject({
    canAnswerClaims: true,
    demandsSecondFactor: false,
  });
});

test.each(['{', '[]', 'null', '"text"', '5'])('%s is no claims request', (text) => {
  expect(() => readClaimsRequest(text)).toThrow(/^The request is malformed: claims is not a JSON object\.$/);
});

test.each(['{"access_token":5}', '{"access_token":{"acrs":null}}', '{"access_token":{"acrs":{"values":[1,{}]}}}'])(
  '%s asks for nothing that is known',
  (text) => {
    expect(readClaimsRequest(text)).toEqual(noClaims);
  },
);
