import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { memberOutput, memberProperties, toMember, type GraphMember } from '../member.ts';
import { keyOf } from '../person-reference.ts';
import { take, top } from '../take.ts';
import { user } from './fields.ts';

/** The activity `users.directReports`. */
export const directReports = defineActivity({
  name: 'users.directReports',
  title: 'Get Direct Reports',
  summary: 'Lists who reports to you, or to somebody of your organisation.',
  effect: 'reads',
  calls: [
    { operation: 'GET /me/directReports', shows: 'GET /users', basic: true, unless: 'user' },
    { operation: 'GET /users/{user}/directReports', shows: 'GET /users', basic: true, when: 'user' },
  ],
  input: z.object({ user: user.optional().describe('Who leads them: an address, an id, or a person. Left out: you.'), top }),
  output: memberOutput,
  examples: [
    { title: 'Your own', input: {} },
    { title: 'Somebody else’s', input: { user: 'elin@contoso.example' } },
  ],

  async *run({ graph }, { user, top }) {
    const query = { $select: memberProperties };
    const found =
      user === undefined
        ? graph.list<GraphMember>('GET /me/directReports', { query })
        : graph.list<GraphMember>('GET /users/{user}/directReports', { params: { user: keyOf(user) }, query });
    for await (const report of take(found, top)) yield toMember(report, 'users.directReports');
  },
});
