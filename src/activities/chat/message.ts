import { z } from 'zod';
import { toUtc } from '../graph-values.ts';
import { createdAt } from '../output-fields.ts';
import { plainText } from '../plain-text.ts';

interface GraphIdentity {
  readonly id?: string | null;
  readonly displayName?: string | null;
}

/** A message as Graph gives it; any property may be missing or null. */
export interface GraphChatMessage {
  readonly id: string;
  readonly messageType?: string | null;
  readonly replyToId?: string | null;
  readonly chatId?: string | null;
  readonly channelIdentity?: { readonly teamId?: string | null; readonly channelId?: string | null } | null;
  readonly from?: { readonly user?: GraphIdentity | null; readonly application?: GraphIdentity | null } | null;
  readonly subject?: string | null;
  readonly body?: { readonly contentType?: string | null; readonly content?: string | null } | null;
  readonly importance?: string | null;
  readonly createdDateTime?: string | null;
  readonly lastModifiedDateTime?: string | null;
  readonly deletedDateTime?: string | null;
  readonly webUrl?: string | null;
  readonly attachments?:
    | readonly { readonly name?: string | null; readonly contentType?: string | null; readonly contentUrl?: string | null }[]
    | null;
  readonly mentions?: readonly { readonly mentionText?: string | null }[] | null;
}

const linkOutput = z
  .object({
    name: z.string().describe('Name of the file or the card.'),
    contentType: z.string().describe('reference for a link to a file, or the kind of card.'),
    url: z.string().nullable().describe('Where the file is; null for a card.'),
  })
  .meta({ named: { name: 'ChatAttachment', text: 'What is attached to a message of Teams.' } });

/** A message of a chat or a channel, as every activity gives one. */
export const chatMessageOutput = z
  .object({
    id: z.string().describe('Id of the message in its chat or channel.'),
    from: z.string().nullable().describe('Name of the writer; null for what Teams itself writes.').meta({ column: 'From' }),
    fromId: z.string().nullable().describe('Id of the writer.'),
    subject: z.string().nullable().describe('Subject; null without one.'),
    body: z.string().describe('The text. Empty where the message was deleted.').meta({ column: 'Text' }),
    bodyType: z.enum(['text', 'html']).describe('How `body` is written.'),
    importance: z.string().describe('normal, high or urgent.'),
    mentions: z.array(z.string()).describe('Who or what is mentioned, as it is written.'),
    attachments: z.array(linkOutput).describe('Links to files, and cards.'),
    createdAt: createdAt.meta({ column: 'Written' }),
    modifiedAt: z.string().nullable().describe('When it was last changed, by reactions too: ISO 8601 in UTC.'),
    isDeleted: z.boolean().describe('Whether the writer deleted it.'),
    replyToId: z.string().nullable().describe('Id of the message of the channel that it answers; null for a message of its own.'),
    chatId: z.string().nullable().describe('Id of the chat; null in a channel.'),
    channelId: z.string().nullable().describe('Id of the channel; null in a chat.'),
    teamId: z.string().nullable().describe('Id of the team; null in a chat.'),
    webUrl: z.string().nullable().describe('Address that opens it in Teams; null in a chat.'),
  })
  .meta({ named: { name: 'ChatMessage', text: 'A message of a chat or a channel.' } });

/** A message of ours. */
export type ChatMessage = z.output<typeof chatMessageOutput>;

/** Turns Graph's message into ours. @param type - How the text is wanted. */
export function toChatMessage(message: GraphChatMessage, type: 'text' | 'html' = 'text'): ChatMessage {
  const { id, from, subject, body, channelIdentity } = message;
  const writer = from?.user ?? from?.application;
  const content = body?.content ?? '';
  const isHtml = body?.contentType === 'html';
  return {
    id,
    from: writer?.displayName ?? null,
    fromId: writer?.id ?? null,
    subject: subject ?? null,
    body: isHtml && type === 'text' ? plainText(content) : content,
    bodyType: isHtml ? type : 'text',
    importance: message.importance ?? 'normal',
    mentions: message.mentions?.map(({ mentionText }) => mentionText ?? '') ?? [],
    attachments:
      message.attachments?.map(({ name, contentType, contentUrl }) => ({
        name: name ?? '',
        contentType: contentType ?? '',
        url: contentUrl ?? null,
      })) ?? [],
    createdAt: toUtc(message.createdDateTime),
    modifiedAt: toUtc(message.lastModifiedDateTime),
    isDeleted: (message.deletedDateTime ?? null) !== null,
    replyToId: message.replyToId ?? null,
    chatId: message.chatId ?? null,
    channelId: channelIdentity?.channelId ?? null,
    teamId: channelIdentity?.teamId ?? null,
    webUrl: message.webUrl ?? null,
  };
}

/** Of some messages those that people and applications wrote, not what Teams tells: who joined, that a call began. */
export async function* written(found: AsyncIterable<GraphChatMessage>): AsyncGenerator<GraphChatMessage, void, void> {
  for await (const message of found) {
    if ((message.messageType ?? 'message') === 'message') yield message;
  }
}
