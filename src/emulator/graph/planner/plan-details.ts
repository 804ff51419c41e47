import type { PlanDetails } from '../../tenant/planner.ts';
import { type JsonObject, objectFrom } from '../json-input.ts';
import type { Call, Reply, Route } from '../route.ts';
import { type Change, makeChanges, readChanges } from './changes.ts';
import { badValue } from './failures.ts';
import { plannerPermissions } from './permissions.ts';
import { planOf } from './plan-routes.ts';
import { changedReply, detailsReply } from './replies.ts';
import { planDetailsResource } from './resources.ts';
import { isCategory, textOrNull } from './values.ts';

/** Whom a plan is shared with, and what its labels are called. https://learn.microsoft.com/graph/api/resources/plannerplandetails */
export const planDetailsRoutes: readonly Route[] = [
  { operation: 'GET /planner/plans/{plan}/details', permissions: plannerPermissions.read, handle: reply },
  {
    operation: 'PATCH /planner/plans/{plan}/details',
    permissions: plannerPermissions.write,
    body: 'plannerPlanDetails',
    async handle(call) {
      const { details } = planOf(call);
      const changes = readChanges<PlanDetails>(objectFrom(await call.json(), 'The body'), {
        sharedWith: (value, field) => entries(value).map(([userId, isShared]) => share(call, field, userId, isShared)),
        categoryDescriptions: (value, field) => entries(value).map(([name, text]) => describe(field, name, text)),
      });
      makeChanges(call, 'planDetails', details, changes);
      return changedReply(call, () => reply(call));
    },
  },
];

function reply(call: Call): Promise<Reply> {
  const plan = planOf(call);
  return detailsReply(call, `planner/plans('${plan.id}')/details`, 'plannerPlanDetails', planDetailsResource(plan));
}

/** https://learn.microsoft.com/graph/api/resources/planneruserids */
function share({ tenant }: Call, field: string, userId: string, isShared: unknown): Change<PlanDetails> {
  if (!tenant.users.has(userId)) throw badValue('SharedWith', 'each of its names must be the id of a user.');
  if (isShared !== null && typeof isShared !== 'boolean') throw badValue('SharedWith', 'its values must be true or false.');
  return {
    property: `${field}/${userId}`,
    apply(details) {
      const others = details.sharedWith.filter((id) => id !== userId);
      details.sharedWith = isShared === true ? [...others, userId] : others;
    },
  };
}

function describe(field: string, name: string, text: unknown): Change<PlanDetails> {
  if (!isCategory(name)) throw badValue('CategoryDescriptions', 'each of its names must be one of category1 to category25.');
  const description = textOrNull(text, 'CategoryDescriptions');
  return {
    property: `${field}/${name}`,
    apply(details) {
      const { [name]: _, ...others } = details.categoryDescriptions;
      details.categoryDescriptions = description === null ? others : { ...others, [name]: description };
    },
  };
}

function entries(value: unknown): [string, unknown][] {
  return Object.entries((value ?? {}) as JsonObject).filter(([key]) => !key.startsWith('@'));
}
