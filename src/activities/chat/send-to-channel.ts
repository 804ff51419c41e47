import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { findPerson, graphMessage, messageFields, nothingSaid, saysSomething } from './composition.ts';
import { channelParams, channelReference, team } from './fields.ts';
import { chatMessageOutput, toChatMessage, type GraphChatMessage } from './message.ts';

const sendMessage = 'POST /teams/{team}/channels/{channel}/messages';

/** The activity `chat.sendToChannel`. */
export const sendToChannel = defineActivity({
  name: 'chat.sendToChannel',
  title: 'Send Channel Message',
  summary: 'Begins a thread in a channel with a message, as you.',
  effect: 'sends',
  calls: [{ operation: sendMessage }, { operation: findPerson, when: 'mentions', basic: true, more: true }],
  input: z
    .object({
      channel: channelReference,
      team,
      subject: z.string().min(1).optional().describe('Subject, which stands above the text.'),
      ...messageFields,
    })
    .refine(saysSomething, nothingSaid()),
  output: chatMessageOutput,
  examples: [
    { title: 'A text with a subject', input: { team: '{team}', channel: '{channel}', subject: 'Tests', text: 'All tests are green.' } },
    {
      title: 'A text that mentions somebody',
      input: { team: '{team}', channel: '{channel}', text: '@Diego Ruiz: the import may run.', mentions: ['diego@contoso.example'] },
    },
  ],

  async run({ graph }, { channel, team, subject, ...composition }) {
    const params = { ...channelParams({ channel, team }) };
    const body = await graphMessage(graph, composition, subject);
    return toChatMessage(await graph.call<GraphChatMessage>(sendMessage, { params, body }), composition.textType);
  },
});
