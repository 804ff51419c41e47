import type { Assignment, Plan, Task } from '../../tenant/planner.ts';
import type { JsonObject } from '../json-input.ts';
import type { Call } from '../route.ts';
import { actorOf, plannerOf } from './access.ts';
import { type Change, readChanges, readOpenType, requireType } from './changes.ts';
import { badValue, refuseAbove } from './failures.ts';
import { limits } from './limits.ts';
import { firstHint, inOrder, orderHintFrom } from './order-hints.ts';
import { instantOrNull, isCategory, nameFrom, numberFrom, textOrNull } from './values.ts';

/**
 * Reads what a request wants of a task. https://learn.microsoft.com/graph/api/plannertask-update
 *
 * @param current - The task as it is; one with defaults where it is being made.
 * @throws GraphFailure 400; 403 for too many assignees.
 */
export function readTaskChanges(call: Call, body: JsonObject, plan: Plan, current: Task): Change<Task>[] {
  const now = call.tenant.clock.now().toISOString();
  const set = (property: keyof Task & string, value: unknown): Change<Task>[] => [
    { property, apply: (task) => Object.assign(task, { [property]: value }) },
  ];
  const changes = readChanges<Task>(body, {
    title: (value, field) => set('title', nameFrom(value, field)),
    bucketId: (value) => set('bucketId', bucketOf(call, value, plan)),
    orderHint: (value, field) => set('orderHint', orderHintFrom(value, field, firstHint(tasksOf(call, plan)))),
    assigneePriority: (value, field) => set('assigneePriority', orderHintFrom(value, field, undefined)),
    percentComplete: (value, field) => {
      const percent = numberFrom(value, field, 0, 100);
      return [{ property: 'percentComplete', apply: (task) => complete(task, percent, () => ({ by: actorOf(call), at: now })) }];
    },
    priority: (value, field) => set('priority', numberFrom(value, field, 0, 10)),
    startDateTime: (value, field) => set('startDateTime', instantOrNull(value, field)),
    dueDateTime: (value, field) => set('dueDateTime', instantOrNull(value, field)),
    conversationThreadId: (value, field) => set('conversationThreadId', textOrNull(value, field)),
    assignments: (value, field) => readOpenType(value, field, (userId, assignment) => assign(call, current, userId, assignment)),
    appliedCategories: readCategories,
  });
  const wanted = { ...current, assignments: { ...current.assignments }, appliedCategories: [...current.appliedCategories] };
  for (const { apply } of changes) apply(wanted);
  if (wanted.startDateTime && wanted.dueDateTime && wanted.startDateTime > wanted.dueDateTime)
    throw badValue('StartDateTime', 'it must not be later than the due date.');
  refuseAbove(limits.assigneesOfTask, Object.keys(wanted.assignments).length, 'MaximumAssigneesInTasks');
  for (const userId of Object.keys(wanted.assignments)) refuseMoreTasks(call, userId, current);
  return changes;
}

/** The tasks of a plan in the order of their hints. */
export function tasksOf({ tenant }: Call, { id }: Plan): Task[] {
  return inOrder([...plannerOf(tenant).tasks.values()].filter(({ planId }) => planId === id));
}

function bucketOf({ tenant }: Call, value: unknown, { id }: Plan): string | null {
  if (value === null) return null;
  const bucket = plannerOf(tenant).buckets.get(String(value));
  // Of another plan, too: https://learn.microsoft.com/graph/api/resources/plannertask
  if (bucket?.planId !== id) throw badValue('BucketId', 'it must be a bucket of the plan that the task is in.');
  return bucket.id;
}

function complete(task: Task, percent: number, now: () => { readonly by: Task['createdBy']; readonly at: string }): void {
  if (percent === 100 && task.percentComplete < 100) {
    const { by, at } = now();
    Object.assign(task, { completedBy: by, completedDateTime: at });
  }
  if (percent < 100) Object.assign(task, { completedBy: null, completedDateTime: null });
  task.percentComplete = percent;
}

/** https://learn.microsoft.com/graph/api/resources/plannerassignments */
function assign(call: Call, current: Task, userId: string, value: JsonObject | null): (task: Task) => void {
  if (value === null) {
    return (task) => {
      const { [userId]: _, ...others } = task.assignments;
      task.assignments = others;
    };
  }
  requireType(value, 'plannerAssignment', 'Assignments');
  if (!call.tenant.users.has(userId)) throw badValue('Assignments', 'each of its names must be the id of a user.');
  if (value['orderHint'] === undefined) throw badValue('Assignments', 'an order hint must be specified.');
  const orderHint = orderHintFrom(value['orderHint'], 'orderHint', firstHint(Object.values(current.assignments)));
  const made: Assignment = { assignedBy: actorOf(call), assignedDateTime: call.tenant.clock.now().toISOString(), orderHint };
  return (task) => {
    const before = task.assignments[userId];
    task.assignments = { ...task.assignments, [userId]: before ? { ...before, orderHint } : made };
  };
}

/** https://learn.microsoft.com/graph/api/resources/plannerappliedcategories */
function readCategories(value: unknown, field: string): Change<Task>[] {
  const entries = Object.entries((value ?? {}) as JsonObject).filter(([key]) => !key.startsWith('@'));
  return entries.map(([name, applies]) => {
    if (!isCategory(name)) throw badValue('AppliedCategories', 'each of its names must be one of category1 to category25.');
    if (applies !== null && typeof applies !== 'boolean') throw badValue('AppliedCategories', 'its values must be true or false.');
    return {
      property: `${field}/${name}`,
      apply(task) {
        const others = task.appliedCategories.filter((each) => each !== name);
        task.appliedCategories = applies === true ? [...others, name] : others;
      },
    };
  });
}

function refuseMoreTasks({ tenant }: Call, userId: string, current: Task): void {
  if (current.assignments[userId]) return;
  const assigned = [...plannerOf(tenant).tasks.values()].filter(({ assignments }) => assignments[userId]).length;
  refuseAbove(limits.tasksAssignedToPerson, assigned + 1, 'MaximumTasksAssignedToUser');
}
