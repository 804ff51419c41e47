import type { Chat, TeamsMessage } from '../../tenant/teams.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Expand } from '../odata/expand.ts';
import type { Resource } from '../odata/select.ts';
import { memberResource } from './members.ts';
import { fromPerson, shownBody } from './message-resource.ts';

/** The type of a chat, with what is kept of it; lists are sorted by the last message too. */
export const chatType: EntityType = {
  name: 'chat',
  properties: [
    'id',
    'topic',
    'createdDateTime',
    'lastUpdatedDateTime',
    'chatType',
    'webUrl',
    'tenantId',
    'onlineMeetingInfo',
    'viewpoint',
    'isHiddenForAllMembers',
    'lastMessagePreview',
  ],
};

/** The `chat` resource. https://learn.microsoft.com/graph/api/resources/chat */
export function chatResource(
  { id: tenantId }: Tenant,
  { id, topic, createdDateTime, lastUpdatedDateTime, chatType: kind }: Chat,
): Resource {
  return {
    id,
    topic,
    createdDateTime,
    lastUpdatedDateTime,
    chatType: kind,
    webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(id)}/0?tenantId=${tenantId}`,
    tenantId,
    onlineMeetingInfo: null,
    viewpoint: null,
    isHiddenForAllMembers: false,
  };
}

/** What comes with a chat when it is asked for. */
export function chatExpand(tenant: Tenant): Expand<Chat> {
  return {
    members: (chat) => chat.members.map((member) => memberResource(tenant, chat.id, member)),
    lastMessagePreview: (chat) => lastMessagePreview(tenant, chat),
  };
}

/** The `chatMessageInfo` of the newest message. https://learn.microsoft.com/graph/api/resources/chatmessageinfo */
export function lastMessagePreview(tenant: Tenant, { messages }: Chat): Resource | null {
  const last: TeamsMessage | undefined = messages.at(-1);
  if (!last) return null;
  return {
    id: last.id,
    createdDateTime: last.createdDateTime,
    isDeleted: last.deletedDateTime !== null,
    messageType: 'message',
    eventDetail: null,
    body: shownBody(last),
    from: fromPerson(tenant, last.fromId),
  };
}
