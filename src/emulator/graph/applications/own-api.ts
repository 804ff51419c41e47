import type { Application, OwnApi, OwnScope } from '../../tenant/directory.ts';
import { type JsonObject, listFrom, memberOf, objectFrom, textFrom } from '../json-input.ts';
import type { Resource } from '../odata/select.ts';
import { tokenVersionOf } from './audience.ts';
import { invalidValue } from './problems.ts';

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** `api` as Graph shows it. */
export function apiResource(application: Application): Resource {
  return {
    acceptMappedClaims: null,
    knownClientApplications: [],
    requestedAccessTokenVersion: tokenVersionOf(application),
    oauth2PermissionScopes: scopesShown(application.api),
    preAuthorizedApplications: [],
  };
}

/** Scopes of an API as Graph shows them: what was given, and what is not given is empty. */
export function scopesShown(api: OwnApi | undefined): Resource[] {
  return (api?.scopes ?? []).map(({ id, value, shown }) => ({
    adminConsentDescription: null,
    adminConsentDisplayName: null,
    isEnabled: true,
    type: 'User',
    userConsentDescription: null,
    userConsentDisplayName: null,
    ...shown,
    id,
    value,
  }));
}

/**
 * Reads what a body says of the API of an application; undefined where it says nothing. What it does not name stays.
 *
 * @param part - `api` of the body.
 * @throws GraphFailure 400 for what cannot be.
 */
export function readApi(body: JsonObject, part: JsonObject, before: OwnApi | undefined): OwnApi | undefined {
  const uris = memberOf(body, 'identifierUris');
  const scopes = memberOf(part, 'oauth2PermissionScopes');
  if (uris === undefined && scopes === undefined) return undefined;
  return {
    identifierUris: uris === undefined ? (before?.identifierUris ?? []) : readUris(uris),
    scopes: scopes === undefined ? (before?.scopes ?? []) : readScopes(scopes),
  };
}

/** An address that an API is named by. https://learn.microsoft.com/entra/identity-platform/identifier-uri-restrictions */
function readUris(value: unknown): string[] {
  return listFrom(value, 'identifierUris').map((item) => {
    const uri = textFrom(item, 'identifierUris');
    if (!URL.canParse(uri) || uri.length > 255) throw invalidValue('identifierUris', 'Application');
    return uri;
  });
}

function readScopes(value: unknown): OwnScope[] {
  const scopes = listFrom(value, 'oauth2PermissionScopes').map((item) => {
    const { id, value: name, ...shown } = objectFrom(item, 'oauth2PermissionScopes');
    if (!guid.test(String(id)) || typeof name !== 'string' || name === '' || /[\s/]/.test(name))
      throw invalidValue('oauth2PermissionScopes', 'Application');
    return { id: String(id).toLowerCase(), value: name, shown };
  });
  const isTwice = scopes.some(({ id, value: name }, index) => scopes.slice(0, index).some((one) => one.id === id || one.value === name));
  if (isTwice) throw invalidValue('oauth2PermissionScopes', 'Application');
  return scopes;
}
