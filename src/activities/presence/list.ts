import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import type { Graph } from '../../core/ports.ts';
import { isObjectId, keyOf, personReference } from '../person-reference.ts';
import { presenceOutput, toPresence, type GraphPresence, type Presence } from './presence.ts';

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
      .describe(
        'The people: ids, addresses, or people that another activity gave; results come in this order. Ids are quickest: 650 take one call.',
      ),
  }),
  output: presenceOutput,
  examples: [
    { title: 'Two people by their addresses', input: { people: ['ben@contoso.example', 'chloe@contoso.example'] } },
    { title: 'People by their ids', input: { people: ['{person}', 'ben@contoso.example'] } },
  ],

  async *run({ graph }, { people }) {
    const keys = [...new Set(people.map(keyOf))];
    for (let start = 0; start < keys.length; start += mostIds) yield* ofSome(graph, keys.slice(start, start + mostIds));
  },
});

/** The presences of at most 650 people, in the order in which they are named. */
async function* ofSome(graph: Graph<typeof byIds | typeof ofOne>, keys: readonly string[]): AsyncGenerator<Presence, void, void> {
  const [ids, addresses] = [keys.filter(isObjectId), keys.filter((key) => !isObjectId(key))];
  const found = new Map<string, GraphPresence>();
  if (ids.length > 0) {
    const { value } = await graph.call<{ readonly value?: readonly GraphPresence[] }>(byIds, { body: { ids } });
    for (const presence of value ?? []) found.set(presence.id?.toLowerCase() ?? '', presence);
  }
  if (addresses.length > 0) {
    const requests = addresses.map((person) => ({ params: { person } }));
    for (const [index, presence] of (await graph.batch<GraphPresence>(ofOne, requests)).entries())
      found.set(addresses[index] ?? '', presence);
  }
  for (const key of keys) {
    const presence = found.get(isObjectId(key) ? key.toLowerCase() : key);
    if (presence) yield toPresence(presence);
  }
}
