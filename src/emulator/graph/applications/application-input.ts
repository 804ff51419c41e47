import type { Application, SignInAudience } from '../../tenant/directory.ts';
import type { Ids } from '../../tenant/ids.ts';
import { booleanFrom, type JsonObject, listFrom, memberOf, refuseUnkept, textFrom } from '../json-input.ts';
import type { Permissions } from '../../entra/published-permissions.ts';
import { untoldOfApplications } from './application-resource.ts';
import { isForPersonal, tokenVersionOf } from './audience.ts';
import { readCertificates } from './credential-input.ts';
import { isOfRegistration } from './credential-resource.ts';
import { readImplicitGrant } from './implicit-grant.ts';
import { readApi } from './own-api.ts';
import { readTold, toldOfApplications } from './kept-as-told.ts';
import { invalidValue } from './problems.ts';
import { invalidTokenVersion, partOf, readHomePage, readRedirectUris, readTokenVersion } from './platform-input.ts';
import { readRequiredAccess } from './required-access.ts';

const audiences: readonly SignInAudience[] = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
];

/** Properties that mean something to the emulator; others are kept as they were told, or refused, so that nothing seems to be kept that is not. */
const settable = [
  'displayName',
  'signInAudience',
  'tags',
  'isFallbackPublicClient',
  'publicClient',
  'web',
  'spa',
  'api',
  'identifierUris',
  'requiredResourceAccess',
  'keyCredentials',
];

/** What a request changes in a registration. */
export type ApplicationChange = Partial<
  Pick<
    Application,
    | 'displayName'
    | 'signInAudience'
    | 'tags'
    | 'isFallbackPublicClient'
    | 'publicClientRedirectUris'
    | 'webRedirectUris'
    | 'spaRedirectUris'
    | 'implicitGrant'
    | 'homePageUrl'
    | 'tokenVersion'
    | 'requiredPermissions'
    | 'requiredApplicationPermissions'
    | 'certificates'
    | 'api'
    | 'told'
  >
>;

/** What it takes to read a registration. */
export interface InputContext {
  readonly permissions: Permissions;
  readonly ids: Ids;
}

/**
 * Reads the body of a request that makes or changes a registration.
 *
 * @param context - The permissions that there are, and where new ids come from.
 * @param before - The registration before the request; undefined for a new one.
 * @throws GraphFailure 400 naming the property.
 */
export function readApplicationChange({ permissions, ids }: InputContext, body: JsonObject, before?: Application): ApplicationChange {
  refuseUnkept(body, [...settable, ...toldOfApplications], 'application');
  const given = <T>(name: string, read: (value: unknown) => T): T | undefined => {
    const value = memberOf(body, name);
    return value === undefined ? undefined : read(value);
  };
  const required = given('requiredResourceAccess', (value) => readRequiredAccess(permissions, value));
  const web = partOf(body, 'web');
  const api = partOf(body, 'api');
  const implicitGrant = memberOf(web, 'implicitGrantSettings');
  const change = {
    displayName: given('displayName', readDisplayName),
    signInAudience: given('signInAudience', readAudience),
    tags: given('tags', (value) => listFrom(value, 'tags').map((tag) => textFrom(tag, 'tags'))),
    isFallbackPublicClient: given('isFallbackPublicClient', (value) => booleanFrom(value, 'isFallbackPublicClient')),
    publicClientRedirectUris: readRedirectUris(partOf(body, 'publicClient')),
    webRedirectUris: readRedirectUris(web),
    spaRedirectUris: readRedirectUris(partOf(body, 'spa')),
    homePageUrl: readHomePage(web),
    implicitGrant: implicitGrant === undefined ? undefined : readImplicitGrant(implicitGrant, before),
    tokenVersion: readTokenVersion(api),
    requiredPermissions: required?.delegated,
    requiredApplicationPermissions: required?.application,
    api: readApi(body, api, before?.api),
    told: readTold(body, { names: toldOfApplications, untold: untoldOfApplications, before: before?.told, resource: 'Application' }),
    certificates: given('keyCredentials', (value) => [
      ...(before?.certificates ?? []).filter((one) => !isOfRegistration(one)),
      ...readCertificates(value, (before?.certificates ?? []).filter(isOfRegistration), ids),
    ]),
  };
  checkTokenVersion(change.signInAudience, change.tokenVersion, before);
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function readDisplayName(value: unknown): string {
  const name = textFrom(value, 'displayName');
  // https://learn.microsoft.com/graph/api/resources/application: at most 256 characters.
  if (name.trim() === '' || name.length > 256) throw invalidValue('displayName', 'Application');
  return name;
}

function readAudience(value: unknown): SignInAudience {
  const audience = audiences.find((one) => one === value);
  if (audience === undefined) throw invalidValue('signInAudience', 'Application');
  return audience;
}

/** A registration for personal accounts must say that it takes tokens of version 2; the service does not assume so. */
function checkTokenVersion(
  audience: SignInAudience | undefined,
  version: Application['tokenVersion'],
  before: Application | undefined,
): void {
  const said = version === undefined && before ? tokenVersionOf(before) : version;
  if (isForPersonal(audience ?? before?.signInAudience ?? 'AzureADMyOrg') && said !== 2) throw invalidTokenVersion();
}
