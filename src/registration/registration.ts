import type { FieldProblem } from '../core/errors.ts';
import { inputError } from '../core/input.ts';
import { nearest } from '../core/nearest.ts';
import type { Cloud } from './cloud.ts';
import { permissionIds } from './permission-ids.ts';

/** Who may sign in: people of one organisation, of any, or of any and with personal accounts. */
export type AccountTypes = 'single' | 'multiple' | 'personal';

/** An application of one's own, as it is to be registered. */
export interface Registration {
  /** What the consent page calls it, at most 256 characters; it is also how the registration is found again. */
  readonly name: string;
  readonly accountTypes: AccountTypes;
  /** Where sign-ins come back to, of the platform "Mobile and desktop applications". */
  readonly redirectUris: readonly string[];
  /** Sign-ins may go through the broker of Windows, which has a redirect URI of its own for each application. Default false. */
  readonly broker?: boolean;
  /** Delegated permissions of Microsoft Graph, by name. */
  readonly permissions: readonly string[];
}

/** The name of account types on the wire (`signInAudience`) and in the portal. https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation */
export const audiences: Readonly<Record<AccountTypes, { readonly signInAudience: string; readonly inPortal: string }>> = {
  single: { signInAudience: 'AzureADMyOrg', inPortal: 'Accounts in this organizational directory only' },
  multiple: { signInAudience: 'AzureADMultipleOrgs', inPortal: 'Accounts in any organizational directory' },
  personal: {
    signInAudience: 'AzureADandPersonalMicrosoftAccount',
    inPortal: 'Accounts in any organizational directory and personal Microsoft accounts',
  },
};

/** Marks registrations that were made here, so that no other one of the same name is changed or deleted. */
export const ownTag = 'onbehalf';

/** Permissions of OpenID Connect: asked for with every sign-in, and part of no call. */
export const signInPermissions: readonly string[] = ['openid', 'profile', 'offline_access'];

/**
 * Checks a registration, every field at once; permissions come back without repetitions, in alphabetical order.
 *
 * @param cloud - Where it is to be registered.
 * @throws OnbehalfError INPUT_INVALID.
 */
export function checkRegistration(
  { name, accountTypes, redirectUris, permissions, broker = false }: Registration,
  cloud: Cloud,
): Registration {
  const problems: FieldProblem[] = [
    ...nameProblems(name),
    ...accountProblems(accountTypes, cloud),
    ...redirectUris.flatMap((uri) => redirectProblem(uri)),
    ...(redirectUris.length === 0 ? [{ field: 'redirectUri', problem: 'must be given at least once.' }] : []),
    ...permissionProblems(permissions),
  ];
  if (problems.length > 0) throw inputError('The registration', problems);
  return {
    name: name.trim(),
    accountTypes,
    redirectUris: [...new Set(redirectUris)],
    broker,
    permissions: [...new Set(permissions)].toSorted(),
  };
}

function nameProblems(name: string): FieldProblem[] {
  if (name.trim() === '') return [{ field: 'name', problem: 'must not be empty.' }];
  // Control characters would break out of the lines of a script or an HTTP request.
  if (/\p{Cc}/u.test(name)) return [{ field: 'name', problem: 'must be one line of text.' }];
  return name.length > 256 ? [{ field: 'name', problem: 'must be at most 256 characters.' }] : [];
}

function accountProblems(accountTypes: AccountTypes, { environment, hasPersonalAccounts }: Cloud): FieldProblem[] {
  if (accountTypes !== 'personal' || hasPersonalAccounts) return [];
  return [
    { field: 'accountTypes', problem: `must be single or multiple in ${environment}: personal accounts are in the global cloud only.` },
  ];
}

/** The rules of https://learn.microsoft.com/entra/identity-platform/reply-url */
function redirectProblem(uri: string): FieldProblem[] {
  const field = 'redirectUri';
  if (!URL.canParse(uri) || /[\s\p{Cc}]/u.test(uri))
    return [{ field, problem: `${JSON.stringify(uri)} must be an address, such as http://localhost.` }];
  const { protocol, hostname, hash } = new URL(uri);
  if (hash !== '' || uri.includes('*')) return [{ field, problem: `${uri} must not have a fragment or a wildcard.` }];
  if (protocol === 'http:' && !['localhost', '127.0.0.1'].includes(hostname))
    return [{ field, problem: `${uri} must begin with https://, or be on localhost.` }];
  return ['javascript:', 'data:', 'file:', 'blob:'].includes(protocol)
    ? [{ field, problem: `${uri} must not begin with ${protocol}` }]
    : [];
}

/** One problem for each permission that has no known id. */
export function permissionProblems(permissions: readonly string[]): FieldProblem[] {
  const known = [...permissionIds.keys()];
  return permissions
    .filter((name) => !permissionIds.has(name))
    .map((name) => {
      const close = nearest(name, known);
      const hint = close ? `did you mean ${close}?` : 'see https://learn.microsoft.com/graph/permissions-reference.';
      return { field: 'permission', problem: `${name} is not a delegated permission that is known here; ${hint}` };
    });
}
