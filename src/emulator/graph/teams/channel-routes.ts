import type { Channel, Team } from '../../tenant/teams.ts';
import { type JsonObject, memberOf, objectFrom, refuseUnkept, textFrom } from '../json-input.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply, Route } from '../route.ts';
import { teamsListReply } from './list.ts';
import { teamsPermissions } from './permissions.ts';
import { addChannel, badTeamsRequest, notFound, openChannel, openTeam } from './state.ts';
import { channelResource, channelType } from './team-resource.ts';

/** The channels of teams. https://learn.microsoft.com/graph/api/resources/channel */
export const channelRoutes: readonly Route[] = [
  { operation: 'GET /teams/{team-id}/channels', permissions: teamsPermissions.readChannel, handle: listChannels },
  { operation: 'POST /teams/{team-id}/channels', permissions: teamsPermissions.createChannel, body: 'channel', handle: createChannel },
  { operation: 'GET /teams/{team-id}/primaryChannel', permissions: teamsPermissions.readPrimaryChannel, handle: primaryChannel },
  {
    operation: 'GET /teams/{team-id}/channels/{channel-id}',
    permissions: teamsPermissions.readChannel,
    handle(call) {
      const { team, channel } = openChannel(call);
      return channelReply(call, team, channel);
    },
  },
  {
    operation: 'PATCH /teams/{team-id}/channels/{channel-id}',
    permissions: teamsPermissions.changeChannel,
    body: 'channel',
    handle: changeChannel,
  },
  { operation: 'DELETE /teams/{team-id}/channels/{channel-id}', permissions: teamsPermissions.deleteChannel, handle: deleteChannel },
];

function listChannels(call: Call): Promise<Reply> {
  const { team } = openTeam(call);
  return teamsListReply(call, team.channels.values(), {
    context: `teams('${team.groupId}')/channels`,
    type: channelType,
    defaultTop: 999,
    paging: 'skiptoken',
    resource: (channel) => channelResource(call.tenant, team.groupId, channel),
  });
}

function channelReply(call: Call, team: Team, channel: Channel, status = 200): Promise<Reply> {
  return entityReply(call, channel, {
    context: `teams('${team.groupId}')/channels`,
    type: channelType,
    resource: (one) => channelResource(call.tenant, team.groupId, one),
    status,
  });
}

function primaryChannel(call: Call): Promise<Reply> {
  const { team } = openTeam(call);
  const [general] = team.channels.values();
  if (!general) throw notFound();
  return entityReply(call, general, {
    context: `teams('${team.groupId}')/primaryChannel`,
    type: channelType,
    resource: (one) => channelResource(call.tenant, team.groupId, one),
  });
}

/** https://learn.microsoft.com/graph/api/channel-post; only standard channels are built. */
async function createChannel(call: Call): Promise<Reply> {
  const { team } = openTeam(call);
  const body = objectFrom(await call.json(), 'The body');
  refuseUnkept(body, ['displayName', 'description'], 'channel', { membershipType: 'standard' });
  const displayName = nameFrom(body, team);
  return channelReply(
    call,
    team,
    addChannel(call.tenant, team, displayName, descriptionFrom(body), call.tenant.clock.now().toISOString()),
    201,
  );
}

async function changeChannel(call: Call): Promise<Reply> {
  const { team, channel } = openChannel(call);
  const body = objectFrom(await call.json(), 'The body');
  refuseUnkept(body, ['displayName', 'description'], 'channel', channelResource(call.tenant, team.groupId, channel));
  if (memberOf(body, 'displayName') !== undefined) channel.displayName = nameFrom(body, team, channel);
  if ('description' in body) channel.description = descriptionFrom(body);
  return { status: 204 };
}

function deleteChannel(call: Call): Reply {
  const { team, channel } = openChannel(call);
  const [general] = team.channels.values();
  // Assumption: the words. https://learn.microsoft.com/graph/api/resources/channel: the General channel stays.
  if (channel === general) throw badTeamsRequest('General channel cannot be deleted.');
  team.channels.delete(channel.id);
  return { status: 204 };
}

/** The name of a channel: 50 characters at most, and one of its own. Assumption: the words. */
function nameFrom(body: JsonObject, { channels }: Team, self?: Channel): string {
  const name = textFrom(memberOf(body, 'displayName') ?? '', 'displayName').trim();
  if (name === '' || name.length > 50) throw badTeamsRequest('The display name of a channel must have 1 to 50 characters.');
  if ([...channels.values()].some((one) => one !== self && one.displayName.toLowerCase() === name.toLowerCase()))
    throw badTeamsRequest('Channel name already existed, please use other name.');
  return name;
}

function descriptionFrom(body: JsonObject): string | null {
  const description = memberOf(body, 'description');
  return description === undefined ? null : textFrom(description, 'description');
}
