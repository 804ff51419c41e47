import type { Application, User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { homeTenantId } from '../authority.ts';
import type { ClaimsRequest } from '../claims-request.ts';
import type { Exchange } from '../exchange.ts';
import type { TokenResource } from '../resources.ts';
import type { Authentication } from '../state.ts';
import { sign } from './sign.ts';
import { servicePrincipalId, subject } from './subject.ts';

/** Role template ids, as `wids` shows them. https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const everyUser = 'b79fbf4d-3ef9-4689-8143-76b194e85509';

interface PersonSubject {
  readonly user: User;
  readonly authentication: Pick<Authentication, 'methods'>;
  /** Delegated permissions; those of OpenID Connect may be among them. */
  readonly permissions: readonly string[];
}

/** What an access token lets the application do, and for whom: a person, or nobody when the application acts alone. */
export type ResourceTokenSubject = {
  readonly application: Application;
  readonly claims: ClaimsRequest;
  readonly resource: TokenResource;
  readonly proof: ClientProof;
} & (PersonSubject | { readonly user: undefined });

/** How the application proved itself in this sign-in: not at all, with a secret, with a certificate. */
export type ClientProof = 'none' | 'secret' | 'certificate';

const proofs: Readonly<Record<ClientProof, string>> = { none: '0', secret: '1', certificate: '2' };

/** An access token and how long it lives. */
export interface ResourceToken {
  readonly token: string;
  readonly seconds: number;
}

/**
 * Makes an access token. It looks like those of version 1.0, which is what Graph gets, whatever endpoint issued them; an API of one's own may have chosen 2.0.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 *
 * `aio`, which nobody but the issuer may read, holds the millisecond of the issue: revocation is finer than `iat`.
 */
export async function createResourceToken(
  { entra, at, origin }: Pick<Exchange, 'entra' | 'at' | 'origin'>,
  about: ResourceTokenSubject,
): Promise<ResourceToken> {
  const { tenant, ids } = entra;
  const { application, claims, resource } = about;
  const issuedAt = Math.floor(at.getTime() / 1000);
  const seconds = lifetime(entra, claims);
  const tid = about.user ? homeTenantId(tenant, about.user) : tenant.id;
  const common = {
    aud: resource.audience,
    iss: resource.version === 2 ? `${origin}/${tid}/v2.0` : issuer(tid),
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + seconds,
    aio: encodeMoment(at, ids.opaque(12)),
    ...(about.user ? personClaims(tenant, about) : applicationClaims(tenant, about)),
    rh: `1.${ids.opaque(24)}.`,
    uti: ids.opaque(16),
    ...(claims.canAnswerClaims ? { xms_cc: ['cp1'] } : {}),
    ...(claims.authenticationContexts.length > 0 ? { acrs: claims.authenticationContexts } : {}),
  };
  const { clientId, displayName } = application;
  const proof = proofs[about.proof];
  const client =
    resource.version === 2
      ? { azp: clientId, azpacr: proof, ver: '2.0' }
      : { app_displayname: displayName, appid: clientId, appidacr: proof, tenant_region_scope: 'EU', ver: '1.0' };
  const token = await sign(entra, { ...common, ...client }, resource.kind === 'graph' ? ids.opaque(43) : undefined);
  return { token, seconds };
}

/** The names of permissions that a token for a resource has: of Graph as they are, of another without its address. */
export function permissionsFor({ kind, address }: TokenResource, permissions: readonly string[]): string[] {
  if (kind === 'graph') return permissions.filter((name) => !name.includes('/') && name !== 'offline_access');
  return permissions.filter((name) => name.startsWith(`${address}/`)).map((name) => name.slice(address.length + 1));
}

function personClaims(
  tenant: Tenant,
  { application, resource, user, authentication, permissions }: PersonSubject & Pick<ResourceTokenSubject, 'application' | 'resource'>,
): Record<string, unknown> {
  const sub = subject(tenant, user, application);
  const common = {
    name: user.displayName,
    oid: user.id,
    scp: permissionsFor(resource, permissions).join(' '),
    sub,
    tid: homeTenantId(tenant, user),
  };
  if (resource.version === 2) return { ...common, preferred_username: user.userPrincipalName };
  return {
    ...common,
    acct: 0,
    acr: '1',
    amr: authentication.methods,
    family_name: user.surname,
    given_name: user.givenName,
    idtyp: 'user',
    ipaddr: '127.0.0.1',
    unique_name: user.userPrincipalName,
    upn: user.userPrincipalName,
    wids: [...(user.isAdministrator ? [globalAdministrator] : []), everyUser],
    xms_st: { sub },
  };
}

/** The permissions of an application alone are those of Microsoft Graph; no other resource has any here. */
function applicationClaims(
  tenant: Tenant,
  { application, resource }: Pick<ResourceTokenSubject, 'application' | 'resource'>,
): Record<string, unknown> {
  const oid = servicePrincipalId(tenant, application);
  return {
    idp: issuer(tenant.id),
    idtyp: 'app',
    oid,
    ...(resource.kind === 'graph' && { roles: application.applicationPermissions }),
    sub: oid,
    tid: tenant.id,
  };
}

function issuer(tenantId: string): string {
  return `https://sts.windows.net/${tenantId}/`;
}

function lifetime({ settings, ids }: Exchange['entra'], { canAnswerClaims }: ClaimsRequest): number {
  return canAnswerClaims ? settings.longAccessTokenSeconds : ids.integer(...settings.accessTokenSeconds);
}

function encodeMoment(at: Date, salt: string): string {
  return Buffer.from(`${at.getTime()}.${salt}`).toString('base64url');
}

/** Reads the millisecond of the issue out of `aio`; NaN when it is not there. */
export function decodeMoment(aio: unknown): number {
  return typeof aio === 'string' ? Number.parseInt(Buffer.from(aio, 'base64url').toString(), 10) : Number.NaN;
}
