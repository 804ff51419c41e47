import type { Tenant } from '../../tenant/tenant.ts';
import type { TeamsMessage } from '../../tenant/teams.ts';
import type { Call } from '../route.ts';
import { notFound, openChannel, openChat } from './state.ts';

/** Where messages are: a chat or a channel, as a call names it. */
export interface Conversation {
  /** In the order of writing; of a channel, answers among them. */
  readonly messages: TeamsMessage[];
  /** After `$metadata#`: `chats('19%3a...')`. */
  readonly context: string;
  /** Address of the chat or the channel after the version: `/chats/19:...`. */
  readonly path: string;
  readonly chatId: string | null;
  readonly channel: { readonly teamId: string; readonly channelId: string } | null;
  /** Told of what was written, and of every change to it. @param at - ISO 8601. */
  changed(message: TeamsMessage, at: string): void;
}

/** A chat after `$metadata#`, as the call found it: among all, or among somebody's. */
export function chatContext(call: Call, chatId: string): string {
  const chat = `chats('${encodeURIComponent(chatId)}')`;
  return /^\/[^/]+\/chats\//i.test(call.url.pathname) ? chat : `users('${call.owner.id}')/${chat}`;
}

/** The chat of a call. @throws GraphFailure as `openChat`. */
export function chatConversation(call: Call): Conversation {
  const chat = openChat(call);
  return {
    messages: chat.messages,
    context: chatContext(call, chat.id),
    path: `/chats/${chat.id}`,
    chatId: chat.id,
    channel: null,
    changed: (_message, at) => void (chat.lastUpdatedDateTime = at),
  };
}

/** The channel of a call. @throws GraphFailure as `openChannel`. */
export function channelConversation(call: Call): Conversation {
  const { team, channel } = openChannel(call);
  return {
    messages: channel.messages,
    context: `teams('${team.groupId}')/channels('${encodeURIComponent(channel.id)}')`,
    path: `/teams/${team.groupId}/channels/${channel.id}`,
    chatId: null,
    channel: { teamId: team.groupId, channelId: channel.id },
    changed(message) {
      channel.changeNumber = (channel.changeNumber ?? 0) + 1;
      message.changeNumber = channel.changeNumber;
    },
  };
}

/** The message that a call names; in a path with replies, the reply. @throws GraphFailure 404. */
export function messageOf(call: Call, { messages }: Conversation): TeamsMessage {
  const root = call.params['chatMessage-id'];
  const reply = call.params['chatMessage-id1'];
  const found = messages.find(({ id, replyToId }) =>
    reply === undefined ? id === root && replyToId === null : id === reply && replyToId === root,
  );
  if (!found) throw notFound();
  return found;
}

/** The answers to a message, the newest first. */
export function repliesTo({ messages }: Conversation, message: TeamsMessage): TeamsMessage[] {
  return messages.filter(({ replyToId }) => replyToId === message.id).toReversed();
}

/** The moment of a new message, which is its id too: no two of a conversation have the same. */
export function nextMoment({ clock }: Pick<Tenant, 'clock'>, messages: readonly TeamsMessage[]): Date {
  return new Date(Math.max(clock.now().getTime(), 1 + Number(messages.at(-1)?.id ?? 0)));
}
