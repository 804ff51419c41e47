import type { Application, User } from '../tenant/directory.ts';
import type { EntraContext } from './context.ts';

/** Whether the sessions of a person that began at `at` (milliseconds since 1970) were ended since. */
export function isRevoked(user: User, at: number): boolean {
  return at < Date.parse(user.sessionsValidFrom);
}

/** The moment at which what was issued at `issuedAt` was revoked, by the person or for the application; undefined while it is valid. */
export function revokedAt(entra: EntraContext, user: User | undefined, application: Application, issuedAt: number): number | undefined {
  const ends = [user ? Date.parse(user.sessionsValidFrom) : undefined, entra.state.applicationsValidFrom.get(application.clientId)];
  return ends.find((end) => end !== undefined && issuedAt < end);
}

/** What to revoke: everything of a person, everything of an application, or one access token by its `uti`. */
export type Revocation = { readonly user: User } | { readonly application: Application } | { readonly tokenId: string };

/** Ends tokens and sessions that were issued until now. */
export function revoke(entra: EntraContext, what: Revocation): void {
  const now = entra.tenant.clock.now();
  if ('user' in what) what.user.sessionsValidFrom = now.toISOString();
  else if ('application' in what) entra.state.applicationsValidFrom.set(what.application.clientId, now.getTime());
  else entra.state.revokedTokenIds.add(what.tokenId);
}
