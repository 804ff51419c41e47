import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import type { Graph } from '../../core/ports.ts';
import { mailbox } from '../fields.ts';
import { quoted } from '../odata.ts';
import { preferBody } from '../body-type.ts';
import { bodyType, includeAttachments, includeHeaders } from './fields.ts';
import { messageOutput, toMessage, type GraphMessage } from './message.ts';
import { messageQuery } from './message-query.ts';
import { idOf, messageReference, type MessageReference } from './message-reference.ts';
import { walkMessages } from './walk.ts';

/** The activity `mail.thread`. */
export const thread = defineActivity({
  name: 'mail.thread',
  title: 'Get Email Thread',
  summary: 'Reads the messages of one conversation, from all folders, oldest first.',
  effect: 'reads',
  calls: [{ operation: 'GET /me/messages/{message}', basic: true }, { operation: 'GET /me/messages' }],
  input: z.object({
    message: messageReference.describe('Any message of the conversation, or its id.'),
    orderBy: z.enum(['oldestFirst', 'newestFirst']).default('oldestFirst').describe('Order by date of receipt.'),
    bodyType,
    includeAttachments: includeAttachments(false),
    includeHeaders,
    mailbox,
  }),
  output: messageOutput,
  examples: [{ title: 'The conversation around a message', input: { message: '{message}' } }],

  async *run({ graph }, { message, orderBy, bodyType, includeAttachments, includeHeaders, mailbox }) {
    const conversation = await conversationOf(graph, message, mailbox);
    const messages = walkMessages(graph, {
      operation: 'GET /me/messages',
      mailbox,
      order: orderBy,
      clauses: [`conversationId eq ${quoted(conversation)}`],
      query: messageQuery({ attachments: includeAttachments, headers: includeHeaders }),
      headers: preferBody(bodyType),
      pageSize: 50,
    });
    for await (const one of messages) yield toMessage(one, mailbox);
  },
});

async function conversationOf(graph: Graph, reference: MessageReference, mailbox: string | undefined): Promise<string> {
  const message = idOf(reference, mailbox);
  if (typeof reference !== 'string' && reference.conversationId) return reference.conversationId;
  const read = await graph.call<GraphMessage>('GET /me/messages/{message}', {
    params: { message },
    query: { $select: 'id,conversationId' },
    mailbox,
  });
  return read.conversationId ?? '';
}
