import type { Route } from '../route.ts';
import { channelDelta } from './channel-delta.ts';
import { channelConversation } from './conversation.ts';
import { messageHandlers } from './message-routes.ts';
import { teamsPermissions } from './permissions.ts';
import { channelMessageRules } from './query-rules.ts';

const handlers = messageHandlers(channelConversation, channelMessageRules);
const { readChannelMessages: read, sendToChannel: send, changeChannelMessage, deleteChannelMessage, reactInChannel } = teamsPermissions;
const messages = '/teams/{team-id}/channels/{channel-id}/messages';
const replies = `${messages}/{chatMessage-id}/replies`;

/** What is done with one message, one that begins a thread or a reply. */
function routesOfOne(path: string): readonly Route[] {
  return [
    { operation: `GET ${path}`, permissions: read, handle: handlers.get },
    { operation: `PATCH ${path}`, permissions: changeChannelMessage, body: 'chatMessage', handle: handlers.edit },
    { operation: `POST ${path}/softDelete`, permissions: deleteChannelMessage, handle: handlers.softDelete },
    { operation: `POST ${path}/undoSoftDelete`, permissions: deleteChannelMessage, handle: handlers.undoSoftDelete },
    { operation: `POST ${path}/setReaction`, permissions: reactInChannel, handle: handlers.setReaction },
    { operation: `POST ${path}/unsetReaction`, permissions: reactInChannel, handle: handlers.unsetReaction },
    { operation: `GET ${path}/hostedContents`, permissions: read, handle: handlers.listHostedContents },
    { operation: `GET ${path}/hostedContents/{chatMessageHostedContent-id}`, permissions: read, handle: handlers.getHostedContent },
    { operation: `GET ${path}/hostedContents/{chatMessageHostedContent-id}/$value`, permissions: read, handle: handlers.hostedBytes },
  ];
}

/** The messages of channels, and the answers to them. https://learn.microsoft.com/graph/api/channel-list-messages */
export const channelMessageRoutes: readonly Route[] = [
  { operation: `GET ${messages}`, permissions: read, handle: handlers.list },
  { operation: `POST ${messages}`, permissions: send, body: 'chatMessage', handle: handlers.post },
  { operation: `GET ${messages}/delta`, permissions: read, handle: channelDelta },
  ...routesOfOne(`${messages}/{chatMessage-id}`),
  { operation: `GET ${replies}`, permissions: read, handle: handlers.listReplies },
  { operation: `POST ${replies}`, permissions: send, body: 'chatMessage', handle: handlers.postReply },
  ...routesOfOne(`${replies}/{chatMessage-id1}`),
];
