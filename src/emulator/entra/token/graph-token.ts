import type { Application, User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { homeTenantId } from '../authority.ts';
import type { ClaimsRequest } from '../claims-request.ts';
import type { Exchange } from '../exchange.ts';
import type { Authentication } from '../state.ts';
import { sign } from './sign.ts';
import { servicePrincipalId, subject } from './subject.ts';

/** Role template ids, as `wids` shows them. https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const everyUser = 'b79fbf4d-3ef9-4689-8143-76b194e85509';

interface PersonSubject {
  readonly user: User;
  readonly authentication: Authentication;
  /** Delegated permissions; those of OpenID Connect may be among them. */
  readonly permissions: readonly string[];
}

/** What an access token lets the application do, and for whom: a person, or nobody when the application acts alone. */
export type GraphTokenSubject = {
  readonly application: Application;
  readonly claims: ClaimsRequest;
  readonly graph: string;
  readonly proof: ClientProof;
} & (PersonSubject | { readonly user: undefined });

/** How the application proved itself in this sign-in: not at all, with a secret, with a certificate. */
export type ClientProof = 'none' | 'secret' | 'certificate';

const proofs: Readonly<Record<ClientProof, string>> = { none: '0', secret: '1', certificate: '2' };

/** An access token and how long it lives. */
export interface GraphToken {
  readonly token: string;
  readonly seconds: number;
}

/**
 * Makes an access token for Microsoft Graph. It looks like those of version 1.0, which is what Graph gets, whatever endpoint issued them.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 *
 * `aio`, which nobody but the issuer may read, holds the millisecond of the issue: revocation is finer than `iat`.
 */
export async function createGraphToken({ entra, at }: Pick<Exchange, 'entra' | 'at'>, about: GraphTokenSubject): Promise<GraphToken> {
  const { tenant, ids } = entra;
  const { application, claims } = about;
  const issuedAt = Math.floor(at.getTime() / 1000);
  const seconds = lifetime(entra, claims);
  const token = await sign(entra, {
    aud: about.graph,
    iss: issuer(about.user ? homeTenantId(tenant, about.user) : tenant.id),
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + seconds,
    aio: encodeMoment(at, ids.opaque(12)),
    app_displayname: application.displayName,
    appid: application.clientId,
    appidacr: proofs[about.proof],
    ...(about.user ? personClaims(tenant, application, about) : applicationClaims(tenant, application)),
    rh: `1.${ids.opaque(24)}.`,
    tenant_region_scope: 'EU',
    uti: ids.opaque(16),
    ver: '1.0',
    ...(claims.canAnswerClaims ? { xms_cc: ['cp1'] } : {}),
    ...(claims.authenticationContexts.length > 0 ? { acrs: claims.authenticationContexts } : {}),
  });
  return { token, seconds };
}

function personClaims(
  tenant: Tenant,
  application: Application,
  { user, authentication, permissions }: PersonSubject,
): Record<string, unknown> {
  const sub = subject(tenant, user, application);
  return {
    acct: 0,
    acr: '1',
    amr: authentication.methods,
    family_name: user.surname,
    given_name: user.givenName,
    idtyp: 'user',
    ipaddr: '127.0.0.1',
    name: user.displayName,
    oid: user.id,
    scp: permissions.filter((name) => name !== 'offline_access').join(' '),
    sub,
    tid: homeTenantId(tenant, user),
    unique_name: user.userPrincipalName,
    upn: user.userPrincipalName,
    wids: [...(user.isAdministrator ? [globalAdministrator] : []), everyUser],
    xms_st: { sub },
  };
}

function applicationClaims(tenant: Tenant, application: Application): Record<string, unknown> {
  const oid = servicePrincipalId(tenant, application);
  return { idp: issuer(tenant.id), idtyp: 'app', oid, roles: application.applicationPermissions, sub: oid, tid: tenant.id };
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
