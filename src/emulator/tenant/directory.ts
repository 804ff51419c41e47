import type { ClientCertificate, ClientSecret } from './credentials.ts';

/** A person, or the disabled account behind a shared mailbox. */
export interface User {
  /** Object id (GUID, lower case). */
  readonly id: string;
  userPrincipalName: string;
  mail: string;
  displayName: string;
  givenName: string;
  surname: string;
  jobTitle: string;
  officeLocation: string;
  /** Missing means none. */
  department?: string;
  /** Object id of the manager. Missing means that there is none. */
  managerId?: string;
  /** A picture: true for one that is drawn from the name, bytes for one that was sent (JPEG). Missing means none. */
  photo?: true | Uint8Array;
  mobilePhone: string | null;
  businessPhones: string[];
  preferredLanguage: string;
  /** False for shared mailboxes and disabled people: they cannot sign in. */
  accountEnabled: boolean;
  password: string;
  /** Base32 secret of the authenticator app (RFC 6238). Present means: a second factor is asked for. */
  totpSecret?: string;
  /** May consent for the whole organisation. */
  isAdministrator: boolean;
  /** A mailbox without a person. */
  isSharedMailbox: boolean;
  /** Refresh tokens issued before this moment are revoked (ISO 8601, UTC). */
  sessionsValidFrom: string;
  /** 'work' has the tenant's id; 'personal' has the id of the consumer tenant. */
  accountType: 'work' | 'personal';
}

/**
 * A group: of Microsoft 365 (`groupTypes` has `Unified`), or a security group. Properties are those of Graph's resource; a missing one says nothing.
 * https://learn.microsoft.com/graph/api/resources/group
 */
export interface Group {
  /** Object id (GUID, lower case). */
  readonly id: string;
  displayName: string;
  mail: string | null;
  /** Object ids of people and groups. */
  members: string[];
  /** Object ids of people. Missing means none. */
  owners?: string[];
  description?: string | null;
  mailNickname?: string;
  /** Missing means none: a security group. */
  groupTypes?: string[];
  /** Missing means that it has mail where it has an address. */
  mailEnabled?: boolean;
  /** Missing means that it is one where it is not of Microsoft 365. */
  securityEnabled?: boolean;
  visibility?: string | null;
  classification?: string | null;
  theme?: string | null;
  preferredLanguage?: string | null;
  membershipRule?: string | null;
  membershipRuleProcessingState?: string | null;
  isAssignableToRole?: boolean | null;
  resourceBehaviorOptions?: string[];
  resourceProvisioningOptions?: string[];
  /** ISO 8601, UTC. Missing means before anybody can remember. */
  createdDateTime?: string;
  /** Who made it, where that was a person who is no administrator: object id. */
  createdBy?: string;
  /** When it was deleted: it can be restored for 30 days. */
  deletedDateTime?: string;
}

/** Who may sign in: one organisation, any organisation, any organisation and personal accounts, personal accounts. */
export type SignInAudience = 'AzureADMyOrg' | 'AzureADMultipleOrgs' | 'AzureADandPersonalMicrosoftAccount' | 'PersonalMicrosoftAccount';

/** A token that the authorization endpoint may give at once: an id token, an access token (`response_type`). */
export type ImplicitToken = 'id_token' | 'token';

/** An API of an application's own: other applications ask for its scopes. https://learn.microsoft.com/graph/api/resources/apiapplication */
export interface OwnApi {
  /** `api://...`, `https://contoso.example/api`. */
  readonly identifierUris: readonly string[];
  readonly scopes: readonly OwnScope[];
}

/** A permission that an API of an application's own defines. https://learn.microsoft.com/graph/api/resources/permissionscope */
export interface OwnScope {
  readonly id: string;
  /** What is in `scp`. */
  readonly value: string;
  /** Its texts and switches, as they were given. */
  readonly shown: Readonly<Record<string, unknown>>;
}

/** An application registration together with its presence in the tenant. */
export interface Application {
  /** Client id (GUID, lower case). */
  readonly clientId: string;
  displayName: string;
  publisher: string;
  /** Object id of the personal account that registered it, outside of every organization. Missing means that an organization did. */
  readonly registeredBy?: string;
  /** The publisher proved who it is; the consent page says so. Missing means no. */
  isPublisherVerified?: boolean;
  signInAudience: SignInAudience;
  /** Redirect URIs of the platform "mobile and desktop applications" (native). */
  publicClientRedirectUris: string[];
  webRedirectUris: string[];
  spaRedirectUris: string[];
  /** What the authorization endpoint gives besides codes (the implicit and the hybrid way). Missing means nothing. */
  implicitGrant?: ImplicitToken[];
  /** Missing means none. */
  homePageUrl?: string | null;
  /** The version of the tokens that it takes for its own API; null: nothing was said. Missing means what comes of the accounts: 2 for personal ones, else null. */
  tokenVersion?: 1 | 2 | null;
  /** True: may use flows without a secret and without a redirect URI (device code, password). */
  isFallbackPublicClient: boolean;
  /** Missing means that it has none. */
  api?: OwnApi;
  /** Empty for public clients. */
  secrets: ClientSecret[];
  /** Missing means none. */
  certificates?: ClientCertificate[];
  /** Delegated permissions listed in the registration. Others may still be asked for dynamically. */
  requiredPermissions: string[];
  /** Application permissions listed in the registration. Missing means those that were granted. */
  requiredApplicationPermissions?: string[];
  /** Application permissions that an administrator granted. */
  applicationPermissions: string[];
  /** Words to find the registration again. Missing means none. */
  tags?: string[];
  /** When it was registered (ISO 8601, UTC). Missing means before anybody can remember. */
  createdDateTime?: string;
  /** True: registered, but not yet present in the tenant (no service principal); its first consent makes it so. Missing means present. */
  isNotPresent?: boolean;
  /** Properties of Graph that say something and change nothing else: `notes`. Missing means none. */
  told?: Readonly<Record<string, unknown>>;
  /** The same of its service principal. */
  toldOfServicePrincipal?: Readonly<Record<string, unknown>>;
}

/** Delegated permissions that were consented to (an oauth2PermissionGrant). */
export interface Consent {
  readonly id: string;
  readonly clientId: string;
  /** Object id of the person, or null for the whole organisation. */
  readonly principalId: string | null;
  /** Permission names of Microsoft Graph, without a resource prefix. */
  permissions: string[];
}
