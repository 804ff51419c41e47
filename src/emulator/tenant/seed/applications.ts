import type { Application } from '../directory.ts';

/** Delegated permissions of the public application, as UiPath's documentation lists them. */
const publicApplicationPermissions = [
  'Calendars.Read', 'Calendars.Read.Shared', 'Calendars.ReadWrite', 'Calendars.ReadWrite.Shared', 'Chat.ReadWrite', 'email',
  'EWS.AccessAsUser.All', 'Files.Read', 'Files.Read.All', 'Files.ReadWrite', 'Files.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All',
  'Mail.Read', 'Mail.Read.Shared', 'Mail.ReadWrite', 'Mail.ReadWrite.Shared', 'Mail.Send', 'Mail.Send.Shared', 'offline_access', 'openid',
  'Presence.Read', 'Presence.Read.All', 'profile', 'Sites.Read.All', 'Sites.ReadWrite.All', 'User.Read', 'User.Read.All',
];

/** Delegated permissions that an organisation's own application is advised to list. */
const ownApplicationPermissions = [
  'Calendars.Read', 'Calendars.ReadWrite', 'Files.Read', 'Files.Read.All', 'Files.ReadWrite', 'Files.ReadWrite.All', 'Sites.Read.All',
  'Sites.ReadWrite.All', 'Mail.Read', 'Mail.ReadWrite', 'Mail.Send', 'User.Read', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared',
  'Mail.Send.Shared', 'Calendars.Read.Shared', 'Calendars.ReadWrite.Shared',
];

/** The applications of a seeded tenant: the public one, Contoso's own, one that acts alone with a secret, and Microsoft's for administrators. */
export function seededApplications(): Application[] {
  return [
    {
      clientId: 'f2f43f65-16a6-4319-91b6-d2a342a88744',
      displayName: 'UiPathStudioO365App',
      publisher: 'UiPath',
      // Assumption: the publisher of the public application is verified, as those of well-known vendors are.
      isPublisherVerified: true,
      signInAudience: 'AzureADandPersonalMicrosoftAccount',
      publicClientRedirectUris: ['http://localhost', 'https://login.microsoftonline.com/common/oauth2/nativeclient'],
      webRedirectUris: [],
      spaRedirectUris: [],
      isFallbackPublicClient: true,
      secrets: [],
      requiredPermissions: [...publicApplicationPermissions],
      applicationPermissions: [],
    },
    {
      clientId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10',
      displayName: 'Contoso Automations',
      publisher: 'Contoso',
      signInAudience: 'AzureADMyOrg',
      publicClientRedirectUris: ['http://localhost'],
      webRedirectUris: [],
      spaRedirectUris: [],
      isFallbackPublicClient: true,
      secrets: [],
      requiredPermissions: [...ownApplicationPermissions],
      applicationPermissions: [],
    },
    {
      clientId: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f',
      displayName: 'Contoso Reports',
      publisher: 'Contoso',
      signInAudience: 'AzureADMyOrg',
      publicClientRedirectUris: [],
      webRedirectUris: ['https://localhost/reports'],
      spaRedirectUris: [],
      isFallbackPublicClient: false,
      secrets: ['contoso-reports-secret'],
      requiredPermissions: [],
      applicationPermissions: ['Mail.Read', 'User.Read.All'],
    },
    {
      // Microsoft's own client for administrators, in every tenant: https://learn.microsoft.com/powershell/microsoftgraph/authentication-commands
      clientId: '14d82eec-204b-4c2f-b7e8-296a70dab67e',
      displayName: 'Microsoft Graph Command Line Tools',
      publisher: 'Microsoft',
      isPublisherVerified: true,
      signInAudience: 'AzureADandPersonalMicrosoftAccount',
      publicClientRedirectUris: ['http://localhost', 'https://login.microsoftonline.com/common/oauth2/nativeclient'],
      webRedirectUris: [],
      spaRedirectUris: [],
      isFallbackPublicClient: true,
      secrets: [],
      requiredPermissions: [],
      applicationPermissions: [],
    },
  ];
}
