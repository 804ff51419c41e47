import { graphCommandLineTools } from '../connection/index.ts';

/**
 * The application that registers others where no other one is named: Microsoft's own client for administrators, known as Microsoft Graph Command Line Tools.
 * The public application stays out of it: what it may do is granted to all who use it.
 */
export const registrarApplication = graphCommandLineTools;

/**
 * Clouds that the client for administrators is not in.
 * Assumption: what https://learn.microsoft.com/powershell/microsoftgraph/authentication-commands says of applications in the cloud in China holds for this one.
 */
export const withoutRegistrar: readonly string[] = ['China'];

/**
 * What a sign-in asks for, by what is done: the least that opens the calls.
 * https://learn.microsoft.com/graph/permissions-reference
 */
export const registrarPermissions = {
  /** Reads registrations. */
  look: ['Application.Read.All'],
  /** Reads registrations and what was consented to. */
  lookAtConsents: ['Directory.Read.All'],
  /** Makes, changes and deletes registrations. */
  change: ['Application.ReadWrite.All'],
  /** Makes a registration present and consents for the organisation. */
  consent: ['Application.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All'],
} as const;
