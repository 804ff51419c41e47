import { brokerRedirectUri } from '../connection/index.ts';
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
  /** The redirect URI of the broker of Windows, where it is needed and not registered. */
  readonly missingRedirectUri?: string;
}

/** Permissions that a sign-in may always ask for; a registration that lists them is not said to have too much. */
const ofSignIn: readonly string[] = [...signInPermissions, 'email'];

/**
 * Compares a registration with what a project needs.
 *
 * @param needed - Names of delegated permissions, as detected.
 * @param broker - Sign-ins go through the broker of Windows.
 */
export function reviewRegistration(application: FoundApplication, needed: readonly string[], broker = false): Review {
  const registered = registeredPermissions(application);
  const redirectUri = brokerRedirectUri(application.appId);
  // The host of an address ignores letter case, and an ID means the same in either.
  const isKnown = application.publicClient.redirectUris.some((uri) => uri.toLowerCase() === redirectUri.toLowerCase());
  const wanted = [...new Set(needed)].toSorted();
  return {
    applicationId: application.appId,
    name: application.displayName,
    missing: wanted.filter((name) => !registered.includes(name) && !ofSignIn.includes(name)),
    notNeeded: registered.filter((name) => !wanted.includes(name) && !ofSignIn.includes(name)),
    used: registered.filter((name) => wanted.includes(name)),
    ...(broker && !isKnown && { missingRedirectUri: redirectUri }),
  };
}
