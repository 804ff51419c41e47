import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { groupReference } from '../group-reference.ts';
import { idOf } from '../id-reference.ts';
import { groupOutput, groupProperties, toGroup, type GraphGroup } from './group.ts';

/** The activity `groups.get`. */
export const get = defineActivity({
  name: 'groups.get',
  title: 'Get Group',
  summary: 'Reads one group.',
  effect: 'reads',
  calls: [{ operation: 'GET /groups/{group}' }],
  input: z.object({ group: groupReference }),
  output: groupOutput,
  examples: [{ title: 'By id', input: { group: '{group}' } }],

  async run({ graph }, { group }) {
    const request = { params: { group: idOf(group) }, query: { $select: groupProperties } };
    return toGroup(await graph.call<GraphGroup>('GET /groups/{group}', request));
  },
});
