import type { Bucket, Plan, Task } from '../../tenant/planner.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Expand } from '../odata/expand.ts';
import type { QueryOptions } from '../odata/query.ts';
import type { QueryRule } from '../odata/query-rule.ts';
import type { Resource } from '../odata/select.ts';
import { readPreferences } from '../prefer.ts';
import type { Call, Reply } from '../route.ts';
import { bucketResource, planDetailsResource, planResource, taskDetailsResource, taskResource } from './resources.ts';

/** A type of Planner: what it is called, where it is, and how an item of it is shown. */
interface Shown<Item> {
  readonly type: string;
  /** `planner/tasks`, in contexts. */
  readonly path: string;
  resource(call: Call, item: Item): Resource;
  readonly expand?: Expand<Item>;
}

/** Plans, as they are shown. */
export const plans: Shown<Plan> = {
  type: 'plannerPlan',
  path: 'planner/plans',
  resource: planResource,
  expand: { details: planDetailsResource },
};

/** Buckets, as they are shown. */
export const buckets: Shown<Bucket> = { type: 'plannerBucket', path: 'planner/buckets', resource: (_, bucket) => bucketResource(bucket) };

/** Tasks, as they are shown. */
export const tasks: Shown<Task> = {
  type: 'plannerTask',
  path: 'planner/tasks',
  resource: (_, task) => taskResource(task),
  expand: { details: taskDetailsResource },
};

const collections = 'plans, buckets and tasks';

/** What holds for every list of Planner. */
export const plannerRules: readonly QueryRule[] = [
  {
    name: 'planner-count',
    collections,
    says: 'Every answer says how many there are, also without `$count`.',
    source: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/5099',
    isAssumption: false,
    becomes: (query) => ({ ...query, count: true }),
  },
  {
    name: 'planner-top',
    collections,
    says: '`$top` and `$skip` change nothing.',
    source: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/5099',
    isAssumption: true,
    becomes: (query) => ({ ...without(query, 'top'), skip: 0 }),
  },
  {
    name: 'planner-filter',
    collections,
    says: '`$filter` and `$orderby` change nothing.',
    source: 'https://learn.microsoft.com/microsoftteams/platform/samples/virtual-table-entity-references',
    isAssumption: true,
    becomes: (query) => ({ ...without(query, 'filter'), orderBy: [] }),
  },
];

function without(query: QueryOptions, option: 'top' | 'filter'): QueryOptions {
  const { [option]: _, ...others } = query;
  return others;
}

/** The answer with one item. @param status - Default 200. */
export function itemReply<Item>(call: Call, { type, path, resource, expand }: Shown<Item>, item: Item, status = 200): Promise<Reply> {
  return entityReply(call, item, {
    context: path,
    type: { name: type },
    resource: (one) => resource(call, one),
    ...(expand && { expand }),
    alwaysSelected: ['id'],
    status,
  });
}

/** The answer with a list: up to 400 items in a page. https://learn.microsoft.com/microsoftteams/platform/samples/virtual-table-entity-references */
export function itemsReply<Item>(call: Call, { type, resource, expand }: Shown<Item>, items: Iterable<Item>): Promise<Reply> {
  return listReply(call, items, {
    context: `Collection(microsoft.graph.${type})`,
    type: { name: type },
    defaultTop: 400,
    paging: 'skiptoken',
    resource: (one) => resource(call, one),
    ...(expand && { expand }),
    rules: () => plannerRules,
  });
}

/** The answer with the details of a plan or a task. */
export function detailsReply(call: Call, path: string, type: string, resource: Resource): Promise<Reply> {
  return entityReply(call, resource, { context: path, type: { name: type } });
}

/**
 * The answer to a change: nothing, or the changed resource where the request prefers it.
 * https://learn.microsoft.com/graph/api/plannertask-update
 */
export async function changedReply(call: Call, reply: () => Promise<Reply>): Promise<Reply> {
  if (readPreferences(call.headers).all.get('return')?.toLowerCase() !== 'representation') return { status: 204 };
  const answer = await reply();
  return { ...answer, headers: { ...answer.headers, 'Preference-Applied': 'return=representation' } };
}
