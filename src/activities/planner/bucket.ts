import { z } from 'zod';

/** A bucket as Graph gives it; any property may be missing or null. */
export interface GraphBucket {
  readonly '@odata.etag'?: string;
  readonly id: string;
  readonly name?: string | null;
  readonly planId?: string | null;
  readonly orderHint?: string | null;
}

/** A bucket, as every activity gives it. */
export const bucketOutput = z
  .object({
    id: z.string().describe('Id of the bucket.'),
    name: z.string().describe('What it is called.').meta({ column: 'Name' }),
    planId: z.string().describe('Id of the plan that it is in.').meta({ column: 'Plan' }),
    orderHint: z.string().describe('Its place among the buckets: they are sorted by this text.'),
    etag: z.string().describe('Its version, which a change needs.'),
  })
  .meta({ named: { name: 'Bucket', text: 'A bucket of a plan.' } });

/** A bucket of ours. */
export type Bucket = z.output<typeof bucketOutput>;

/** Turns Graph's bucket into ours. */
export function toBucket(bucket: GraphBucket): Bucket {
  const { id, name, planId, orderHint } = bucket;
  return { id, name: name ?? '', planId: planId ?? '', orderHint: orderHint ?? '', etag: bucket['@odata.etag'] ?? '' };
}
