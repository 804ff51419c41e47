import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { directoryRequest, searchOf } from '../directory-query.ts';
import { query } from '../odata.ts';
import { take, top } from '../take.ts';
import { groupOutput, groupProperties, toGroup, type GraphGroup } from './group.ts';

const conditions = {
  any: undefined,
  microsoft365: "groupTypes/any(t:t eq 'Unified')",
  security: 'mailEnabled eq false and securityEnabled eq true',
} as const;

/** The activity `groups.list`. */
export const list = defineActivity({
  name: 'groups.list',
  title: 'List Groups',
  summary: 'Lists the groups of your organisation, by name, one by one.',
  effect: 'reads',
  calls: [{ operation: 'GET /groups' }],
  input: z.object({
    kind: z
      .enum(['any', 'microsoft365', 'security'])
      .default('any')
      .describe('Only groups of Microsoft 365, or only security groups without mail.'),
    search: z.string().trim().min(1).optional().describe('Words in the name or in the description.'),
    query,
    top,
  }),
  output: groupOutput,
  examples: [
    { title: 'Every group', input: {} },
    { title: 'Groups of Microsoft 365 that have a word in the name', input: { kind: 'microsoft365', search: 'payable' } },
    { title: 'Whose name begins so', input: { query: "startswith(displayName,'Soft')", top: 5 } },
  ],

  async *run({ graph }, { kind, search, query, top }) {
    const clauses = [conditions[kind], query].filter((clause) => clause !== undefined);
    const request = directoryRequest({
      select: groupProperties,
      filter: clauses.length === 0 ? undefined : clauses.map((clause) => `(${clause})`).join(' and '),
      search: search && searchOf(search, ['displayName', 'description']),
      top,
    });
    for await (const group of take(graph.list<GraphGroup>('GET /groups', request), top)) yield toGroup(group);
  },
});
