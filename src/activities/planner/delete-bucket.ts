import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { idOf } from '../id-reference.ts';
import { bucketOutput, toBucket, type GraphBucket } from './bucket.ts';
import { bucketReference } from './references.ts';
import { knownAs, removeVersioned } from './versioned.ts';

/** The activity `planner.deleteBucket`. */
export const deleteBucket = defineActivity({
  name: 'planner.deleteBucket',
  title: 'Delete Bucket',
  summary: 'Deletes a bucket of a plan. Move tasks that are still needed to another one before.',
  effect: 'deletes',
  reconcile: { gone: ({ bucket }) => ({ id: idOf(bucket) }) },
  calls: [{ operation: 'GET /planner/buckets/{bucket}' }, { operation: 'DELETE /planner/buckets/{bucket}' }],
  input: z.object({ bucket: bucketReference }),
  output: z.object({ id: z.string().describe('Id of the bucket that was deleted.') }),
  examples: [{ title: 'A bucket', input: { bucket: '{bucket}' } }],

  async run({ graph }, { bucket }) {
    const params = { bucket: idOf(bucket) };
    await removeVersioned(
      knownAs(bucketOutput, bucket)?.etag,
      async () => toBucket(await graph.call<GraphBucket>('GET /planner/buckets/{bucket}', { params })),
      (etag) => graph.call('DELETE /planner/buckets/{bucket}', { params, headers: { 'If-Match': etag } }),
    );
    return { id: params.bucket };
  },
});
