import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { pageSizeFor, take, top } from '../take.ts';
import { bodyType, channel, channelMessageReference, team, threadParams } from './fields.ts';
import { chatMessageOutput, toChatMessage, written, type GraphChatMessage } from './message.ts';

const listReplies = 'GET /teams/{team}/channels/{channel}/messages/{message}/replies';

/** The activity `chat.replies`. */
export const replies = defineActivity({
  name: 'chat.replies',
  title: 'List Channel Message Replies',
  summary: 'Reads the answers to a message of a channel, one by one; an administrator has to allow it.',
  effect: 'reads',
  calls: [{ operation: listReplies }],
  input: z.object({ message: channelMessageReference, channel, team, bodyType, top }),
  output: chatMessageOutput,
  examples: [{ title: 'The answers', input: { team: '{team}', channel: '{channel}', message: '{channelMessage}' } }],

  async *run({ graph }, { bodyType, top, ...place }) {
    const request = { params: { ...threadParams(place) }, query: { $top: pageSizeFor(top, 50) } };
    const found = graph.list<GraphChatMessage>(listReplies, request);
    for await (const message of take(written(found), top)) yield toChatMessage(message, bodyType);
  },
});
