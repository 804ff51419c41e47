import type { HostedContent, Reaction, TeamsMessage } from '../../tenant/teams.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import type { Conversation } from './conversation.ts';

/** The type of a message, with what is kept of it. */
export const messageType: EntityType = {
  name: 'chatMessage',
  properties: [
    'id',
    'replyToId',
    'etag',
    'messageType',
    'createdDateTime',
    'lastModifiedDateTime',
    'lastEditedDateTime',
    'deletedDateTime',
    'subject',
    'summary',
    'chatId',
    'importance',
    'locale',
    'webUrl',
    'from',
    'body',
    'channelIdentity',
    'attachments',
    'mentions',
    'policyViolation',
    'reactions',
    'messageHistory',
    'eventDetail',
  ],
};

/** A person as messages name one. https://learn.microsoft.com/graph/api/resources/teamworkuseridentity */
export function userIdentity({ users }: Pick<Tenant, 'users'>, id: string): Resource {
  return {
    '@odata.type': '#microsoft.graph.teamworkUserIdentity',
    id,
    displayName: users.get(id)?.displayName ?? null,
    userIdentityType: 'aadUser',
  };
}

/** The `from` of what a person wrote. */
export function fromPerson(tenant: Pick<Tenant, 'users'>, id: string): Resource {
  return { application: null, device: null, user: userIdentity(tenant, id) };
}

/** What is left to read of a message: nothing of one that was deleted. */
export function shownBody({ body, deletedDateTime }: TeamsMessage): Resource {
  return deletedDateTime === null ? { ...body } : { contentType: 'html', content: '' };
}

/** The `chatMessage` resource. https://learn.microsoft.com/graph/api/resources/chatmessage */
export function messageResource(tenant: Tenant, conversation: Conversation, message: TeamsMessage): Resource {
  const { id, replyToId, createdDateTime, lastModifiedDateTime, lastEditedDateTime, deletedDateTime, subject, importance } = message;
  const isDeleted = deletedDateTime !== null;
  return {
    id,
    replyToId,
    etag: String(Date.parse(lastModifiedDateTime)),
    messageType: 'message',
    createdDateTime,
    lastModifiedDateTime,
    lastEditedDateTime,
    deletedDateTime,
    subject: isDeleted ? null : subject,
    summary: null,
    chatId: conversation.chatId,
    importance,
    locale: 'en-us',
    webUrl: webUrl(tenant, conversation, message),
    channelIdentity: conversation.channel && { ...conversation.channel },
    policyViolation: null,
    eventDetail: null,
    from: fromPerson(tenant, message.fromId),
    body: shownBody(message),
    attachments: isDeleted ? [] : [...message.attachments],
    mentions: isDeleted ? [] : [...message.mentions],
    reactions: message.reactions.map((reaction) => reactionResource(tenant, reaction)),
    messageHistory: [],
  };
}

function reactionResource(tenant: Tenant, { reactionType, createdDateTime, userId }: Reaction): Resource {
  return { reactionType, createdDateTime, user: { application: null, device: null, user: userIdentity(tenant, userId) } };
}

/** Messages of chats have no address of their own. */
function webUrl(tenant: Tenant, { channel }: Conversation, { id, replyToId, createdDateTime }: TeamsMessage): string | null {
  if (!channel) return null;
  const query = `groupId=${channel.teamId}&tenantId=${tenant.id}&createdTime=${Date.parse(createdDateTime)}&parentMessageId=${replyToId ?? id}`;
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(channel.channelId)}/${id}?${query}`;
}

/** A picture of a message; its bytes have an address of their own. https://learn.microsoft.com/graph/api/chatmessagehostedcontent-get */
export function hostedContentResource({ id }: HostedContent): Resource {
  return { id, contentBytes: null, contentType: null };
}
