import type { ChatMember } from '../../tenant/teams.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply, Route } from '../route.ts';
import { teamsListReply } from './list.ts';
import { memberResource, memberType, memberWith, wholeHistory } from './members.ts';
import { teamsPermissions } from './permissions.ts';
import { joinedTeamRules, teamRules } from './query-rules.ts';
import { allTeams, joinedTeams, openTeam, type OpenTeam } from './state.ts';
import { joinedTeamResource, listedTeamResource, teamResource, teamType } from './team-resource.ts';

/** Teams and who is in them. https://learn.microsoft.com/graph/api/resources/team */
export const teamRoutes: readonly Route[] = [
  {
    operation: 'GET /me/joinedTeams',
    permissions: teamsPermissions.listJoinedTeams,
    handle: (call) =>
      teamsListReply(call, joinedTeams(call.tenant, call.owner), {
        context: 'teams',
        type: teamType,
        defaultTop: 999,
        paging: 'skiptoken',
        resource: (open) => joinedTeamResource(call.tenant, open),
        rules: () => joinedTeamRules,
      }),
  },
  {
    operation: 'GET /teams',
    permissions: teamsPermissions.listTeams,
    // https://learn.microsoft.com/graph/api/teams-list
    handle: (call) =>
      teamsListReply(call, allTeams(call.tenant), {
        context: 'teams',
        type: teamType,
        defaultTop: 100,
        paging: 'skiptoken',
        resource: (open) => listedTeamResource(call.tenant, open),
        rules: () => teamRules,
      }),
  },
  {
    operation: 'GET /teams/{team-id}',
    permissions: teamsPermissions.readTeam,
    handle: (call) =>
      entityReply(call, openTeam(call), { context: 'teams', type: teamType, resource: (open) => teamResource(call.tenant, open) }),
  },
  { operation: 'GET /teams/{team-id}/members', permissions: teamsPermissions.readTeamMembers, handle: listMembers },
  { operation: 'GET /teams/{team-id}/members/{conversationMember-id}', permissions: teamsPermissions.readTeamMembers, handle: getMember },
];

/** The members of the group, with what they are in the team. */
function membersOf({ group }: OpenTeam): ChatMember[] {
  return group.members.map((userId) => ({
    userId,
    roles: group.owners?.includes(userId) ? ['owner'] : [],
    visibleHistoryStartDateTime: wholeHistory,
  }));
}

function listMembers(call: Call): Promise<Reply> {
  const open = openTeam(call);
  return teamsListReply(call, membersOf(open), {
    context: `teams('${open.team.groupId}')/members`,
    type: memberType,
    defaultTop: 100,
    paging: 'skiptoken',
    resource: (member) => memberResource(call.tenant, open.team.groupId, member),
    // Filters name properties behind the type that has them: `microsoft.graph.aadUserConversationMember/email`.
    read(member, property) {
      const resource = memberResource(call.tenant, open.team.groupId, member);
      return property.startsWith('microsoft.graph.') ? resource : resource[property];
    },
  });
}

function getMember(call: Call): Promise<Reply> {
  const open = openTeam(call);
  const { groupId } = open.team;
  return entityReply(call, memberWith(call.tenant, groupId, membersOf(open), call.params['conversationMember-id']), {
    context: `teams('${groupId}')/members`,
    type: memberType,
    resource: (member) => memberResource(call.tenant, groupId, member),
  });
}
