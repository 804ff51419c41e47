import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { idOf } from '../id-reference.ts';
import { planReference } from './references.ts';
import { planWithDetails, withDetails, type GraphPlan, type GraphPlanDetails } from './plan.ts';

/** The activity `planner.getPlan`. */
export const getPlan = defineActivity({
  name: 'planner.getPlan',
  title: 'Get Plan',
  summary: 'Reads a plan with the names of its labels.',
  effect: 'reads',
  calls: [{ operation: 'GET /planner/plans/{plan}' }, { operation: 'GET /planner/plans/{plan}/details' }],
  input: z.object({ plan: planReference }),
  output: planWithDetails,
  examples: [{ title: 'A plan', input: { plan: '{plan}' } }],

  async run({ graph }, { plan }) {
    const params = { plan: idOf(plan) };
    const found = await graph.call<GraphPlan>('GET /planner/plans/{plan}', { params });
    return withDetails(found, await graph.call<GraphPlanDetails>('GET /planner/plans/{plan}/details', { params }));
  },
});
