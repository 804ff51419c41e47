import { registeredPermissions, type FoundApplication } from './find-application.ts';
import { signInPermissions } from './registration.ts';

/** What a registration has and a project needs. */
export interface Review {
  readonly applicationId: string;
  readonly name: string;
  /** Needed and not registered. */
  readonly missing: readonly string[];
  /** Registered and not needed. */
  readonly notNeeded: readonly string[];
  /** Needed and registered. */
  readonly used: readonly string[];
}

/** Permissions that a sign-in may always ask for; a registration that lists them is not said to have too much. */
const ofSignIn: readonly string[] = [...signInPermissions, 'email'];

/**
 * Compares a registration with what a project needs.
 *
 * @param needed - Names of delegated permissions, as detected.
 */
export function reviewRegistration(application: FoundApplication, needed: readonly string[]): Review {
  const registered = registeredPermissions(application);
  const wanted = [...new Set(needed)].toSorted();
  return {
    applicationId: application.appId,
    name: application.displayName,
    missing: wanted.filter((name) => !registered.includes(name) && !ofSignIn.includes(name)),
    notNeeded: registered.filter((name) => !wanted.includes(name) && !ofSignIn.includes(name)),
    used: registered.filter((name) => wanted.includes(name)),
  };
}
