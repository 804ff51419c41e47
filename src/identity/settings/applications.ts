import { entryOf } from '../../core/entry-of.ts';
import { brokerRedirectUri, brokerSetting } from '../broker/broker.ts';
import { environments } from './environments.ts';
import type { ScopeSettings } from './settings.ts';

/** An application as registered in Entra: who asks the person for permissions. */
export interface Application {
  /** The application (client) ID. */
  readonly clientId: string;
  /** What the sign-in page calls it; for an application that only its tenant knows, its ID stands in. */
  readonly name: string;
  /** Who published it; undefined where only its tenant knows. */
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

/** The ID of Microsoft's own client for administrators. https://learn.microsoft.com/powershell/microsoftgraph/authentication-commands */
export const graphCommandLineTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e';

/** Applications that are there in every tenant under the same ID, so that texts can name them. */
const wellKnown: Readonly<Record<string, Pick<Application, 'name' | 'publisher'>>> = {
  [graphCommandLineTools]: { name: 'Microsoft Graph Command Line Tools', publisher: 'Microsoft' },
  [publicApplication.clientId]: { name: publicApplication.name, publisher: publicApplication.publisher },
};

/** The application that settings choose: the public one, or one's own by its ID; with the redirect URI of the way to sign in. */
export function applicationOf(settings: ApplicationSettings): Application {
  const application = settings.oauthApplication === 'UiPath' ? publicApplication : byId((settings.applicationId ?? '').toLowerCase());
  return { ...application, redirectUri: redirectUriFor(settings, application.clientId) };
}

/** The settings that say which application asks, and where its answers go. */
export type ApplicationSettings = Pick<ScopeSettings, 'oauthApplication'> &
  Partial<Pick<ScopeSettings, 'applicationId' | 'authenticationType' | 'environment' | 'signInThrough' | 'useBroker'>>;

/** "Mobile and desktop applications" of an app registration offers the address of the cloud's own page, which shows nothing, for pasting. */
function redirectUriFor(settings: ApplicationSettings, clientId: string): string {
  if (brokerSetting(settings) !== undefined) return brokerRedirectUri(clientId);
  if (settings.signInThrough !== 'PastedAddress') return loopback;
  return `https://${environments[settings.environment ?? 'Global'].loginHost}/common/oauth2/nativeclient`;
}

function byId(clientId: string): Application {
  return { clientId, name: `application ${clientId}`, ...entryOf(wellKnown, clientId), redirectUri: loopback };
}
