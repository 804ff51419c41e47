import { type Call, GraphFailure, type OperationPermissions } from '../route.ts';

const readsApplications = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const managesGrants = ['DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'];

/** The same permissions for a person of the organisation and for an application that acts alone. @param own - More of the latter. */
function forBoth(delegated: readonly string[], own: readonly string[] = []): OperationPermissions {
  return { delegated, personal: [], application: [...delegated, ...own], shared: [] };
}

/**
 * Who may call what about applications. `Application.ReadWrite.OwnedBy` is left out: the emulator knows no owners.
 *
 * Source: Microsoft Graph permissions reference and the pages of application, servicePrincipal, oAuth2PermissionGrant, appRoleAssignment.
 */
export const applicationPermissions = {
  read: forBoth(readsApplications),
  create: forBoth(['Application.ReadWrite.All', 'AppRegistration.Create']),
  write: forBoth(['Application.ReadWrite.All']),
  writeCredentials: forBoth(['Application.ReadWrite.All', 'Directory.ReadWrite.All']),
  createServicePrincipal: forBoth(['Application.ReadWrite.All', 'Directory.ReadWrite.All']),
  readGrants: forBoth([...managesGrants, 'Directory.Read.All']),
  writeGrants: forBoth(managesGrants),
  assignRoles: forBoth(['AppRoleAssignment.ReadWrite.All']),
} as const satisfies Record<string, OperationPermissions>;

/**
 * Lets only administrators go on: a delegated permission does not give a person more rights than the person has.
 * Assumption: the tenant lets no other people register applications ("Users can register applications" is off).
 *
 * @throws GraphFailure 403.
 */
export function requireAdministrator({ access }: Call): void {
  if (access.user && !access.user.isAdministrator) {
    throw new GraphFailure(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  }
}
