import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import type { Graph } from '../../core/ports.ts';
import { isObjectId, keyOf, personReference } from '../person-reference.ts';
import { presenceOutput, toPresence, type GraphPresence } from './presence.ts';

// As many as one call takes: https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid
const mostIds = 650;

const byIds = 'POST /communications/getPresencesByUserId';
const ofOne = 'GET /users/{person}/presence';

/** The activity `presence.list`. */
export const list = defineActivity({
  name: 'presence.list',
  title: 'Get Presence Of Several People',
  summary: 'Tells of several people whether they can be reached at this moment.',
  effect: 'reads',
  calls: [{ operation: byIds }, { operation: ofOne }],
  input: z.object({
    people: z
      .array(personReference)
      .min(1)
      .describe('The people: ids, addresses, or people that another activity gave. Ids are quickest: 650 take one call.'),
  }),
  output: presenceOutput,
  examples: [
    { title: 'Two people by their addresses', input: { people: ['ben@contoso.example', 'chloe@contoso.example'] } },
    { title: 'People by their ids', input: { people: ['{person}', 'ben@contoso.example'] } },
  ],

  async *run({ graph }, { people }) {
    const keys = [...new Set(people.map(keyOf))];
    yield* ofIds(graph, keys.filter(isObjectId));
    const addresses = keys.filter((key) => !isObjectId(key));
    const found =
      addresses.length === 0
        ? []
        : await graph.batch<GraphPresence>(
            ofOne,
            addresses.map((person) => ({ params: { person } })),
          );
    for (const presence of found) yield toPresence(presence);
  },
});

async function* ofIds(graph: Graph<typeof byIds>, ids: readonly string[]) {
  for (let start = 0; start < ids.length; start += mostIds) {
    const page = await graph.call<{ readonly value?: readonly GraphPresence[] }>(byIds, {
      body: { ids: ids.slice(start, start + mostIds) },
    });
    for (const presence of page.value ?? []) yield toPresence(presence);
  }
}
