import type { Plan, Task } from '../../tenant/planner.ts';
import { type JsonObject, memberOf, objectFrom } from '../json-input.ts';
import type { Call, Reply, Route } from '../route.ts';
import { actorOf, hasPlan, openBucket, openPlan, openTask, plannerOf } from './access.ts';
import { makeChanges } from './changes.ts';
import { badValue, refuseAbove } from './failures.ts';
import { limits } from './limits.ts';
import { between, firstHint, inOrder } from './order-hints.ts';
import { plannerPermissions } from './permissions.ts';
import { changedReply, itemReply, itemsReply, tasks } from './replies.ts';
import { readTaskChanges, tasksOf } from './task-input.ts';
import { checkVersion } from './versions.ts';

/** Tasks: of a plan, of a bucket, of a person. https://learn.microsoft.com/graph/api/resources/plannertask */
export const taskRoutes: readonly Route[] = [
  {
    operation: 'GET /me/planner/tasks',
    permissions: plannerPermissions.read,
    handle: (call) => itemsReply(call, tasks, assignedTo(call)),
  },
  {
    operation: 'GET /planner/plans/{plan}/tasks',
    permissions: plannerPermissions.read,
    handle: (call) => itemsReply(call, tasks, tasksOf(call, openPlan(call, call.params['plan'] ?? ''))),
  },
  {
    operation: 'GET /planner/buckets/{bucket}/tasks',
    permissions: plannerPermissions.read,
    handle(call) {
      const { id } = openBucket(call, call.params['bucket'] ?? '');
      return itemsReply(call, tasks, inOrder([...plannerOf(call.tenant).tasks.values()].filter(({ bucketId }) => bucketId === id)));
    },
  },
  { operation: 'POST /planner/tasks', permissions: plannerPermissions.write, body: 'plannerTask', handle: create },
  {
    operation: 'GET /planner/tasks/{task}',
    permissions: plannerPermissions.read,
    handle: (call) => itemReply(call, tasks, taskOf(call)),
  },
  {
    operation: 'PATCH /planner/tasks/{task}',
    permissions: plannerPermissions.write,
    body: 'plannerTask',
    async handle(call) {
      const task = taskOf(call);
      const plan = openPlan(call, task.planId);
      const changes = readTaskChanges(call, objectFrom(await call.json(), 'The body'), plan, task);
      makeChanges(call, 'task', task, changes);
      return changedReply(call, () => itemReply(call, tasks, task));
    },
  },
  {
    operation: 'DELETE /planner/tasks/{task}',
    permissions: plannerPermissions.write,
    handle(call) {
      const task = taskOf(call);
      checkVersion(call, 'task', task);
      plannerOf(call.tenant).tasks.delete(task.id);
      return { status: 204 };
    },
  },
];

/** The task that a request names. */
export function taskOf(call: Call): Task {
  return openTask(call, call.params['task'] ?? '');
}

/** What is assigned to a person, of the plans that the caller may have. Assumption: the newest first. */
function assignedTo(call: Call): Task[] {
  const planner = plannerOf(call.tenant);
  return [...planner.tasks.values()]
    .filter((task) => task.assignments[call.owner.id] && isOpen(call, planner.plans.get(task.planId)))
    .toSorted((a, b) => b.createdDateTime.localeCompare(a.createdDateTime));
}

function isOpen(call: Call, plan: Plan | undefined): boolean {
  return plan !== undefined && call.tenant.groups.has(plan.groupId) && hasPlan(call, plan);
}

async function create(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const planId = memberOf(body, 'planId');
  if (typeof planId !== 'string') throw badValue('PlanId', 'a value must be specified.');
  const plan = openPlan(call, planId);
  if (memberOf(body, 'title') === undefined) throw badValue('Title', 'a value must be specified.');
  const task = newTask(call, plan);
  const { planId: _, ...rest } = withoutCase(body, 'planId');
  for (const { apply } of readTaskChanges(call, rest, plan, task)) apply(task);

  const others = tasksOf(call, plan);
  refuseAbove(limits.tasksInPlan, others.length + 1, 'MaximumTasksInProject');
  const active = [...others, task].filter(({ percentComplete }) => percentComplete < 100).length;
  if (task.percentComplete < 100) refuseAbove(limits.activeTasksInPlan, active, 'MaximumActiveTasksInProject');
  plannerOf(call.tenant).tasks.set(task.id, task);
  return itemReply(call, tasks, task, 201);
}

/** Assumption: a task that says nothing of its place is the first of its plan, as in the windows of Planner. */
function newTask(call: Call, plan: Plan): Task {
  const { ids, clock } = call.tenant;
  return {
    id: ids.opaque(21),
    planId: plan.id,
    bucketId: null,
    title: '',
    orderHint: between('', firstHint(tasksOf(call, plan)) ?? ''),
    assigneePriority: '',
    percentComplete: 0,
    priority: 5,
    startDateTime: null,
    dueDateTime: null,
    conversationThreadId: null,
    createdBy: actorOf(call),
    createdDateTime: clock.now().toISOString(),
    completedBy: null,
    completedDateTime: null,
    assignments: {},
    appliedCategories: [],
    details: { version: 0, changed: {}, description: '', previewType: 'automatic', checklist: {}, references: {} },
    version: 0,
    changed: {},
  };
}

function withoutCase(body: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key.toLowerCase() === name.toLowerCase() ? name : key, value]));
}
