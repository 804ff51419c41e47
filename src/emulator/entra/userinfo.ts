import type { Access, AccessProblem } from '../tenant/access.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { AccessReader } from './access-token.ts';
import { subject } from './token/subject.ts';

/** Assumption: pages of any origin read it, as all that Graph hosts; the page on the endpoint says only that Graph hosts it. */
const forPages = { 'access-control-allow-origin': '*' };

/**
 * Answers `/oidc/userinfo`, which lives on Graph's host: who the bearer of an access token is (OpenID Connect Core, section 5.3).
 * https://learn.microsoft.com/entra/identity-platform/userinfo
 */
export async function answerUserinfo(tenant: Tenant, readAccess: AccessReader, request: Request): Promise<Response> {
  const access = await readAccess(request.headers.get('authorization'), new URL(request.url).origin);
  if (typeof access === 'string' || !access.user) return refused(access);
  const { user, application } = access;
  const claims = {
    sub: subject(tenant, user, application),
    name: user.displayName,
    family_name: user.surname,
    given_name: user.givenName,
    picture: `${new URL(request.url).origin}/v1.0/me/photo/$value`,
    email: user.mail,
  };
  return Response.json(claims, { headers: forPages });
}

function refused(access: Access | AccessProblem): Response {
  const problem = typeof access === 'string' ? access : 'of an application, which is no person';
  const error = { code: 'InvalidAuthenticationToken', message: `The access token is ${problem}.` };
  return Response.json({ error }, { status: 401, headers: { ...forPages, 'www-authenticate': 'Bearer error="invalid_token"' } });
}
