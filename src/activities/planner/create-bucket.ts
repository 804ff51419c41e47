import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { idOf } from '../id-reference.ts';
import { bucketOutput, toBucket, type GraphBucket } from './bucket.ts';
import { planReference } from './references.ts';
import { taskFields } from './task-fields.ts';

/** The activity `planner.createBucket`. */
export const createBucket = defineActivity({
  name: 'planner.createBucket',
  title: 'Create Bucket',
  summary: 'Makes a bucket in a plan.',
  effect: 'changes',
  calls: [{ operation: 'POST /planner/buckets' }],
  input: z.object({
    plan: planReference,
    name: z.string().trim().min(1).max(255).describe('What it is called.'),
    orderHint: taskFields.orderHint,
  }),
  output: bucketOutput,
  examples: [
    { title: 'A bucket', input: { plan: '{plan}', name: 'Waiting' } },
    { title: 'Before all others', input: { plan: '{plan}', name: 'Urgent', orderHint: ' !' } },
  ],

  async run({ graph }, { plan, name, orderHint }) {
    const body = { planId: idOf(plan), name, ...(orderHint !== undefined && { orderHint }) };
    return toBucket(await graph.call<GraphBucket>('POST /planner/buckets', { body }));
  },
});
