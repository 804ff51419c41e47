import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { personOutput, personProperties, toPerson, type GraphPerson } from '../person.ts';
import { keyOf } from '../person-reference.ts';
import { fullProfile, user } from './fields.ts';

/** The activity `users.get`. */
export const get = defineActivity({
  name: 'users.get',
  title: 'Get User',
  summary: 'Reads names and addresses of somebody in your organisation, or the whole profile.',
  effect: 'reads',
  calls: [
    { operation: 'GET /users/{user}', basic: true },
    { operation: 'GET /users/{user}', when: 'fullProfile', more: true },
  ],
  input: z.object({ user, fullProfile }),
  output: personOutput,
  examples: [
    { title: 'By address', input: { user: 'ben@contoso.example' } },
    { title: 'By id', input: { user: '{person}' } },
    { title: 'With job, place of work and phone numbers', input: { user: 'ben@contoso.example', fullProfile: true } },
  ],

  async run({ graph }, { user, fullProfile }) {
    const request = { params: { user: keyOf(user) }, query: { $select: personProperties(fullProfile) } };
    return toPerson(await graph.call<GraphPerson>('GET /users/{user}', request), fullProfile);
  },
});
