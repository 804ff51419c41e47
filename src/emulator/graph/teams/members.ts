import type { User } from '../../tenant/directory.ts';
import type { ChatMember } from '../../tenant/teams.ts';
import { findUser, type Tenant } from '../../tenant/tenant.ts';
import { listFrom, memberOf, objectFrom, textFrom } from '../json-input.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { badTeamsRequest, notFound } from './state.ts';

/** The type of a member, with what is shown of it. */
export const memberType: EntityType = {
  name: 'aadUserConversationMember',
  properties: ['id', 'roles', 'displayName', 'visibleHistoryStartDateTime', 'userId', 'email', 'tenantId'],
};

/** From when on one sees everything. */
export const wholeHistory = '0001-01-01T00:00:00Z';

/** The opaque id of somebody's part in a chat or a team. @param place - Id of the chat or the team. */
export function membershipId(tenant: Tenant, place: string, userId: string): string {
  return Buffer.from(`0##${tenant.id}##${place}##${userId}`).toString('base64');
}

/** The `aadUserConversationMember` of a person. https://learn.microsoft.com/graph/api/resources/aaduserconversationmember */
export function memberResource(tenant: Tenant, place: string, { userId, roles, visibleHistoryStartDateTime }: ChatMember): Resource {
  const user = tenant.users.get(userId);
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    id: membershipId(tenant, place, userId),
    roles: [...roles],
    displayName: user?.displayName ?? null,
    visibleHistoryStartDateTime,
    userId,
    email: user?.mail ?? null,
    tenantId: tenant.id,
  };
}

/** The member with an opaque id. @throws GraphFailure 404. */
export function memberWith(tenant: Tenant, place: string, members: readonly ChatMember[], id: string | undefined): ChatMember {
  const found = members.find(({ userId }) => membershipId(tenant, place, userId) === id);
  if (!found) throw notFound();
  return found;
}

/** The roles that a member may have. */
const knownRoles = ['owner', 'guest'];

/**
 * A member as a body tells of it: the person by `user@odata.bind`, `https://graph.microsoft.com/v1.0/users('id')`.
 *
 * @throws GraphFailure 400 for a member without a person or with a role that there is not; 404 for a person whom nobody knows.
 */
export function memberFrom(tenant: Tenant, value: unknown): ChatMember & { readonly user: User } {
  const body = objectFrom(value, 'A member');
  const bind = memberOf(body, 'user@odata.bind');
  const [, quoted, plain] = typeof bind === 'string' ? (/\/users(?:\('([^']+)'\)|\/([^/]+))$/i.exec(bind) ?? []) : [];
  const key = quoted ?? plain;
  // Assumption: the words of what is wrong with members.
  if (key === undefined) throw badTeamsRequest("Bind requests expected to contain 'user@odata.bind' with a user of the organization.");
  const user = findUser(tenant, decodeURIComponent(key));
  if (!user) throw notFound();
  const roles = listFrom(memberOf(body, 'roles') ?? [], 'roles').map((role) => textFrom(role, 'roles').toLowerCase());
  const unknown = roles.find((role) => !knownRoles.includes(role));
  if (unknown !== undefined) throw badTeamsRequest(`Invalid role specified for member: '${unknown}'.`);
  const start = memberOf(body, 'visibleHistoryStartDateTime');
  return { userId: user.id, roles, visibleHistoryStartDateTime: typeof start === 'string' ? start : wholeHistory, user };
}
