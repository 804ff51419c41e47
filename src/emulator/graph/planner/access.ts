import type { Actor, Bucket, Plan, Planner, Task } from '../../tenant/planner.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Call } from '../route.ts';
import { badValue, noRight, notFound } from './failures.ts';

/** The plans of a tenant. */
export function plannerOf(tenant: Tenant): Planner {
  tenant.planner ??= { plans: new Map(), buckets: new Map(), tasks: new Map() };
  return tenant.planner;
}

/** The plan of an id, for whoever may have it. @throws GraphFailure 400, 403, 404. */
export function openPlan(call: Call, id: string): Plan {
  const plan = found(plannerOf(call.tenant).plans, id);
  // With the group its plans are gone: https://learn.microsoft.com/graph/api/resources/planner-overview#plan-containers
  if (!call.tenant.groups.has(plan.groupId)) throw notFound();
  if (!hasPlan(call, plan)) throw noRight();
  return plan;
}

/** The bucket of an id, for whoever may have its plan. @throws GraphFailure 400, 403, 404. */
export function openBucket(call: Call, id: string): Bucket {
  const bucket = found(plannerOf(call.tenant).buckets, id);
  openPlan(call, bucket.planId);
  return bucket;
}

/** The task of an id, for whoever may have its plan. @throws GraphFailure 400, 403, 404. */
export function openTask(call: Call, id: string): Task {
  const task = found(plannerOf(call.tenant).tasks, id);
  openPlan(call, task.planId);
  return task;
}

/** Refuses who may not have the plans of a group: a person who is no member. @throws GraphFailure 403; 404 where there is no such group. */
export function openGroup(call: Call, groupId: string): void {
  if (!call.tenant.groups.has(groupId)) throw notFound();
  if (call.access.user && !isMember(call.tenant, groupId, call.access.user.id)) throw noRight();
}

/** Whether the caller may have a plan: an application may have all; a person is a member of its group, or the plan is shared with that person. */
export function hasPlan({ tenant, access }: Call, plan: Plan): boolean {
  return !access.user || reaches(tenant, plan, access.user.id);
}

/** Whether a person has a plan. */
export function reaches(tenant: Tenant, { groupId, details }: Plan, userId: string): boolean {
  return isMember(tenant, groupId, userId) || (tenant.groups.has(groupId) && details.sharedWith.includes(userId));
}

/** Who makes the call. */
export function actorOf({ access }: Call): Actor {
  return { userId: access.user?.id ?? null, clientId: access.application.clientId };
}

function isMember(tenant: Tenant, groupId: string, userId: string): boolean {
  return tenant.groups.get(groupId)?.members.includes(userId) === true;
}

function found<Item>(items: ReadonlyMap<string, Item>, id: string): Item {
  // https://learn.microsoft.com/graph/api/resources/planner-identifiers-disclaimer
  if (!/^[\w-]{28}$/.test(id)) throw badValue('Id', 'it must be an identifier of 28 characters.');
  const item = items.get(id);
  if (!item) throw notFound();
  return item;
}
