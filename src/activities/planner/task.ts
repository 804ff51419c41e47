import { z } from 'zod';
import { toUtc } from '../graph-values.ts';
import { createdAt } from '../output-fields.ts';
import type { GraphIdentity } from './plan.ts';
import { itemsOf, linkOf, type GraphTaskDetails } from './task-details.ts';
import type { Fields } from './versioned.ts';

/** A task as Graph gives it; any property may be missing or null. */
export interface GraphTask {
  readonly '@odata.etag'?: string;
  readonly id: string;
  readonly planId?: string | null;
  readonly bucketId?: string | null;
  readonly title?: string | null;
  readonly orderHint?: string | null;
  readonly percentComplete?: number | null;
  readonly priority?: number | null;
  readonly startDateTime?: string | null;
  readonly dueDateTime?: string | null;
  readonly createdDateTime?: string | null;
  readonly createdBy?: GraphIdentity | null;
  readonly completedDateTime?: string | null;
  readonly completedBy?: GraphIdentity | null;
  readonly hasDescription?: boolean | null;
  readonly checklistItemCount?: number | null;
  readonly activeChecklistItemCount?: number | null;
  readonly referenceCount?: number | null;
  readonly assignments?: Readonly<Record<string, unknown>> | null;
  readonly appliedCategories?: Readonly<Record<string, unknown>> | null;
}

/** How urgent a task is, with the number that Planner has for each word. https://learn.microsoft.com/graph/api/resources/plannertask */
export const priorities = { urgent: 1, important: 3, medium: 5, low: 9 } as const;

/** How far a task is, with the percentage that stands for each word. */
export const progresses = { notStarted: 0, inProgress: 50, completed: 100 } as const;

/** A word for how urgent a task is. */
export const priorityWord = z.enum(['urgent', 'important', 'medium', 'low']);

/** A word for how far a task is. */
export const progressWord = z.enum(['notStarted', 'inProgress', 'completed']);

/** A task, as every activity gives it. */
export const taskOutput = z
  .object({
    id: z.string().describe('Id of the task.'),
    title: z.string().describe('What is to be done.').meta({ column: 'Title' }),
    planId: z.string().describe('Id of the plan that it is in.'),
    bucketId: z.string().nullable().describe('Id of the bucket that it is in; null without one.'),
    progress: progressWord.describe('How far it is.').meta({ column: 'Progress' }),
    percentComplete: z.number().describe('How far it is, in percent.'),
    priority: priorityWord.describe('How urgent it is.').meta({ column: 'Priority' }),
    startAt: z.string().nullable().describe('When it begins: ISO 8601 in UTC; null without a date.'),
    dueAt: z.string().nullable().describe('When it has to be done: ISO 8601 in UTC; null without a date.').meta({ column: 'Due' }),
    assignedTo: z.array(z.string()).describe('Ids of the people who are to do it.'),
    labels: z.array(z.string()).describe('Labels, as category1 to category25; the plan has their names.'),
    hasDescription: z.boolean().describe('True when it has a description.'),
    checklistItems: z.number().describe('How many items its checklist has.'),
    openChecklistItems: z.number().describe('How many of them are not ticked off.'),
    linkCount: z.number().describe('How many links it has.'),
    createdAt,
    createdBy: z.string().nullable().describe('Id of the person who made it; null for an application.'),
    completedAt: z.string().nullable().describe('When it was completed: ISO 8601 in UTC; null while it is not.'),
    completedBy: z.string().nullable().describe('Id of the person who completed it; null while it is not.'),
    orderHint: z.string().describe('Its place among the tasks of the plan: they are sorted by this text.'),
    etag: z.string().describe('Its version, which a change needs.'),
    description: z.string().optional().describe('Its description; there only when the details were read.'),
    checklist: z
      .array(
        z.object({
          id: z.string().describe('Id of the item in its task.'),
          title: z.string().describe('What is to be done.'),
          isChecked: z.boolean().describe('True when it is ticked off.'),
        }),
      )
      .optional()
      .describe('Its checklist; there only when the details were read.'),
    links: z
      .array(
        z.object({
          address: z.string().describe('Where it leads.'),
          title: z.string().describe('What it is called; empty without a title.'),
          type: z.string().describe('Kind of file, such as Word or Other; empty where nobody said.'),
        }),
      )
      .optional()
      .describe('Its links; there only when the details were read.'),
  })
  .meta({ named: { name: 'Task', text: 'A task of a plan.' } });

/** A task of ours. */
export type Task = z.output<typeof taskOutput>;

/** Turns Graph's task into ours. @param details - Its details, where they were read. */
export function toTask(task: GraphTask, details?: GraphTaskDetails): Task {
  const percentComplete = task.percentComplete ?? 0;
  return {
    id: task.id,
    title: task.title ?? '',
    planId: task.planId ?? '',
    bucketId: task.bucketId || null,
    progress: percentComplete === 0 ? 'notStarted' : percentComplete === 100 ? 'completed' : 'inProgress',
    percentComplete,
    priority: priorityOf(task.priority ?? 5),
    startAt: toUtc(task.startDateTime),
    dueAt: toUtc(task.dueDateTime),
    assignedTo: Object.keys(task.assignments ?? {}).filter((key) => !key.includes('@')),
    labels: Object.entries(task.appliedCategories ?? {}).flatMap(([name, applies]) => (applies === true ? [name] : [])),
    hasDescription: task.hasDescription ?? false,
    checklistItems: task.checklistItemCount ?? 0,
    openChecklistItems: task.activeChecklistItemCount ?? 0,
    linkCount: task.referenceCount ?? 0,
    createdAt: toUtc(task.createdDateTime),
    createdBy: task.createdBy?.user?.id ?? null,
    completedAt: toUtc(task.completedDateTime),
    completedBy: task.completedBy?.user?.id ?? null,
    orderHint: task.orderHint ?? '',
    etag: task['@odata.etag'] ?? '',
    ...(details && {
      description: details.description ?? '',
      checklist: itemsOf(details).map(({ id, title, isChecked }) => ({ id, title: title ?? '', isChecked: isChecked ?? false })),
      links: Object.entries(details.references ?? {}).flatMap(([key, link]) => (link ? [linkOf(key, link)] : [])),
    }),
  };
}

/** What a change of a task may be about, by the names of our inputs. */
export function fieldsOfTask({ title, bucketId, percentComplete, priority, startAt, dueAt, assignedTo, labels }: Task): Fields {
  return {
    title,
    bucket: bucketId,
    percentComplete,
    priority,
    startAt,
    dueAt,
    ...Object.fromEntries(assignedTo.map((id) => [`assignedTo/${id}`, true])),
    ...Object.fromEntries(labels.map((name) => [`labels/${name}`, true])),
  };
}

/** Planner's ranges: 0 and 1, 2 to 4, 5 to 7, 8 to 10. */
function priorityOf(priority: number): Task['priority'] {
  if (priority <= 1) return 'urgent';
  if (priority <= 4) return 'important';
  return priority <= 7 ? 'medium' : 'low';
}
