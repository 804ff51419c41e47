import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { idOf } from '../id-reference.ts';
import { readingDetails, readingTask, readTask, readWholeTask } from './read-task.ts';
import { taskReference } from './references.ts';
import { taskOutput } from './task.ts';

/** The activity `planner.getTask`. */
export const getTask = defineActivity({
  name: 'planner.getTask',
  title: 'Get Task',
  summary: 'Reads a task with its description, checklist and links.',
  effect: 'reads',
  calls: [{ operation: readingTask }, { operation: readingDetails, when: 'includeDetails' }],
  input: z.object({
    task: taskReference,
    includeDetails: z.boolean().default(true).describe('Also read description, checklist and links.'),
  }),
  output: taskOutput,
  examples: [
    { title: 'A task', input: { task: '{task}' } },
    { title: 'Without its details', input: { task: '{task}', includeDetails: false } },
  ],

  run: async ({ graph }, { task, includeDetails }) => (includeDetails ? readWholeTask(graph, idOf(task)) : readTask(graph, idOf(task))),
});
