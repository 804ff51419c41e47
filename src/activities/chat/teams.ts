import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { teamOutput, toTeam, type GraphTeam } from './team.ts';

/** The activity `chat.teams`. */
export const teams = defineActivity({
  name: 'chat.teams',
  title: 'List Teams',
  summary: 'Lists the teams that you are a member of, one by one.',
  effect: 'reads',
  calls: [{ operation: 'GET /me/joinedTeams' }],
  input: z.object({}),
  output: teamOutput,
  examples: [{ title: 'Your teams', input: {} }],

  async *run({ graph }) {
    for await (const team of graph.list<GraphTeam>('GET /me/joinedTeams')) yield toTeam(team);
  },
});
