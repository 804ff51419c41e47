import type { Graph } from '../../core/ports.ts';
import type { GraphTaskDetails } from './task-details.ts';
import { toTask, type GraphTask, type Task } from './task.ts';

/** The calls that read a task and its details. */
export const readingTask = 'GET /planner/tasks/{task}';
export const readingDetails = 'GET /planner/tasks/{task}/details';

/** Reads a task without its details. @throws OnbehalfError NOT_FOUND. */
export async function readTask(graph: Graph<typeof readingTask>, task: string): Promise<Task> {
  return toTask(await graph.call<GraphTask>(readingTask, { params: { task } }));
}

/** Reads the details of a task. @throws OnbehalfError NOT_FOUND. */
export function readDetails(graph: Graph<typeof readingDetails>, task: string): Promise<GraphTaskDetails> {
  return graph.call<GraphTaskDetails>(readingDetails, { params: { task } });
}

/** Reads a task with its details. @throws OnbehalfError NOT_FOUND. */
export async function readWholeTask(graph: Graph<typeof readingTask | typeof readingDetails>, task: string): Promise<Task> {
  const found = await graph.call<GraphTask>(readingTask, { params: { task } });
  return toTask(found, await readDetails(graph, task));
}
