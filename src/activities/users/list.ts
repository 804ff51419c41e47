import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { directoryRequest, searchOf } from '../directory-query.ts';
import { query } from '../odata.ts';
import { personOutput, personProperties, toPerson, type GraphPerson } from '../person.ts';
import { take, top } from '../take.ts';
import { fullProfile } from './fields.ts';

/** The activity `users.list`. */
export const list = defineActivity({
  name: 'users.list',
  title: 'List Users',
  summary: 'Lists the people of your organisation, by name, one by one.',
  effect: 'reads',
  calls: [
    { operation: 'GET /users', basic: true },
    { operation: 'GET /users', when: 'fullProfile', more: true },
  ],
  input: z.object({
    query,
    search: z.string().trim().min(1).optional().describe('Words in the name, or the beginning of an address.'),
    fullProfile,
    top,
  }),
  output: personOutput,
  examples: [
    { title: 'Everybody', input: {} },
    { title: 'Whose name holds a word', input: { search: 'martin' } },
    { title: 'Whose address ends so, the first three', input: { query: "endswith(mail,'@contoso.example')", top: 3 } },
    { title: 'With job and place of work', input: { search: 'ada', fullProfile: true } },
  ],

  async *run({ graph }, { query, search, fullProfile, top }) {
    const request = directoryRequest({
      select: personProperties(fullProfile),
      filter: query,
      search: search && searchOf(search, ['displayName', 'mail', 'userPrincipalName']),
      top,
    });
    for await (const person of take(graph.list<GraphPerson>('GET /users', request), top)) yield toPerson(person, fullProfile);
  },
});
