import { expect, test } from 'vitest';
import { clouds } from '../tenant/clouds.ts';
import type { AccessProblem } from '../tenant/access.ts';
import { bearerChallenge, freshTokenClaims, serviceOf, unauthenticated } from './authorize.ts';

test.each([
  ['GET /me', 'directory'],
  ['GET /users', 'directory'],
  ['GET /users/$count', 'directory'],
  ['GET /organization/{id}', 'directory'],
  ['GET /groups/{id}', 'directory'],
  ['GET /directory/deletedItems', 'directory'],
  ['GET /domains', 'directory'],
  ['POST /applications/{application}/addKey', 'directory'],
  ['GET /servicePrincipals', 'directory'],
  ['DELETE /oauth2PermissionGrants/{grant}', 'directory'],
  ['GET /me/messages', 'outlook'],
  ['PATCH /me/mailboxSettings', 'outlook'],
  ['POST /me/sendMail', 'outlook'],
])('%s is answered by %s', (operation, service) => {
  expect(serviceOf(operation)).toBe(service);
});

const plain =
  'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';

test.each<[AccessProblem, string]>([
  ['missing', 'Access token is empty.'],
  ['malformed', 'IDX14100: JWT is not well formed, there are no dots (.).'],
  ['expired', 'Lifetime validation failed, the token is expired.'],
  ['wrongAudience', 'Access token validation failure. Invalid audience.'],
  ['badSignature', 'Access token validation failure. Invalid signature.'],
])('a token that is %s is told so', (problem, message) => {
  expect(unauthenticated(problem, 'https://graph.microsoft.com', new Date())).toMatchObject({
    status: 401,
    code: 'InvalidAuthenticationToken',
    message,
    headers: { 'WWW-Authenticate': plain },
  });
});

test('a token that was revoked is told to come back as one issued later', () => {
  const now = new Date('2026-03-02T09:00:00.900Z');
  const claims = `{"access_token":{"nbf":{"essential":true,"value":"${Date.parse('2026-03-02T09:00:00Z') / 1000}"}}}`;

  expect(freshTokenClaims(now)).toBe(claims);
  expect(unauthenticated('revoked', 'https://graph.microsoft.com', now)).toMatchObject({
    status: 401,
    message:
      'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
    headers: { 'WWW-Authenticate': `${plain}, error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"` },
  });
});

test('where to sign in is said by the cloud, and on any other host by the host', () => {
  for (const { graphs, aliases } of clouds) {
    for (const graph of graphs) {
      const [, host] = /authorization_uri="https:\/\/([^/]+)\/common\/oauth2\/authorize"/.exec(bearerChallenge(graph)) ?? [];
      expect(aliases).toContain(host);
    }
  }
  expect(bearerChallenge('http://localhost:4000')).toContain('authorization_uri="http://localhost:4000/common/oauth2/authorize"');
});
