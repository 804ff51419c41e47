import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { idOf } from '../id-reference.ts';
import { dateTime, instantsIn } from '../date-times.ts';
import { timeZone } from '../fields.ts';
import { take, top } from '../take.ts';
import { bucketReference, planReference } from './references.ts';
import { progressWord, taskOutput, toTask, type GraphTask, type Task } from './task.ts';

const input = z.object({
  plan: planReference.optional().describe('Read the tasks of this plan. Left out, and without a bucket: those that are assigned to you.'),
  bucket: bucketReference.optional().describe('Read the tasks of this bucket only.'),
  progress: z.array(progressWord).default([]).describe('Only tasks that are this far. Left out: all.'),
  assignedTo: z.string().min(1).optional().describe('Only tasks of the person with this id.'),
  dueBefore: dateTime.optional().describe('Only tasks that have to be done before.'),
  timeZone,
  top,
});

/** The activity `planner.listTasks`. */
export const listTasks = defineActivity({
  name: 'planner.listTasks',
  title: 'List Tasks',
  summary: 'Reads the tasks that are assigned to you, or those of a plan or a bucket.',
  effect: 'reads',
  calls: [
    { operation: 'GET /me/planner/tasks', unless: 'plan' },
    { operation: 'GET /planner/plans/{plan}/tasks', when: 'plan' },
    { operation: 'GET /planner/buckets/{bucket}/tasks', when: 'bucket' },
  ],
  input,
  output: taskOutput,
  examples: [
    { title: 'What you have to do', input: { progress: ['notStarted', 'inProgress'] } },
    { title: 'The tasks of a plan that are due soon', input: { plan: '{plan}', dueBefore: '2026-12-01', top: 5 } },
    { title: 'The tasks of a bucket', input: { bucket: '{bucket}' } },
  ],

  async *run({ graph }, { plan, bucket, top, ...wanted }) {
    const fits = await chooser(wanted);
    const found =
      bucket !== undefined
        ? graph.list<GraphTask>('GET /planner/buckets/{bucket}/tasks', { params: { bucket: idOf(bucket) } })
        : plan !== undefined
          ? graph.list<GraphTask>('GET /planner/plans/{plan}/tasks', { params: { plan: idOf(plan) } })
          : graph.list<GraphTask>('GET /me/planner/tasks');
    yield* take(chosen(found, fits), top);
  },
});

async function* chosen(found: AsyncIterable<GraphTask>, fits: (task: Task) => boolean): AsyncGenerator<Task, void, void> {
  for await (const task of found) {
    const ours = toTask(task);
    if (fits(ours)) yield ours;
  }
}

/** Planner filters nothing itself: https://learn.microsoft.com/microsoftteams/platform/samples/virtual-table-entity-references */
async function chooser({
  progress,
  assignedTo,
  dueBefore,
  timeZone: zone,
}: Pick<z.output<typeof input>, 'progress' | 'assignedTo' | 'dueBefore' | 'timeZone'>) {
  const toInstant = await instantsIn(zone);
  const before = dueBefore === undefined ? undefined : toInstant(dueBefore).getTime();
  return (task: Task): boolean =>
    (progress.length === 0 || progress.includes(task.progress)) &&
    (assignedTo === undefined || task.assignedTo.includes(assignedTo)) &&
    (before === undefined || (task.dueAt !== null && Date.parse(task.dueAt) < before));
}
