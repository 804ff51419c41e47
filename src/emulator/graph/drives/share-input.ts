import type { Share } from '../../tenant/drives.ts';
import { findUser, type Tenant } from '../../tenant/tenant.ts';
import { type JsonObject, listFrom, memberOf, objectFrom, textFrom } from '../json-input.ts';
import type { Call } from '../route.ts';
import { invalidRequest } from './failures.ts';

/** The roles that can be given. https://learn.microsoft.com/graph/api/resources/permission#roles-property-values; Assumption: an owner is not made. */
export function rolesFrom(value: unknown): ('read' | 'write')[] {
  const roles = listFrom(value ?? [], 'roles').map((role) => String(role).toLowerCase());
  if (roles.length === 0 || roles.some((role) => role !== 'read' && role !== 'write'))
    throw invalidRequest("The value of 'roles' must be a list of read or write.");
  return roles.includes('write') ? ['write'] : ['read'];
}

/** When a share ends. @throws GraphFailure 400 for what is no time, or over. */
export function expirationFrom({ tenant }: Call, body: JsonObject): string | undefined {
  const value = memberOf(body, 'expirationDateTime');
  if (value === undefined) return undefined;
  const time = Date.parse(textFrom(value, 'expirationDateTime'));
  if (Number.isNaN(time)) throw invalidRequest("The value of 'expirationDateTime' must be a date and time.");
  return time <= tenant.clock.now().getTime() ? refuseOver() : new Date(time).toISOString();
}

function refuseOver(): never {
  throw invalidRequest("The value of 'expirationDateTime' is in the past.");
}

/** People of the organisation by their object id, and others by their address. */
export interface Recipients {
  readonly people: string[];
  readonly guests: string[];
}

/** Who is named (`driveRecipient`): by address, object id or alias. @throws GraphFailure 400 for nobody. */
export function recipientsFrom(tenant: Tenant, value: unknown): Recipients {
  const all = listFrom(value ?? [], 'recipients').map((recipient) => {
    const object = objectFrom(recipient, "Each of 'recipients'");
    const key = ['email', 'objectId', 'alias'].map((name) => memberOf(object, name)).find((one) => one !== undefined);
    if (key === undefined) throw invalidRequest("Each of 'recipients' must have an email, an objectId or an alias.");
    return textFrom(key, 'recipients');
  });
  if (all.length === 0) throw invalidRequest("The value of 'recipients' must name somebody.");
  const known = all.map((key) => ({ key, user: findUser(tenant, key) ?? findUser(tenant, `${key}@${tenant.domain}`) }));
  const guests = known.flatMap(({ key, user }) => (user ? [] : [key]));
  const stranger = guests.find((key) => !key.includes('@'));
  if (stranger !== undefined) throw invalidRequest(`There is nobody with the name ${stranger}.`);
  return { people: known.flatMap(({ user }) => user?.id ?? []), guests };
}

/** A share of a person that is made with an item: whose it is. */
export function ownership(userId: string, at: string): Share {
  return { id: `owner-${userId}`, roles: ['owner'], people: [userId], guests: [], signInRequired: true, createdDateTime: at };
}
