import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { pageSizeFor, take, top } from '../take.ts';
import { bodyType, channelParams, channelReference, team } from './fields.ts';
import { chatMessageOutput, toChatMessage, written, type GraphChatMessage } from './message.ts';

const listMessages = 'GET /teams/{team}/channels/{channel}/messages';

/** The activity `chat.channelMessages`. */
export const channelMessages = defineActivity({
  name: 'chat.channelMessages',
  title: 'List Channel Messages',
  alsoKnownAs: ['Get Channel Messages'],
  summary: 'Reads the messages that begin the threads of a channel, one by one; an administrator has to allow it.',
  effect: 'reads',
  calls: [{ operation: listMessages }],
  input: z.object({ channel: channelReference, team, bodyType, top }),
  output: chatMessageOutput,
  examples: [{ title: 'The last five', input: { team: '{team}', channel: '{channel}', top: 5 } }],

  async *run({ graph }, { bodyType, top, ...place }) {
    // As large as a page may be: https://learn.microsoft.com/graph/api/channel-list-messages
    const request = { params: { ...channelParams(place) }, query: { $top: pageSizeFor(top, 50) } };
    const found = graph.list<GraphChatMessage>(listMessages, request);
    for await (const message of take(written(found), top)) yield toChatMessage(message, bodyType);
  },
});
