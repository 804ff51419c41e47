import type { Group, User } from '../../tenant/directory.ts';
import type { Channel, Chat, Team, TeamsState } from '../../tenant/teams.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type Call, GraphFailure } from '../route.ts';

/** All of Teams in a tenant; nothing yet where it is new. */
export function teamsOf(tenant: Tenant): TeamsState {
  return (tenant.teams ??= { chats: new Map(), teams: new Map() });
}

/** The chats that a person takes part in, the one that changed last first. */
export function chatsOf(tenant: Tenant, { id }: User): Chat[] {
  return [...teamsOf(tenant).chats.values()]
    .filter(({ members }) => members.some(({ userId }) => userId === id))
    .toSorted((a, b) => b.lastUpdatedDateTime.localeCompare(a.lastUpdatedDateTime));
}

/** Teams and their groups. */
export interface OpenTeam {
  readonly team: Team;
  readonly group: Group;
}

/** The teams that a person is a member of. */
export function joinedTeams(tenant: Tenant, { id }: User): OpenTeam[] {
  return allTeams(tenant).filter(({ group }) => group.members.includes(id));
}

/** Every team of the organisation. */
export function allTeams(tenant: Tenant): OpenTeam[] {
  return [...teamsOf(tenant).teams.values()].flatMap((team) => {
    const group = tenant.groups.get(team.groupId);
    return group ? [{ team, group }] : [];
  });
}

/**
 * The chat that a call names.
 *
 * @throws GraphFailure 404; 403 for somebody who takes no part in it.
 */
export function openChat(call: Call): Chat {
  const chat = teamsOf(call.tenant).chats.get(call.params['chat-id'] ?? '');
  if (!chat) throw notFound();
  const { user } = call.access;
  if (user && !chat.members.some(({ userId }) => userId === user.id)) throw notAMember();
  return chat;
}

/**
 * The team that a call names. Words: https://github.com/pnp/cli-microsoft365 shows them in its tests.
 *
 * @throws GraphFailure 400 for what is no id; 404; 403 for somebody who is no member.
 */
export function openTeam(call: Call): OpenTeam {
  const id = (call.params['team-id'] ?? '').toLowerCase();
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) throw new GraphFailure(400, 'BadRequest', 'teamId needs to be a valid GUID.');
  const team = teamsOf(call.tenant).teams.get(id);
  const group = call.tenant.groups.get(id);
  if (!team || !group) throw new GraphFailure(404, 'NotFound', `No team found with Group id ${id}`);
  const { user } = call.access;
  if (user && !group.members.includes(user.id)) throw notAMember();
  return { team, group };
}

/** The channel that a call names, with its team. @throws GraphFailure as `openTeam`, and 404. */
export function openChannel(call: Call): OpenTeam & { readonly channel: Channel } {
  const open = openTeam(call);
  const channel = open.team.channels.get(call.params['channel-id'] ?? '');
  if (!channel) throw notFound();
  return { ...open, channel };
}

/** Puts a channel into a team. @param at - ISO 8601. */
export function addChannel({ ids }: Pick<Tenant, 'ids'>, team: Team, displayName: string, description: string | null, at: string): Channel {
  const id = `19:${ids.guid().replaceAll('-', '')}@thread.tacv2`;
  const channel: Channel = { id, displayName, description, createdDateTime: at, messages: [] };
  team.channels.set(id, channel);
  return channel;
}

/** Teams' 404. Assumption: one for all that is not there. */
export function notFound(): GraphFailure {
  return new GraphFailure(404, 'NotFound', 'NotFound');
}

/** The 400 of Teams. */
export function badTeamsRequest(message: string): GraphFailure {
  return new GraphFailure(400, 'BadRequest', message);
}

/** The 403 for somebody outside. Code and message: https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/9129 */
function notAMember(): GraphFailure {
  return new GraphFailure(403, 'Forbidden', 'InsufficientPrivileges', { innerCodes: ['1'] });
}
