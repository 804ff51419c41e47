import { type JsonObject, listFrom, memberOf, objectFrom, refuseUnkept, textFrom } from '../json-input.ts';
import { GraphFailure } from '../route.ts';
import { invalidValue } from './problems.ts';

/** The parts of a registration that are objects: their types, and what of each is kept. https://learn.microsoft.com/graph/api/resources/application */
const parts = {
  web: { type: 'webApplication', kept: ['redirectUris', 'implicitGrantSettings', 'homePageUrl'] },
  spa: { type: 'spaApplication', kept: ['redirectUris'] },
  publicClient: { type: 'publicClientApplication', kept: ['redirectUris'] },
  api: { type: 'apiApplication', kept: ['requestedAccessTokenVersion', 'oauth2PermissionScopes'] },
} as const;

/**
 * A part of a registration as a request has it; empty where it has none. What nobody keeps may be there as it is shown, without a value.
 *
 * @throws GraphFailure 501 for a value that would not be kept.
 */
export function partOf(body: JsonObject, name: keyof typeof parts): JsonObject {
  const part = objectFrom(memberOf(body, name) ?? {}, name);
  const { type, kept } = parts[name];
  refuseUnkept(part, kept, type);
  return part;
}

/** The redirect URIs of a platform; undefined where it comes without them: they stay (https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html, 11.4.3). */
export function readRedirectUris(platform: JsonObject): string[] | undefined {
  const uris = memberOf(platform, 'redirectUris');
  if (uris === undefined) return undefined;
  const read = listFrom(uris, 'redirectUris').map((uri) => textFrom(uri, 'redirectUris'));
  // https://learn.microsoft.com/entra/identity-platform/reply-url: absolute, no fragment, at most 256 characters.
  if (read.some((uri) => !URL.canParse(uri) || new URL(uri).hash !== '' || uri.length > 256))
    throw invalidValue('redirectUris', 'Application');
  return [...new Set(read)];
}

/** The address of the home page; null takes it away. */
export function readHomePage(web: JsonObject): string | null | undefined {
  const url = givenIn(web, 'homePageUrl');
  return url === undefined || url === null ? url : textFrom(url, 'homePageUrl');
}

/** The version of the tokens that an application takes for its own API; null takes it away. @throws GraphFailure 400 for another than 1 and 2. */
export function readTokenVersion(api: JsonObject): 1 | 2 | null | undefined {
  const version = givenIn(api, 'requestedAccessTokenVersion');
  if (version === undefined || version === null || version === 1 || version === 2) return version;
  throw invalidTokenVersion();
}

/** The 400 for a version that does not fit. */
export function invalidTokenVersion(): GraphFailure {
  return new GraphFailure(400, 'Request_BadRequest', 'Property api.requestedAccessTokenVersion is invalid.');
}

/** What a member is, null included; undefined where it is not there. */
function givenIn(part: JsonObject, name: string): unknown {
  return Object.entries(part).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
