import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { findPerson, graphMessage, messageFields, nothingSaid, saysSomething } from './composition.ts';
import { channel, channelMessageReference, team, threadParams } from './fields.ts';
import { chatMessageOutput, toChatMessage, type GraphChatMessage } from './message.ts';

const sendReply = 'POST /teams/{team}/channels/{channel}/messages/{message}/replies';

/** The activity `chat.reply`. */
export const reply = defineActivity({
  name: 'chat.reply',
  title: 'Reply To Channel Message',
  summary: 'Answers a message of a channel in its thread, as you.',
  effect: 'sends',
  calls: [{ operation: sendReply }, { operation: findPerson, when: 'mentions', basic: true, more: true }],
  input: z.object({ message: channelMessageReference, channel, team, ...messageFields }).refine(saysSomething, nothingSaid()),
  output: chatMessageOutput,
  examples: [
    { title: 'A short answer', input: { team: '{team}', channel: '{channel}', message: '{channelMessage}', text: 'Thank you.' } },
    {
      title: 'An answer that mentions somebody',
      input: { team: '{team}', channel: '{channel}', message: '{channelMessage}', text: 'Done.', mentions: ['elin@contoso.example'] },
    },
  ],

  async run({ graph }, { message, channel, team, ...composition }) {
    const params = { ...threadParams({ message, channel, team }) };
    const body = await graphMessage(graph, composition);
    return toChatMessage(await graph.call<GraphChatMessage>(sendReply, { params, body }), composition.textType);
  },
});
