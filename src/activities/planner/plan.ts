import { z } from 'zod';
import { toUtc } from '../graph-values.ts';
import { createdAt } from '../output-fields.ts';

/** Who did something, as Graph gives it. */
export interface GraphIdentity {
  readonly user?: { readonly id?: string | null } | null;
}

/** A plan as Graph gives it; any property may be missing or null. */
export interface GraphPlan {
  readonly '@odata.etag'?: string;
  readonly id: string;
  readonly title?: string | null;
  readonly owner?: string | null;
  readonly container?: { readonly containerId?: string | null } | null;
  readonly createdDateTime?: string | null;
  readonly createdBy?: GraphIdentity | null;
}

/** The larger part of a plan. */
export interface GraphPlanDetails {
  readonly '@odata.etag'?: string;
  readonly sharedWith?: Readonly<Record<string, unknown>> | null;
  readonly categoryDescriptions?: Readonly<Record<string, unknown>> | null;
}

const plan = {
  id: z.string().describe('Id of the plan.'),
  title: z.string().describe('What it is called.').meta({ column: 'Title' }),
  groupId: z.string().describe('Id of the group that contains it.').meta({ column: 'Group' }),
  createdAt: createdAt.meta({ column: 'Created' }),
  createdBy: z.string().nullable().describe('Id of the person who made it; null for an application.'),
  etag: z.string().describe('Its version, which a change needs.'),
};

/** A plan, as lists give it. */
export const planOutput = z.object(plan).meta({ named: { name: 'Plan', text: 'A plan of Planner.' } });

/** A plan with the names of its labels. */
export const planWithDetails = z
  .object({
    ...plan,
    labels: z
      .array(z.object({ category: z.string().describe('category1 to category25.'), name: z.string().describe('What the plan calls it.') }))
      .describe('Labels that have a name.'),
    sharedWith: z.array(z.string()).describe('Ids of people whom it is shared with.'),
  })
  .meta({ named: { name: 'PlanWithDetails', text: 'A plan of Planner with the names of its labels.' } });

/** A plan of ours. */
export type Plan = z.output<typeof planOutput>;

/** Turns Graph's plan into ours. */
export function toPlan(graphPlan: GraphPlan): Plan {
  const { id, title, owner, container, createdDateTime, createdBy } = graphPlan;
  return {
    id,
    title: title ?? '',
    groupId: container?.containerId ?? owner ?? '',
    createdAt: toUtc(createdDateTime),
    createdBy: createdBy?.user?.id ?? null,
    etag: graphPlan['@odata.etag'] ?? '',
  };
}

/** Turns Graph's plan with its details into ours. */
export function withDetails(
  graphPlan: GraphPlan,
  { sharedWith, categoryDescriptions }: GraphPlanDetails,
): z.output<typeof planWithDetails> {
  const labels = Object.entries(categoryDescriptions ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  return {
    ...toPlan(graphPlan),
    labels: labels.filter(([category]) => category.startsWith('category')).map(([category, name]) => ({ category, name })),
    sharedWith: Object.entries(sharedWith ?? {}).flatMap(([userId, isShared]) => (isShared === true ? [userId] : [])),
  };
}
