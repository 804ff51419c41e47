import { channelMessages } from './channel-messages.ts';
import { channels } from './channels.ts';
import { create } from './create.ts';
import { list } from './list.ts';
import { members } from './members.ts';
import { messages } from './messages.ts';
import { replies } from './replies.ts';
import { reply } from './reply.ts';
import { send } from './send.ts';
import { sendToChannel } from './send-to-channel.ts';
import { teams } from './teams.ts';

export { channelMessages, channels, create, list, members, messages, replies, reply, send, sendToChannel, teams };
export type { Chat } from './chat.ts';
export type { ChatMessage } from './message.ts';
export type { Channel } from './team.ts';

/** Every chat activity. */
export const chatActivities = Object.freeze([
  list,
  create,
  members,
  messages,
  send,
  teams,
  channels,
  channelMessages,
  replies,
  sendToChannel,
  reply,
] as const);
