import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { directoryRequest, searchOf } from '../directory-query.ts';
import { personOutput, personProperties, toPerson, type GraphPerson } from '../person.ts';
import { take, top } from '../take.ts';

/**
 * The activity `users.search`. It looks in the directory, with the permission by which people are read and listed anyway; the list of relevant people
 * (`GET /me/people`) would take one more, `People.Read`, that tells with whom somebody has to do, and it misses whom one never wrote to.
 */
export const search = defineActivity({
  name: 'users.search',
  title: 'Search People',
  summary: 'Finds people of your organisation by words of the name, or by the beginning of an address, the likeliest first.',
  effect: 'reads',
  calls: [{ operation: 'GET /users', basic: true }],
  input: z.object({
    words: z.string().trim().min(1).describe('What to look for: a name or a part of it, or the beginning of an address.'),
    top: top.unwrap().default(10).describe('How many at most. 0 or less: all.'),
  }),
  output: personOutput,
  examples: [
    { title: 'By a part of the name', input: { words: 'oka' } },
    { title: 'By the beginning of an address', input: { words: 'chloe@', top: 1 } },
  ],

  async *run({ graph }, { words, top }) {
    const request = directoryRequest({
      select: personProperties(false),
      filter: undefined,
      search: searchOf(words, ['displayName', 'givenName', 'surname', 'mail', 'userPrincipalName']),
      // Graph sorts by name, so that the likeliest may come late.
      top: undefined,
    });
    const found: GraphPerson[] = [];
    for await (const person of take(graph.list<GraphPerson>('GET /users', request), mostLookedAt)) found.push(person);
    const ranked = found.map((person) => ({ person, rank: rankOf(person, words.toLowerCase()) })).toSorted((a, b) => a.rank - b.rank);
    for (const { person } of top > 0 ? ranked.slice(0, top) : ranked) yield toPerson(person, false);
  },
});

/** Words that fit more people than this say too little to tell who is meant. */
const mostLookedAt = 999;

/** 0: it is the name or the address. 1: one of them begins so. 2: a later part of the name does. */
function rankOf({ displayName, givenName, surname, mail, userPrincipalName }: GraphPerson, words: string): number {
  const values = [displayName, givenName, surname, mail, userPrincipalName].map((value) => (value ?? '').toLowerCase());
  if (values.includes(words)) return 0;
  return values.some((value) => value.startsWith(words)) ? 1 : 2;
}
