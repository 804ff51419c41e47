import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { idOf } from '../id-reference.ts';
import { readingTask, readTask } from './read-task.ts';
import { taskReference } from './references.ts';
import { taskOutput } from './task.ts';
import { knownAs, removeVersioned } from './versioned.ts';

/** The activity `planner.deleteTask`. */
export const deleteTask = defineActivity({
  name: 'planner.deleteTask',
  title: 'Delete Task',
  summary: 'Deletes a task for good; Planner keeps nothing of it.',
  effect: 'deletes',
  reconcile: { gone: ({ task }) => ({ id: idOf(task) }) },
  calls: [{ operation: readingTask }, { operation: 'DELETE /planner/tasks/{task}' }],
  input: z.object({ task: taskReference }),
  output: z.object({ id: z.string().describe('Id of the task that was deleted.') }),
  examples: [{ title: 'A task', input: { task: '{task}' } }],

  async run({ graph }, { task }) {
    const id = idOf(task);
    await removeVersioned(
      knownAs(taskOutput, task)?.etag,
      () => readTask(graph, id),
      (etag) => graph.call('DELETE /planner/tasks/{task}', { params: { task: id }, headers: { 'If-Match': etag } }),
    );
    return { id };
  },
});
