import { loginHostFor } from '../tenant/clouds.ts';
import type { Access, AccessProblem } from '../tenant/access.ts';
import { GraphFailure, type OperationPermissions, type Route } from './route.ts';

/** Judges an `Authorization` header: `readAccessToken`, bound to a tenant. */
export type ReadAccess = (authorizationHeader: string | null, graphOrigin?: string) => Promise<Access | AccessProblem>;

/** Which service of Microsoft's answers an operation; they word their refusals differently. */
export type Service = 'outlook' | 'directory' | 'planner' | 'presence' | 'teams' | 'files';

const directoryRoots = new Set([
  'users',
  'organization',
  'groups',
  'directory',
  'domains',
  'applications',
  'servicePrincipals',
  'oauth2PermissionGrants',
]);

const filesRoots = new Set(['drive', 'drives', 'sites', 'shares']);

const teamsRoots = new Set(['chats', 'teams', 'joinedTeams']);

/** What the directory knows of somebody. */
const directoryBelowMe = new Set(['manager', 'directReports', 'memberOf', 'transitiveMemberOf', 'checkMemberGroups', 'getMemberGroups']);

/** The service of an operation: `/me` itself, users and groups are the directory's, what is below `/me` is Outlook's, but for what has a service of its own. */
export function serviceOf(operation: string): Service {
  const [, root = '', below] = (operation.split(' ')[1] ?? '').split('/');
  if (root === 'planner' || /^[^/]*\/(?:me|groups\/[^/]+)\/planner(?:\/|$)/.test(operation)) return 'planner';
  if (root === 'communications' || (root === 'me' && below === 'presence')) return 'presence';
  if (isOfFiles(operation, root, below)) return 'files';
  if (teamsRoots.has(root === 'me' ? (below ?? '') : root)) return 'teams';
  return directoryRoots.has(root) || (root === 'me' && (below === undefined || directoryBelowMe.has(below))) ? 'directory' : 'outlook';
}

/** Drives and sites, those of people and of groups too. */
function isOfFiles(operation: string, root: string, below: string | undefined): boolean {
  if (filesRoots.has(root)) return true;
  return root === 'me' ? filesRoots.has(below ?? '') : /^\S+ \/groups\/[^/]+\/(?:drives?|sites)(?:\/|$)/.test(operation);
}

const problemMessages: Readonly<Record<AccessProblem, string>> = {
  missing: 'Access token is empty.',
  malformed: 'IDX14100: JWT is not well formed, there are no dots (.).',
  expired: 'Lifetime validation failed, the token is expired.',
  wrongAudience: 'Access token validation failure. Invalid audience.',
  badSignature: 'Access token validation failure. Invalid signature.',
  revoked:
    'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
};

/** The 401 for a token that is no access; a revoked one is told to come back with a token issued after `now`. */
export function unauthenticated(problem: AccessProblem, origin: string, now: Date): GraphFailure {
  const challenge = bearerChallenge(origin, problem === 'revoked' ? freshTokenClaims(now) : undefined);
  return new GraphFailure(401, 'InvalidAuthenticationToken', problemMessages[problem], { headers: { 'WWW-Authenticate': challenge } });
}

/** The claims that ask for a token issued after a moment. */
export function freshTokenClaims(after: Date): string {
  return JSON.stringify({ access_token: { nbf: { essential: true, value: String(Math.floor(after.getTime() / 1000)) } } });
}

/** The application id of Microsoft Graph, the same in every tenant. */
const graphId = '00000003-0000-0000-c000-000000000000';

/** The value of `WWW-Authenticate`. @param claims - JSON text of the claims asked for; it travels as base64. */
export function bearerChallenge(origin: string, claims?: string): string {
  const loginHost = loginHostFor(origin);
  const authority = loginHost === undefined ? origin : `https://${loginHost}`;
  const base = `Bearer realm="", authorization_uri="${authority}/common/oauth2/authorize", client_id="${graphId}"`;
  return claims === undefined ? base : `${base}, error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
}

/** Whose data a call is about, as far as permissions care. */
export type Ownership = 'own' | 'other' | 'tenant';

/**
 * Decides whether an access may call an operation, and says which of its permissions opened it.
 *
 * @param ownership - `own` on `/me` and on `/users/{id}` naming the signed-in person, `other` on anybody else's, `tenant` elsewhere.
 * @throws GraphFailure 403 when none of the permissions is held, or one that opens only beside another, without that one.
 */
export function authorize(access: Access, route: Route, ownership: Ownership): readonly string[] {
  const accepted = acceptedPermissions(access, route.permissions, ownership);
  const held = access.user ? access.permissions : access.roles;
  const isComplete = (permission: string): boolean =>
    (route.permissions.alsoRequires?.[permission] ?? held).some((beside) => held.includes(beside));
  const used = held.filter((permission) => accepted.includes(permission) && isComplete(permission));
  if (used.length > 0) return used;
  const service = serviceOf(route.operation);
  const { code, message } = service === 'teams' ? missingInTeams(access, accepted, held) : missingPermission[service];
  throw new GraphFailure(403, code, message);
}

/**
 * How each service says that a permission is missing. Planner: https://github.com/jasonjoh/dotnet-tutorial/issues/14; presence:
 * https://github.com/osodevops/ms-teams-cli/issues/70.
 */
const missingPermission: Readonly<Record<Exclude<Service, 'teams'>, { readonly code: string; readonly message: string }>> = {
  outlook: { code: 'ErrorAccessDenied', message: 'Access is denied. Check credentials and try again.' },
  directory: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.' },
  planner: { code: '', message: 'You do not have the required permissions to access this item.' },
  presence: { code: 'Forbidden', message: '' },
  files: { code: 'accessDenied', message: 'Access denied' },
};

/**
 * Teams names what opens the operation and what the token holds. https://github.com/Softeria/ms-365-mcp-server/issues/65; of an application:
 * https://github.com/microsoftgraph/microsoft-graph-docs/issues/19105
 */
function missingInTeams(
  { user }: Access,
  accepted: readonly string[],
  held: readonly string[],
): { readonly code: string; readonly message: string } {
  const [kind, Kinds] = user ? ['scope', 'Scopes'] : ['role', 'Roles'];
  const message = `Missing ${kind} permissions on the request. API requires one of '${accepted.join(', ')}'. ${Kinds} on the request '${held.join(', ')}'`;
  return { code: 'Forbidden', message };
}

function acceptedPermissions(access: Access, permissions: OperationPermissions, ownership: Ownership): readonly string[] {
  if (!access.user) return permissions.application;
  if (access.user.accountType === 'personal') return ownership === 'other' ? [] : permissions.personal;
  return ownership === 'other' ? permissions.shared : permissions.delegated;
}
