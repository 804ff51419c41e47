import type { Bucket, Plan } from '../../tenant/planner.ts';
import { type JsonObject, memberOf, objectFrom } from '../json-input.ts';
import type { Call, Reply, Route } from '../route.ts';
import { openBucket, openPlan, plannerOf } from './access.ts';
import { type Change, makeChanges, readChanges } from './changes.ts';
import { badValue, refuseAbove } from './failures.ts';
import { limits } from './limits.ts';
import { between, firstHint, inOrder, orderHintFrom } from './order-hints.ts';
import { plannerPermissions } from './permissions.ts';
import { planOf } from './plan-routes.ts';
import { buckets, changedReply, itemReply, itemsReply } from './replies.ts';
import { nameFrom } from './values.ts';
import { checkVersion } from './versions.ts';

/** Buckets of a plan. https://learn.microsoft.com/graph/api/resources/plannerbucket */
export const bucketRoutes: readonly Route[] = [
  {
    operation: 'GET /planner/plans/{plan}/buckets',
    permissions: plannerPermissions.read,
    handle: (call) => itemsReply(call, buckets, bucketsOf(call, planOf(call))),
  },
  { operation: 'POST /planner/buckets', permissions: plannerPermissions.write, body: 'plannerBucket', handle: create },
  {
    operation: 'GET /planner/buckets/{bucket}',
    permissions: plannerPermissions.read,
    handle: (call) => itemReply(call, buckets, bucketOf(call)),
  },
  {
    operation: 'PATCH /planner/buckets/{bucket}',
    permissions: plannerPermissions.write,
    body: 'plannerBucket',
    async handle(call) {
      const bucket = bucketOf(call);
      const body = objectFrom(await call.json(), 'The body');
      makeChanges(call, 'bucket', bucket, readBucketChanges(call, body, openPlan(call, bucket.planId)));
      return changedReply(call, () => itemReply(call, buckets, bucket));
    },
  },
  {
    operation: 'DELETE /planner/buckets/{bucket}',
    permissions: plannerPermissions.write,
    handle(call) {
      const bucket = bucketOf(call);
      checkVersion(call, 'bucket', bucket);
      const { buckets: all, tasks } = plannerOf(call.tenant);
      // Assumption: as in the windows of Planner, its tasks go with it.
      for (const { id, bucketId } of tasks.values()) if (bucketId === bucket.id) tasks.delete(id);
      all.delete(bucket.id);
      return { status: 204 };
    },
  },
];

function bucketOf(call: Call): Bucket {
  return openBucket(call, call.params['bucket'] ?? '');
}

function bucketsOf({ tenant }: Call, { id }: Plan): Bucket[] {
  return inOrder([...plannerOf(tenant).buckets.values()].filter(({ planId }) => planId === id));
}

function readBucketChanges(call: Call, body: JsonObject, plan: Plan): Change<Bucket>[] {
  return readChanges<Bucket>(body, {
    name: (value, field) => {
      const name = nameFrom(value, field);
      return [{ property: 'name', apply: (bucket) => void (bucket.name = name) }];
    },
    orderHint: (value, field) => {
      const hint = orderHintFrom(value, field, firstHint(bucketsOf(call, plan)));
      return [{ property: 'orderHint', apply: (bucket) => void (bucket.orderHint = hint) }];
    },
    // Assumption: a bucket stays in its plan, although the page of the update names the property.
    planId: (value) => {
      if (value !== plan.id) throw badValue('PlanId', 'it cannot be changed.');
      return [];
    },
  });
}

/** Assumption: a bucket that says nothing of its place is the last one. */
async function create(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const planId = memberOf(body, 'planId');
  if (typeof planId !== 'string') throw badValue('PlanId', 'a value must be specified.');
  const plan = openPlan(call, planId);
  if (memberOf(body, 'name') === undefined) throw badValue('Name', 'a value must be specified.');
  const others = bucketsOf(call, plan);
  refuseAbove(limits.bucketsInPlan, others.length + 1, 'MaximumBucketsInProject');
  const orderHint = between(others.at(-1)?.orderHint ?? '', '');
  const bucket: Bucket = { id: call.tenant.ids.opaque(21), planId, name: '', orderHint, version: 0, changed: {} };
  for (const { apply } of readBucketChanges(call, body, plan)) apply(bucket);
  plannerOf(call.tenant).buckets.set(bucket.id, bucket);
  return itemReply(call, buckets, bucket, 201);
}
