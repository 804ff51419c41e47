import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { personOutput, personProperties, toPerson, type GraphPerson } from '../person.ts';

/** The activity `users.me`. */
export const me = defineActivity({
  name: 'users.me',
  title: 'Get My Profile',
  summary: 'Reads who you are, with your whole profile.',
  effect: 'reads',
  // Of oneself, the permission for basic profiles shows all: https://learn.microsoft.com/graph/permissions-reference#userreadbasicall
  calls: [{ operation: 'GET /me', basic: true }],
  input: z.object({}),
  output: personOutput,
  examples: [{ title: 'You', input: {} }],

  async run({ graph }) {
    return toPerson(await graph.call<GraphPerson>('GET /me', { query: { $select: personProperties(true) } }), true);
  },
});
