import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { groupReference } from '../group-reference.ts';
import { idOf } from '../id-reference.ts';
import { planOutput, toPlan, type GraphPlan } from './plan.ts';

/** The activity `planner.listPlans`. */
export const listPlans = defineActivity({
  name: 'planner.listPlans',
  title: 'List Plans',
  summary: 'Reads your plans, or those of a group.',
  effect: 'reads',
  calls: [
    { operation: 'GET /me/planner/plans', unless: 'group' },
    // An application alone has no plans of its own, and may read those of a group.
    { operation: 'GET /groups/{group}/planner/plans', when: 'group', more: true },
  ],
  input: z.object({
    group: groupReference.optional().describe('A group, by its id or as another activity gave it. Left out: the plans that you have.'),
  }),
  output: planOutput,
  examples: [
    { title: 'Your plans', input: {} },
    { title: 'The plans of a group', input: { group: '{group}' } },
  ],

  async *run({ graph }, { group }) {
    const found =
      group === undefined
        ? graph.list<GraphPlan>('GET /me/planner/plans')
        : graph.list<GraphPlan>('GET /groups/{group}/planner/plans', { params: { group: idOf(group) } });
    for await (const plan of found) yield toPlan(plan);
  },
});
