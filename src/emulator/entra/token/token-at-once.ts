import type { Application, User } from '../../tenant/directory.ts';
import { findUser } from '../../tenant/tenant.ts';
import { noClaims } from '../claims-request.ts';
import type { EntraContext } from '../context.ts';
import { permissionNames } from '../permission-names.ts';
import { graphResource } from '../resources.ts';
import { createResourceToken } from './resource-token.ts';

/** For whom a token is wanted, without any sign-in. */
export interface TokenWish {
  /** User principal name or object id; left out: the application acts alone. */
  readonly user?: string | undefined;
  /** Client id. Default: the first application of the tenant. */
  readonly application?: string | undefined;
  /** Permissions of Microsoft Graph, in any letter case: delegated ones with a user, application permissions without. */
  readonly permissions: readonly string[];
}

/** A token and what it says. */
export interface TokenAtOnce {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  /** In Microsoft's spelling. */
  readonly permissions: readonly string[];
  /** User principal name; null for an application alone. */
  readonly user: string | null;
  /** Client id. */
  readonly application: string;
}

/**
 * Makes an access token for tests at once: nobody signs in, nothing is consented to, and it is like any other token.
 *
 * @throws Error naming what there is not.
 */
export async function tokenAtOnce(entra: EntraContext, wish: TokenWish): Promise<TokenAtOnce> {
  const { tenant } = entra;
  const user = wish.user === undefined ? undefined : personOf(entra, wish.user);
  const application = applicationOf(entra, wish.application);
  const permissions = await permissionNames(wish.permissions, user ? 'scopeId' : 'roleId');
  const subject = {
    application: { ...application, applicationPermissions: permissions },
    claims: noClaims,
    resource: graphResource(''),
    proof: user ? ('none' as const) : ('secret' as const),
  };
  const { token, seconds } = await createResourceToken(
    // The issuer of a token for Graph has no address of ours in it.
    { entra, at: tenant.clock.now(), origin: '' },
    user ? { ...subject, user, authentication: { methods: ['pwd'] }, permissions } : { ...subject, user: undefined },
  );
  return { accessToken: token, expiresIn: seconds, permissions, user: user?.userPrincipalName ?? null, application: application.clientId };
}

function personOf({ tenant }: EntraContext, key: string): User {
  const user = findUser(tenant, key);
  if (!user) throw new Error(`There is no user '${key}' in the tenant.`);
  return user;
}

function applicationOf({ tenant }: EntraContext, clientId: string | undefined): Application {
  const [first] = tenant.applications.values();
  const application = clientId === undefined ? first : tenant.applications.get(clientId.toLowerCase());
  if (!application)
    throw new Error(clientId === undefined ? 'The tenant has no application.' : `There is no application '${clientId}' in the tenant.`);
  return application;
}
