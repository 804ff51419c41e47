import type { ChatMember } from '../../tenant/teams.ts';
import type { Call, Reply, Route } from '../route.ts';
import { entityReply } from '../odata/entity.ts';
import { chatRoutesFor } from './chat-routes.ts';
import { chatContext } from './conversation.ts';
import { teamsListReply } from './list.ts';
import { memberFrom, memberResource, membershipId, memberType, memberWith } from './members.ts';
import { teamsPermissions } from './permissions.ts';
import { badTeamsRequest, openChat } from './state.ts';

/** Who takes part in a chat. https://learn.microsoft.com/graph/api/chat-list-members */
export const chatMemberRoutes: readonly Route[] = [
  ...chatRoutesFor('GET', '/members', { permissions: teamsPermissions.readChatMembers, handle: listMembers }),
  ...chatRoutesFor('GET', '/members/{conversationMember-id}', { permissions: teamsPermissions.readChatMembers, handle: getMember }),
  ...chatRoutesFor('POST', '/members', { permissions: teamsPermissions.addChatMember, body: 'conversationMember', handle: addMember }),
  ...chatRoutesFor('DELETE', '/members/{conversationMember-id}', { permissions: teamsPermissions.removeChatMember, handle: removeMember }),
];

function listMembers(call: Call): Promise<Reply> {
  const { tenant } = call;
  const { id, members } = openChat(call);
  return teamsListReply(call, members, {
    context: `${chatContext(call, id)}/members`,
    type: memberType,
    defaultTop: 100,
    paging: 'skiptoken',
    resource: (member) => memberResource(tenant, id, member),
  });
}

function getMember(call: Call): Promise<Reply> {
  const { tenant } = call;
  const { id, members } = openChat(call);
  return entityReply(call, memberWith(tenant, id, members, call.params['conversationMember-id']), {
    context: `${chatContext(call, id)}/members`,
    type: memberType,
    resource: (member: ChatMember) => memberResource(tenant, id, member),
  });
}

/** https://learn.microsoft.com/graph/api/chat-post-members */
async function addMember(call: Call): Promise<Reply> {
  const chat = openChat(call);
  const { userId, roles, visibleHistoryStartDateTime } = memberFrom(call.tenant, await call.json());
  // Assumption: the words. The page says that the members of a one-on-one chat stay the same.
  if (chat.chatType === 'oneOnOne') throw badTeamsRequest('Cannot add a member to a one-on-one chat.');
  if (!chat.members.some((member) => member.userId === userId)) chat.members.push({ userId, roles, visibleHistoryStartDateTime });
  return { status: 201, headers: { Location: `/chats/${chat.id}/members/${membershipId(call.tenant, chat.id, userId)}` } };
}

/** https://learn.microsoft.com/graph/api/chat-delete-members */
function removeMember(call: Call): Reply {
  const chat = openChat(call);
  const gone = memberWith(call.tenant, chat.id, chat.members, call.params['conversationMember-id']);
  chat.members = chat.members.filter((member) => member !== gone);
  return { status: 204 };
}
