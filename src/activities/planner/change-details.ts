import type { Graph } from '../../core/ports.ts';
import { readDetails, type readingDetails } from './read-task.ts';
import { fieldsOfDetails, type GraphTaskDetails } from './task-details.ts';
import { changeVersioned, type Fields } from './versioned.ts';

/** The call that changes the details of a task. */
export const changingDetails = 'PATCH /planner/tasks/{task}/details';

/** Changes the details of a task. @param known - As they were read. @throws OnbehalfError CONFLICT naming what somebody else changed. */
export async function changeDetails(
  graph: Graph<typeof readingDetails | typeof changingDetails>,
  task: { readonly id: string; readonly title: string },
  known: GraphTaskDetails,
  { body, wanted }: { readonly body: Readonly<Record<string, unknown>>; readonly wanted: Fields },
): Promise<void> {
  const read = async () => versioned(await readDetails(graph, task.id));
  await changeVersioned({
    what: () => `the task "${task.title}"`,
    known: versioned(known),
    read,
    async write(etag) {
      const headers = { 'If-Match': etag };
      await graph.call(changingDetails, { params: { task: task.id }, headers, body });
      return { details: known, etag };
    },
    fieldsOf: ({ details }) => fieldsOfDetails(details),
    wanted,
  });
}

function versioned(details: GraphTaskDetails) {
  return { details, etag: details['@odata.etag'] ?? '' };
}
