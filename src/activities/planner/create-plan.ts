import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { groupReference } from '../group-reference.ts';
import { idOf } from '../id-reference.ts';
import { orTakeBack } from '../or-take-back.ts';
import { planWithDetails, toPlan, withDetails, type GraphPlan, type GraphPlanDetails } from './plan.ts';
import { removeVersioned } from './versioned.ts';

/** The activity `planner.createPlan`. */
export const createPlan = defineActivity({
  name: 'planner.createPlan',
  title: 'Create Plan',
  summary: 'Makes a plan in a group that you are a member of.',
  effect: 'changes',
  calls: [
    { operation: 'POST /planner/plans' },
    { operation: 'POST /planner/buckets', when: 'buckets' },
    { operation: 'GET /planner/plans/{plan}/details' },
    { operation: 'PATCH /planner/plans/{plan}/details', when: 'labels' },
    { operation: 'GET /planner/plans/{plan}', afterFailure: true },
    { operation: 'DELETE /planner/plans/{plan}', afterFailure: true },
  ],
  input: z.object({
    group: groupReference.describe('The group that contains it: its id, or as another activity gave it.'),
    title: z.string().trim().min(1).max(255).describe('What it is called.'),
    buckets: z.array(z.string().trim().min(1).max(255)).max(200).default([]).describe('Names of its buckets, in this order.'),
    labels: z
      .record(z.string().regex(/^category(?:[1-9]|1\d|2[0-5])$/, 'must be one of category1 to category25.'), z.string().min(1))
      .optional()
      .describe('Names of labels, by category1 to category25.'),
  }),
  output: planWithDetails,
  examples: [
    { title: 'A plan of a group', input: { group: '{group}', title: 'Office move' } },
    {
      title: 'With buckets and a label',
      input: { group: '{group}', title: 'Year end', buckets: ['To do', 'Doing', 'Done'], labels: { category1: 'Urgent' } },
    },
  ],

  async run({ graph }, { group, title, buckets, labels }) {
    const container = { containerId: idOf(group), type: 'group' };
    const plan = await graph.call<GraphPlan>('POST /planner/plans', { body: { title, container } });
    const params = { plan: plan.id };
    const fill = async () => {
      let behind = '';
      for (const name of buckets) {
        const body = { planId: plan.id, name, orderHint: `${behind} !` };
        behind = (await graph.call<{ orderHint?: string | null }>('POST /planner/buckets', { body })).orderHint ?? '';
      }
      const details = await graph.call<GraphPlanDetails>('GET /planner/plans/{plan}/details', { params });
      if (!labels || Object.keys(labels).length === 0) return withDetails(plan, details);
      const headers = { 'If-Match': details['@odata.etag'] ?? '*', Prefer: 'return=representation' };
      const body = { categoryDescriptions: labels };
      const named = await graph.call<GraphPlanDetails | undefined>('PATCH /planner/plans/{plan}/details', { params, headers, body });
      return withDetails(plan, named ?? { ...details, ...body });
    };
    return await orTakeBack(fill, () => ({
      undo: () =>
        removeVersioned(
          toPlan(plan).etag,
          async () => toPlan(await graph.call<GraphPlan>('GET /planner/plans/{plan}', { params })),
          (etag) => graph.call('DELETE /planner/plans/{plan}', { params, headers: { 'If-Match': etag } }),
        ),
      undone: 'The plan was deleted again.',
      left: 'The plan was made, and is unfinished.',
      details: { plan: plan.id },
    }));
  },
});
