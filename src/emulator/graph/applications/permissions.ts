import { type Call, GraphFailure, type OperationPermissions } from '../route.ts';

const readsApplications = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const writesApplications = ['Application.ReadWrite.All'];
const managesGrants = ['DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'];

/** The same permissions for a person of the organisation and for an application that acts alone. @param own - More of the latter. */
function forBoth(delegated: readonly string[], own: readonly string[] = []): OperationPermissions {
  return { delegated, personal: [], application: [...delegated, ...own], shared: [] };
}

/** The same where people with personal accounts may do it too, to what they registered. */
function alsoPersonal(permissions: OperationPermissions, ...personal: readonly string[]): OperationPermissions {
  return { ...permissions, personal };
}

/** Opens only for who holds one of each side. */
function bothOf(one: string, others: readonly string[]): OperationPermissions {
  const alsoRequires = { [one]: others, ...Object.fromEntries(others.map((other) => [other, [one]])) };
  return { ...forBoth([one, ...others]), alsoRequires };
}

const assignsRoles = 'AppRoleAssignment.ReadWrite.All';

/**
 * Who may call what about applications. `Application.ReadWrite.OwnedBy` is left out: the emulator knows no owners.
 *
 * Source: Microsoft Graph permissions reference and the pages of application, servicePrincipal, oAuth2PermissionGrant, appRoleAssignment.
 */
export const applicationPermissions = {
  read: forBoth(readsApplications),
  listRegistrations: alsoPersonal(forBoth(readsApplications), 'Application.Read.All', ...writesApplications, 'User.Read'),
  readRegistration: alsoPersonal(forBoth(readsApplications), 'Application.Read.All', ...writesApplications),
  create: alsoPersonal(forBoth([...writesApplications, 'AppRegistration.Create']), ...writesApplications),
  write: alsoPersonal(forBoth(writesApplications), ...writesApplications),
  writeSecrets: alsoPersonal(forBoth([...writesApplications, 'Directory.ReadWrite.All']), ...writesApplications),
  writeCredentials: forBoth([...writesApplications, 'Directory.ReadWrite.All']),
  createServicePrincipal: forBoth([...writesApplications, 'Directory.ReadWrite.All']),
  readGrants: forBoth([...managesGrants, 'Directory.Read.All']),
  writeGrants: forBoth(managesGrants),
  /**
   * https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto: `AppRoleAssignment.ReadWrite.All` and one that reads.
   * Assumption: those that write read as well. `Application.ReadWrite.All` alone assigns no role of Microsoft Graph, as its own text says,
   * and the roles of no other service are assigned here.
   */
  assignRoles: bothOf(assignsRoles, readsApplications),
  /** https://learn.microsoft.com/graph/api/serviceprincipal-delete-approleassignedto */
  removeRoles: forBoth([assignsRoles]),
} as const satisfies Record<string, OperationPermissions>;

/**
 * Lets only administrators go on: a delegated permission does not give a person more rights than the person has. Somebody with a personal
 * account has every right to what he or she registered, and finds nothing else.
 * Assumption: the tenant lets no other people register applications ("Users can register applications" is off).
 *
 * @throws GraphFailure 403.
 */
export function requireAdministrator({ access }: Call): void {
  if (access.user && !access.user.isAdministrator && access.user.accountType !== 'personal') {
    throw new GraphFailure(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  }
}
