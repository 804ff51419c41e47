import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { idOf } from '../id-reference.ts';
import { teamReference } from './fields.ts';
import { channelOutput, toChannel, type GraphChannel } from './team.ts';

/** The activity `chat.channels`. */
export const channels = defineActivity({
  name: 'chat.channels',
  title: 'List Channels',
  summary: 'Lists the channels of a team, one by one.',
  effect: 'reads',
  calls: [{ operation: 'GET /teams/{team}/channels' }],
  input: z.object({ team: teamReference }),
  output: channelOutput,
  examples: [{ title: 'The channels of a team', input: { team: '{team}' } }],

  async *run({ graph }, { team }) {
    const params = { team: idOf(team) };
    for await (const channel of graph.list<GraphChannel>('GET /teams/{team}/channels', { params })) yield toChannel(channel, params.team);
  },
});
