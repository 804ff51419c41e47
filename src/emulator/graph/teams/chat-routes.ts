import type { Chat, ChatMember } from '../../tenant/teams.ts';
import { listFrom, memberOf, objectFrom, refuseUnkept, textFrom, wordFrom } from '../json-input.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, OperationPermissions, Reply, Route } from '../route.ts';
import { chatExpand, chatResource, chatType, lastMessagePreview } from './chat-resource.ts';
import { teamsListReply } from './list.ts';
import { memberFrom } from './members.ts';
import { teamsPermissions } from './permissions.ts';
import { chatRules } from './query-rules.ts';
import { badTeamsRequest, chatsOf, openChat, teamsOf } from './state.ts';

/** Routes of a chat: it is found as one of all, and as one of somebody's. @param path - After the id of the chat. */
export function chatRoutesFor(method: string, path: string, route: Omit<Route, 'operation'>): readonly Route[] {
  return ['/chats', '/me/chats'].map((root) => ({ operation: `${method} ${root}/{chat-id}${path}`, ...route }));
}

/** Listing, reading, making and changing chats. https://learn.microsoft.com/graph/api/resources/chat */
export const chatRoutes: readonly Route[] = [
  listRoute('/chats', { ...teamsPermissions.readChat, application: [] }),
  listRoute('/me/chats', teamsPermissions.readChat),
  { operation: 'POST /chats', permissions: teamsPermissions.createChat, body: 'chat', handle: createChat },
  ...chatRoutesFor('GET', '', { permissions: teamsPermissions.readChat, handle: (call) => chatReply(call, openChat(call)) }),
  ...chatRoutesFor('PATCH', '', { permissions: teamsPermissions.changeChat, body: 'chat', handle: changeChat }),
];

function listRoute(path: string, permissions: OperationPermissions): Route {
  return {
    operation: `GET ${path}`,
    permissions,
    handle(call) {
      const { tenant } = call;
      // Without a person there is nobody whose chats `/chats` would be.
      const owner = path === '/chats' ? call.access.user : call.owner;
      return teamsListReply(call, owner ? chatsOf(tenant, owner) : [], {
        context: 'chats',
        type: chatType,
        // Assumption: as many as the list of the messages of a chat.
        defaultTop: 20,
        paging: 'skiptoken',
        resource: (chat) => chatResource(tenant, chat),
        read: (chat, property) =>
          property === 'lastMessagePreview' ? lastMessagePreview(tenant, chat) : chatResource(tenant, chat)[property],
        expand: chatExpand(tenant),
        rules: () => chatRules,
      });
    },
  };
}

function chatReply(call: Call, chat: Chat, status = 200): Promise<Reply> {
  const { tenant } = call;
  return entityReply(call, chat, {
    context: 'chats',
    type: chatType,
    resource: (one) => chatResource(tenant, one),
    expand: chatExpand(tenant),
    status,
  });
}

/** https://learn.microsoft.com/graph/api/chat-post; the words of refusals are assumptions. */
async function createChat(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = objectFrom(await call.json(), 'The body');
  refuseUnkept(body, ['chatType', 'topic', 'members'], 'chat');
  const kind = wordFrom(memberOf(body, 'chatType'), 'chatType', ['oneOnOne', 'group']);
  const topic = memberOf(body, 'topic');
  if (topic !== undefined && kind === 'oneOnOne') throw badTeamsRequest('Topic can only be set for a group chat.');
  const members = listFrom(memberOf(body, 'members') ?? [], 'members').map((member) => memberFrom(tenant, member));
  checkMembers(call, kind, members);
  const known = kind === 'oneOnOne' ? oneOnOneOf(call, members) : undefined;
  return chatReply(call, known ?? addChat(call, kind, topic === undefined ? null : textFrom(topic, 'topic'), members), 201);
}

function checkMembers({ access }: Call, kind: Chat['chatType'], members: readonly ChatMember[]): void {
  const ids = new Set(members.map(({ userId }) => userId));
  if (ids.size !== members.length) throw badTeamsRequest('Duplicate members in the request.');
  if (kind === 'oneOnOne' && members.length !== 2) throw badTeamsRequest('A one-on-one chat must have exactly two members.');
  if (kind === 'group' && members.length < 2) throw badTeamsRequest('A group chat must have at least two members.');
  if (members.some(({ roles }) => roles.length === 0)) throw badTeamsRequest('Each member must be assigned a role of owner or guest.');
  if (access.user && !ids.has(access.user.id)) throw badTeamsRequest('The caller must be one of the members of the chat.');
}

function oneOnOneId(members: readonly ChatMember[]): string {
  return `19:${members
    .map(({ userId }) => userId)
    .toSorted()
    .join('_')}@unq.gbl.spaces`;
}

/** Two people have one chat with each other at most. */
function oneOnOneOf({ tenant }: Call, members: readonly ChatMember[]): Chat | undefined {
  return teamsOf(tenant).chats.get(oneOnOneId(members));
}

function addChat({ tenant }: Call, kind: Chat['chatType'], topic: string | null, members: readonly ChatMember[]): Chat {
  const at = tenant.clock.now().toISOString();
  const chat: Chat = {
    id: kind === 'oneOnOne' ? oneOnOneId(members) : `19:${tenant.ids.guid().replaceAll('-', '')}@thread.v2`,
    topic,
    chatType: kind,
    createdDateTime: at,
    lastUpdatedDateTime: at,
    members: members.map(({ userId, roles, visibleHistoryStartDateTime }) => ({ userId, roles, visibleHistoryStartDateTime })),
    messages: [],
  };
  teamsOf(tenant).chats.set(chat.id, chat);
  return chat;
}

/** https://learn.microsoft.com/graph/api/chat-patch */
async function changeChat(call: Call): Promise<Reply> {
  const chat = openChat(call);
  const body = objectFrom(await call.json(), 'The body');
  refuseUnkept(body, ['topic'], 'chat', chatResource(call.tenant, chat));
  // Assumption: the words.
  if (chat.chatType !== 'group') throw badTeamsRequest('Topic can only be set for a group chat.');
  chat.topic = textFrom(memberOf(body, 'topic') ?? '', 'topic');
  chat.lastUpdatedDateTime = call.tenant.clock.now().toISOString();
  return chatReply(call, chat);
}
