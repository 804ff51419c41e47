import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { keyOf, personReference } from '../person-reference.ts';
import { presenceOutput, toPresence, type GraphPresence } from './presence.ts';

/** The activity `presence.get`. */
export const get = defineActivity({
  name: 'presence.get',
  title: 'Get Presence',
  summary: 'Tells whether you, or somebody of your organisation, can be reached at this moment.',
  effect: 'reads',
  calls: [
    { operation: 'GET /me/presence', unless: 'person' },
    { operation: 'GET /users/{person}/presence', when: 'person', more: true },
  ],
  input: z.object({ person: personReference.optional().describe('Whose presence: an address, an id, or a person. Left out: your own.') }),
  output: presenceOutput,
  examples: [
    { title: 'Your own', input: {} },
    { title: 'Somebody else’s', input: { person: 'ben@contoso.example' } },
  ],

  async run({ graph }, { person }) {
    if (person === undefined) return toPresence(await graph.call<GraphPresence>('GET /me/presence'));
    return toPresence(await graph.call<GraphPresence>('GET /users/{person}/presence', { params: { person: keyOf(person) } }));
  },
});
