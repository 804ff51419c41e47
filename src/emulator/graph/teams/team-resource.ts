import type { Channel } from '../../tenant/teams.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import type { OpenTeam } from './state.ts';

/** The type of a team, with what is kept of it. */
export const teamType: EntityType = {
  name: 'team',
  properties: [
    'id',
    'createdDateTime',
    'displayName',
    'description',
    'internalId',
    'classification',
    'specialization',
    'visibility',
    'webUrl',
    'isArchived',
    'tenantId',
  ],
};

/** The `team` resource. https://learn.microsoft.com/graph/api/resources/team */
export function teamResource({ id: tenantId }: Tenant, { team, group }: OpenTeam): Resource {
  const [general] = team.channels.keys();
  return {
    id: team.groupId,
    createdDateTime: team.createdDateTime,
    displayName: group.displayName,
    description: group.description ?? null,
    internalId: general ?? null,
    classification: null,
    specialization: 'none',
    visibility: (group.visibility ?? 'Private').toLowerCase(),
    webUrl: `https://teams.microsoft.com/l/team/${encodeURIComponent(general ?? '')}/conversations?groupId=${team.groupId}&tenantId=${tenantId}`,
    isArchived: false,
    tenantId,
  };
}

/** What a list of joined teams shows; the rest is null. https://learn.microsoft.com/graph/api/user-list-joinedteams */
const joinedProperties = ['id', 'displayName', 'description', 'isArchived', 'tenantId'];

/** A team in the list of those that somebody joined. */
export function joinedTeamResource(tenant: Tenant, open: OpenTeam): Resource {
  return onlyOf(joinedProperties, teamResource(tenant, open));
}

/** What a list of all teams shows; the rest is null. https://learn.microsoft.com/graph/api/teams-list, of 2024; older ones had no `visibility` there. */
const listedProperties = ['id', 'displayName', 'description', 'visibility'];

/** A team in the list of all teams of the organisation. */
export function listedTeamResource(tenant: Tenant, open: OpenTeam): Resource {
  return onlyOf(listedProperties, teamResource(tenant, open));
}

function onlyOf(names: readonly string[], resource: Resource): Resource {
  return Object.fromEntries(Object.entries(resource).map(([name, value]) => [name, names.includes(name) ? value : null]));
}

/** The type of a channel, with what is kept of it. */
export const channelType: EntityType = {
  name: 'channel',
  properties: [
    'id',
    'createdDateTime',
    'displayName',
    'description',
    'isFavoriteByDefault',
    'email',
    'tenantId',
    'webUrl',
    'membershipType',
    'isArchived',
  ],
};

/** The `channel` resource. https://learn.microsoft.com/graph/api/resources/channel */
export function channelResource(
  { id: tenantId }: Tenant,
  teamId: string,
  { id, createdDateTime, displayName, description }: Channel,
): Resource {
  return {
    id,
    createdDateTime,
    displayName,
    description,
    isFavoriteByDefault: null,
    // A channel has an address only once somebody asked for one.
    email: '',
    tenantId,
    webUrl: `https://teams.microsoft.com/l/channel/${encodeURIComponent(id)}/${encodeURIComponent(displayName)}?groupId=${teamId}&tenantId=${tenantId}`,
    membershipType: 'standard',
    isArchived: false,
  };
}
