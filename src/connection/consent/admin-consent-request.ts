import {
  actsAlone,
  adminConsentUrl,
  applicationOf,
  environments,
  type Account,
  type Application,
  type Environment,
  type ScopeSettings,
} from '../../identity/index.ts';
import { whatItAllows, type DetectedPermission } from '../../permissions/index.ts';

/** What an administrator is sent, so that permissions are approved for the organisation. */
export interface AdminConsentRequest {
  /** The page to approve on; undefined for an application without a person, whose permissions are approved in its registration. */
  readonly link?: string;
  /** A text ready to send: who asks, for what, why, and where to approve. Nothing in it is secret. */
  readonly message: string;
}

/** Who wants the permissions. */
export interface Asking {
  readonly application: Application;
  readonly environment: Environment;
  /** Tenant ID or domain; `common` where only the account tells. */
  readonly tenant: string;
  /** On behalf of a person, or an application alone. */
  readonly kind: 'delegated' | 'application';
  /** The account that is signed in; undefined when nobody is. */
  readonly account?: Account | undefined;
}

/** Who asks with these settings. */
export function askingWith(settings: ScopeSettings, account?: Account): Asking {
  const kind = actsAlone(settings.authenticationType) ? 'application' : 'delegated';
  return {
    application: applicationOf(settings),
    environment: environments[settings.environment],
    tenant: settings.tenantId ?? 'common',
    kind,
    account,
  };
}

/**
 * Writes the request to an administrator; undefined where there is none to ask: for a personal account, and for nothing.
 *
 * @param permissions - What is to be approved, with the activities that need each.
 */
export function adminConsentRequest(asking: Asking, permissions: readonly DetectedPermission[]): AdminConsentRequest | undefined {
  if (permissions.length === 0 || asking.account?.personal === true || asking.tenant.toLowerCase() === 'consumers') return undefined;
  const { kind, account, application } = asking;
  const link = kind === 'delegated' ? linkFor(asking, permissions) : undefined;
  const paragraphs = [
    `Subject: Please approve permissions of ${application.name} for Microsoft 365`,
    'Hello,',
    `${account && kind === 'delegated' ? `with the account ${account.username} ` : ''}I run an automation that needs permissions of Microsoft 365. Please look at them and approve them for our organisation.`,
    [
      `Application: ${described(application)}`,
      `Tenant: ${tenantOf(asking) ?? (account ? `that of ${account.username}` : 'that of our organisation')}`,
      `Permissions of Microsoft Graph, ${kinds[kind]}:`,
      ...permissions.map((permission) => `- ${permission.name}: ${sentenceFor(permission, kind)} ${reasonFor(permission)}`),
    ].join('\n'),
    link === undefined ? inRegistration : `This page lists them and asks for your approval:\n${link}`,
    ...(link === undefined
      ? []
      : [`After you accept, the browser goes on to ${application.redirectUri}, where nothing is shown. That is as it should be.`]),
    'Thank you.',
  ];
  return { ...(link !== undefined && { link }), message: paragraphs.join('\n\n') };
}

const kinds = {
  delegated: 'delegated (the automation can do what they allow only where the signed-in person may do it too)',
  application: 'application permissions (they hold for the whole organisation, without a signed-in person)',
} as const;

const inRegistration =
  'Where to approve: in the Entra admin center, App registrations, this application, API permissions: add what is missing under "Application permissions" of Microsoft Graph, then choose "Grant admin consent".';

function linkFor({ application, environment, ...asking }: Asking, permissions: readonly DetectedPermission[]): string {
  const tenant = tenantOf({ application, environment, ...asking }) ?? 'common';
  return adminConsentUrl({
    ...environment,
    tenant,
    clientId: application.clientId,
    redirectUri: application.redirectUri,
    permissions: permissions.map(({ name }) => name),
  });
}

function tenantOf({ tenant, account }: Asking): string | undefined {
  return /^(?:common|organizations)$/i.test(tenant) ? account?.tenantId : tenant;
}

function described({ name, clientId, publisher }: Application): string {
  const id = name.includes(clientId) ? name : `${name}, application ID ${clientId}`;
  return publisher === undefined ? id : `${id}, published by ${publisher}`;
}

function sentenceFor({ name, title }: DetectedPermission, kind: Asking['kind']): string {
  return whatItAllows(name, kind) ?? `${title}.`;
}

function reasonFor({ because }: DetectedPermission): string {
  const activities = [...new Set(because.map(({ activity }) => activity))];
  return activities.length === 0 ? 'The automation lists it itself.' : `Needed by ${activities.join(', ')}.`;
}
