import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { idOf } from '../id-reference.ts';
import { bucketOutput, toBucket, type GraphBucket } from './bucket.ts';
import { planReference } from './references.ts';

/** The activity `planner.listBuckets`. */
export const listBuckets = defineActivity({
  name: 'planner.listBuckets',
  title: 'List Buckets',
  summary: 'Reads the buckets of a plan.',
  effect: 'reads',
  calls: [{ operation: 'GET /planner/plans/{plan}/buckets' }],
  input: z.object({ plan: planReference }),
  output: bucketOutput,
  examples: [{ title: 'The buckets of a plan', input: { plan: '{plan}' } }],

  async *run({ graph }, { plan }) {
    const found = graph.list<GraphBucket>('GET /planner/plans/{plan}/buckets', { params: { plan: idOf(plan) } });
    for await (const bucket of found) yield toBucket(bucket);
  },
});
