import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { personOutput, personProperties, toPerson, type GraphPerson } from '../person.ts';
import { keyOf } from '../person-reference.ts';
import { user } from './fields.ts';

/** The activity `users.manager`. */
export const manager = defineActivity({
  name: 'users.manager',
  title: 'Get Manager',
  summary: 'Reads to whom you, or somebody of your organisation, report.',
  effect: 'reads',
  calls: [
    { operation: 'GET /me/manager', unless: 'user' },
    { operation: 'GET /users/{user}/manager', when: 'user' },
  ],
  input: z.object({ user: user.optional().describe('Whose manager: an address, an id, or a person. Left out: your own.') }),
  output: personOutput,
  examples: [
    { title: 'Your own', input: {} },
    { title: 'Somebody else’s', input: { user: 'diego@contoso.example' } },
  ],

  async run({ graph }, { user }) {
    const query = { $select: personProperties(true) };
    try {
      const found =
        user === undefined
          ? await graph.call<GraphPerson>('GET /me/manager', { query })
          : await graph.call<GraphPerson>('GET /users/{user}/manager', { params: { user: keyOf(user) }, query });
      return toPerson(found, true);
    } catch (error) {
      if (!isOnbehalfError(error) || error.code !== 'NOT_FOUND') throw error;
      const whose = user === undefined ? 'you' : keyOf(user);
      throw new OnbehalfError('NOT_FOUND', `No manager is known of ${whose}.`, {
        details: error.details,
        remedy: 'Check the address or the id; whoever leads the organisation has no manager.',
        cause: error,
      });
    }
  },
});
