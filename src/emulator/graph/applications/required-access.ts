import type { Permissions } from '../../entra/published-permissions.ts';
import type { Application } from '../../tenant/directory.ts';
import { type JsonObject, listFrom, memberOf, objectFrom, textFrom } from '../json-input.ts';
import { graphAppId } from './object-ids.ts';
import { invalidValue } from './problems.ts';

/** The permissions of a registration, by their names. */
export interface RequiredPermissions {
  readonly delegated: string[];
  readonly application: string[];
}

const kinds = { Scope: 'scopeId', Role: 'roleId' } as const;

/** What a registration lists, as `requiredResourceAccess`. */
export function requiredResourceAccess(
  permissions: Permissions,
  { requiredPermissions, requiredApplicationPermissions, applicationPermissions }: Application,
): JsonObject[] {
  const entries = (names: readonly string[], type: keyof typeof kinds): JsonObject[] =>
    names.map((name) => ({ id: permissions.named(name)[kinds[type]], type }));
  const access = [...entries(requiredPermissions, 'Scope'), ...entries(requiredApplicationPermissions ?? applicationPermissions, 'Role')];
  return access.length === 0 ? [] : [{ resourceAppId: graphAppId, resourceAccess: access }];
}

/**
 * Reads `requiredResourceAccess`.
 *
 * Assumption: an id that Microsoft Graph does not have is refused; the service may take it and fail at sign-in.
 *
 * @throws GraphFailure 400 for what is none, for another API than Microsoft Graph, and for an unknown id.
 */
export function readRequiredAccess(permissions: Permissions, value: unknown): RequiredPermissions {
  const read: RequiredPermissions = { delegated: [], application: [] };
  for (const item of listFrom(value, 'requiredResourceAccess')) {
    const resource = objectFrom(item, 'requiredResourceAccess');
    if (textFrom(memberOf(resource, 'resourceAppId'), 'resourceAppId').toLowerCase() !== graphAppId)
      throw invalidValue('requiredResourceAccess', 'Application');
    for (const access of listFrom(memberOf(resource, 'resourceAccess'), 'resourceAccess'))
      readEntry(permissions, objectFrom(access, 'resourceAccess'), read);
  }
  return read;
}

function readEntry(permissions: Permissions, access: JsonObject, { delegated, application }: RequiredPermissions): void {
  const id = textFrom(memberOf(access, 'id'), 'id').toLowerCase();
  const type = textFrom(memberOf(access, 'type'), 'type');
  if (type !== 'Scope' && type !== 'Role') throw invalidValue('requiredResourceAccess', 'Application');
  const permission = permissions.withId(kinds[type], id);
  if (permission === undefined) throw invalidValue('requiredResourceAccess', 'Application');
  const names = type === 'Scope' ? delegated : application;
  if (!names.includes(permission.name)) names.push(permission.name);
}
