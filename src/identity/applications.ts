/** An application as registered in Entra: who asks the person for permissions. */
export interface Application {
  /** The application (client) ID. */
  readonly clientId: string;
  /** What the sign-in page calls it; for one's own application its ID stands in, because only Entra knows the name. */
  readonly name: string;
  /** Who published it; undefined for one's own. */
  readonly publisher?: string;
  /** The redirect URI that must be registered for it. Entra ignores the port of `http://localhost` on a desktop platform. */
  readonly redirectUri: string;
  /** Delegated permissions that it is known to have; undefined when only Entra knows. */
  readonly permissions?: readonly string[];
}

/** Where the answer of a sign-in in the system browser goes: "Mobile and desktop applications" of the app registration. */
const loopback = 'http://localhost';

/**
 * The public application: anybody may use it, nothing needs to be set up, and it belongs to UiPath. ID, name and permissions are
 * those of UiPath's documentation of the Microsoft 365 Scope.
 */
export const publicApplication: Application & { readonly publisher: string; readonly permissions: readonly string[] } = {
  clientId: 'f2f43f65-16a6-4319-91b6-d2a342a88744',
  name: 'UiPathStudioO365App',
  publisher: 'UiPath',
  redirectUri: loopback,
  permissions: [
    'Calendars.Read',
    'Calendars.Read.Shared',
    'Calendars.ReadWrite',
    'Calendars.ReadWrite.Shared',
    'Chat.ReadWrite',
    'email',
    'EWS.AccessAsUser.All',
    'Files.Read',
    'Files.Read.All',
    'Files.ReadWrite',
    'Files.ReadWrite.All',
    'Group.Read.All',
    'Group.ReadWrite.All',
    'Mail.Read',
    'Mail.Read.Shared',
    'Mail.ReadWrite',
    'Mail.ReadWrite.Shared',
    'Mail.Send',
    'Mail.Send.Shared',
    'offline_access',
    'openid',
    'Presence.Read',
    'Presence.Read.All',
    'profile',
    'Sites.Read.All',
    'Sites.ReadWrite.All',
    'User.Read',
    'User.Read.All',
  ],
};

/** The application that settings choose: the public one, or one's own by its ID. */
export function applicationOf(settings: { readonly oauthApplication: 'UiPath' | 'Custom'; readonly applicationId?: string | undefined }): Application {
  if (settings.oauthApplication === 'UiPath') return publicApplication;
  const clientId = (settings.applicationId ?? '').toLowerCase();
  return { clientId, name: `application ${clientId}`, redirectUri: loopback };
}
