import { brokerRedirectUri } from '../connection/index.ts';
import { cloudOf, type Cloud } from './cloud.ts';
import { microsoftGraph, permissionIds } from './permission-ids.ts';
import { audiences, checkRegistration, ownTag, signInPermissions, type Registration } from './registration.ts';

/** One API and the permissions on it that an application lists. */
export interface RequiredAccess {
  readonly resourceAppId: string;
  readonly resourceAccess: readonly { readonly id: string; readonly type: string }[];
}

/** The body that makes the application. https://learn.microsoft.com/graph/api/application-post-applications */
export interface ApplicationBody {
  readonly displayName: string;
  readonly signInAudience: string;
  /** True: flows without a redirect, such as the device code, are allowed too. */
  readonly isFallbackPublicClient: true;
  readonly publicClient: { readonly redirectUris: readonly string[] };
  readonly tags: readonly string[];
  readonly requiredResourceAccess: readonly RequiredAccess[];
  readonly api?: { readonly requestedAccessTokenVersion: 2 };
}

/** A registration with what it takes to make it. */
export interface RegistrationPlan {
  readonly registration: Registration;
  /** Where it is registered. */
  readonly cloud: Cloud;
  readonly application: ApplicationBody;
  /** What an administrator consents to for the organisation: the permissions, and those of signing in. Separated by blanks. */
  readonly consentScope: string;
}

/**
 * Plans a registration: the bodies of the Graph requests that make it. Nothing is sent.
 *
 * @param cloud - Where it is registered. Default: the global cloud.
 * @throws OnbehalfError INPUT_INVALID naming every wrong field.
 */
export function planRegistration(given: Registration, cloud: Cloud = cloudOf('Global')): RegistrationPlan {
  const registration = checkRegistration(given, cloud);
  const { name, accountTypes, redirectUris, permissions } = registration;
  return {
    registration,
    cloud,
    application: {
      displayName: name,
      signInAudience: audiences[accountTypes].signInAudience,
      isFallbackPublicClient: true,
      publicClient: { redirectUris },
      tags: [ownTag],
      requiredResourceAccess: permissions.length === 0 ? [] : [accessTo(permissions)],
      // Applications for personal accounts must take tokens of version 2: https://learn.microsoft.com/graph/api/resources/apiapplication
      ...(accountTypes === 'personal' && { api: { requestedAccessTokenVersion: 2 } }),
    },
    consentScope: consentScope(permissions),
  };
}

/** All redirect URIs of a plan, which only its ID completes. */
export function redirectUrisOf(
  { registration: { redirectUris, broker } }: Pick<RegistrationPlan, 'registration'>,
  applicationId: string,
): string[] {
  return broker ? [...redirectUris, brokerRedirectUri(applicationId)] : [...redirectUris];
}

/** Permissions as a registration lists them, by their ids. */
export function accessTo(permissions: readonly string[]): RequiredAccess {
  return {
    resourceAppId: microsoftGraph,
    resourceAccess: permissions.flatMap((name) => {
      const id = permissionIds.get(name);
      return id === undefined ? [] : [{ id, type: 'Scope' }];
    }),
  };
}

/** What is consented to for permissions, as one text. */
export function consentScope(permissions: readonly string[]): string {
  return [...new Set([...permissions, ...signInPermissions])].join(' ');
}
