import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { findPerson, graphMessage, messageFields, nothingSaid, saysSomething } from './composition.ts';
import { idOf } from '../id-reference.ts';
import { chatReference } from './fields.ts';
import { chatMessageOutput, toChatMessage, type GraphChatMessage } from './message.ts';

/** The activity `chat.send`. */
export const send = defineActivity({
  name: 'chat.send',
  title: 'Send Chat Message',
  alsoKnownAs: ['Send Individual Chat Message', 'Send Group Chat Message'],
  summary: 'Writes a message to a chat, as you.',
  effect: 'sends',
  calls: [{ operation: 'POST /chats/{chat}/messages' }, { operation: findPerson, when: 'mentions', basic: true, more: true }],
  input: z.object({ chat: chatReference, ...messageFields }).refine(saysSomething, nothingSaid()),
  output: chatMessageOutput,
  examples: [
    { title: 'A short text', input: { chat: '{chat}', text: 'The invoices are paid.\nAll of them.' } },
    {
      title: 'HTML that mentions somebody, with a link to a file',
      input: {
        chat: '{chat}',
        text: '<p>@ben@contoso.example, <b>please</b> look at this.</p>',
        textType: 'html',
        mentions: ['ben@contoso.example'],
        files: [{ webUrl: 'https://contoso.sharepoint.example/Documents/quote.docx' }],
        importance: 'high',
      },
    },
  ],

  async run({ graph }, { chat, ...composition }) {
    const body = await graphMessage(graph, composition);
    const sent = await graph.call<GraphChatMessage>('POST /chats/{chat}/messages', { params: { chat: idOf(chat) }, body });
    return toChatMessage(sent, composition.textType);
  },
});
