import type { Route } from '../route.ts';
import { chatRoutesFor } from './chat-routes.ts';
import { chatConversation } from './conversation.ts';
import { messageHandlers } from './message-routes.ts';
import { teamsPermissions } from './permissions.ts';
import { chatMessageRules } from './query-rules.ts';

const handlers = messageHandlers(chatConversation, chatMessageRules);
const { readChatMessages: read, sendToChat: send, changeChatMessage, deleteChatMessage, reactInChat } = teamsPermissions;
const one = '/messages/{chatMessage-id}';

/** The messages of chats. https://learn.microsoft.com/graph/api/chat-list-messages */
export const chatMessageRoutes: readonly Route[] = [
  ...chatRoutesFor('GET', '/messages', { permissions: read, handle: handlers.list }),
  ...chatRoutesFor('POST', '/messages', { permissions: send, body: 'chatMessage', handle: handlers.post }),
  ...chatRoutesFor('GET', one, { permissions: read, handle: handlers.get }),
  ...chatRoutesFor('PATCH', one, { permissions: changeChatMessage, body: 'chatMessage', handle: handlers.edit }),
  ...chatRoutesFor('POST', `${one}/softDelete`, { permissions: deleteChatMessage, handle: handlers.softDelete }),
  ...chatRoutesFor('POST', `${one}/undoSoftDelete`, { permissions: deleteChatMessage, handle: handlers.undoSoftDelete }),
  ...chatRoutesFor('POST', `${one}/setReaction`, { permissions: reactInChat, handle: handlers.setReaction }),
  ...chatRoutesFor('POST', `${one}/unsetReaction`, { permissions: reactInChat, handle: handlers.unsetReaction }),
  ...chatRoutesFor('GET', `${one}/hostedContents`, { permissions: read, handle: handlers.listHostedContents }),
  ...chatRoutesFor('GET', `${one}/hostedContents/{chatMessageHostedContent-id}`, { permissions: read, handle: handlers.getHostedContent }),
  ...chatRoutesFor('GET', `${one}/hostedContents/{chatMessageHostedContent-id}/$value`, {
    permissions: read,
    handle: handlers.hostedBytes,
  }),
];
