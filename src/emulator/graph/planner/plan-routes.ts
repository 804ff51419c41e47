import type { Plan } from '../../tenant/planner.ts';
import { type JsonObject, memberOf, objectFrom } from '../json-input.ts';
import type { Call, Reply, Route } from '../route.ts';
import { actorOf, openGroup, openPlan, plannerOf, reaches } from './access.ts';
import { makeChanges, readChanges } from './changes.ts';
import { badValue, refuseAbove } from './failures.ts';
import { limits } from './limits.ts';
import { plannerPermissions } from './permissions.ts';
import { changedReply, itemReply, itemsReply, plans } from './replies.ts';
import { nameFrom } from './values.ts';
import { checkVersion } from './versions.ts';

/** Plans: of a group, of a person. https://learn.microsoft.com/graph/api/resources/plannerplan */
export const planRoutes: readonly Route[] = [
  {
    operation: 'GET /me/planner/plans',
    permissions: plannerPermissions.readOwnPlans,
    handle: (call) =>
      itemsReply(
        call,
        plans,
        allPlans(call).filter((plan) => reaches(call.tenant, plan, call.owner.id)),
      ),
  },
  {
    operation: 'GET /groups/{group}/planner/plans',
    permissions: plannerPermissions.read,
    handle(call) {
      const groupId = (call.params['group'] ?? '').toLowerCase();
      openGroup(call, groupId);
      return itemsReply(call, plans, plansOf(call, groupId));
    },
  },
  { operation: 'POST /planner/plans', permissions: plannerPermissions.write, body: 'plannerPlan', handle: create },
  {
    operation: 'GET /planner/plans/{plan}',
    permissions: plannerPermissions.read,
    handle: (call) => itemReply(call, plans, planOf(call)),
  },
  {
    operation: 'PATCH /planner/plans/{plan}',
    permissions: plannerPermissions.write,
    body: 'plannerPlan',
    async handle(call) {
      const plan = planOf(call);
      const body = objectFrom(await call.json(), 'The body');
      const changes = readChanges<Plan>(body, {
        title: (value, field) => {
          const title = nameFrom(value, field);
          return [{ property: 'title', apply: (one) => void (one.title = title) }];
        },
      });
      makeChanges(call, 'plan', plan, changes);
      return changedReply(call, () => itemReply(call, plans, plan));
    },
  },
  {
    operation: 'DELETE /planner/plans/{plan}',
    permissions: plannerPermissions.write,
    handle(call) {
      const plan = planOf(call);
      checkVersion(call, 'plan', plan);
      const planner = plannerOf(call.tenant);
      for (const items of [planner.buckets, planner.tasks])
        for (const { id, planId } of items.values()) if (planId === plan.id) items.delete(id);
      planner.plans.delete(plan.id);
      return { status: 204 };
    },
  },
];

/** The plan that a request names. */
export function planOf(call: Call): Plan {
  return openPlan(call, call.params['plan'] ?? '');
}

function allPlans({ tenant }: Call): Plan[] {
  return [...plannerOf(tenant).plans.values()];
}

function plansOf(call: Call, group: string): Plan[] {
  return allPlans(call).filter(({ groupId }) => groupId === group);
}

async function create(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = objectFrom(await call.json(), 'The body');
  const title = nameFrom(memberOf(body, 'title'), 'Title');
  const groupId = groupIn(body);
  openGroup(call, groupId);
  refuseAbove(limits.plansOfGroup, plansOf(call, groupId).length + 1, 'MaximumProjectsOwnedByUser');
  const plan: Plan = {
    id: tenant.ids.opaque(21),
    title,
    groupId,
    createdBy: actorOf(call),
    createdDateTime: tenant.clock.now().toISOString(),
    details: { version: 0, changed: {}, sharedWith: [], categoryDescriptions: {} },
    version: 0,
    changed: {},
  };
  plannerOf(tenant).plans.set(plan.id, plan);
  return itemReply(call, plans, plan, 201);
}

/** The group that a body names: by an address, by an id and a type, or by `owner`, which is older. https://learn.microsoft.com/graph/api/resources/plannerplancontainer */
function groupIn(body: JsonObject): string {
  const container = (memberOf(body, 'container') ?? {}) as JsonObject;
  const url = memberOf(container, 'url');
  const byUrl = typeof url === 'string' ? /\/groups\/([\w-]+)$/i.exec(url)?.[1] : undefined;
  const byId = memberOf(container, 'type') === 'group' ? memberOf(container, 'containerId') : undefined;
  const found = byUrl ?? byId ?? memberOf(body, 'owner');
  if (typeof found !== 'string') throw badValue('Container', 'a value must be specified.');
  return found.toLowerCase();
}
