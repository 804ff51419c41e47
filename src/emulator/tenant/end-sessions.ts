import type { User } from './directory.ts';
import type { Tenant } from './tenant.ts';

/** Ends all sessions of a person: what was issued to them until now is no longer good. */
export function endSessions(tenant: Tenant, user: User): void {
  // What was issued at this very moment counts as before, also where the clock stands still.
  tenant.clock.advance(1);
  user.sessionsValidFrom = tenant.clock.now().toISOString();
}
