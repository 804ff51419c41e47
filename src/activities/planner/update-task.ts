import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { instantsIn } from '../date-times.ts';
import type { ActivityContext } from '../../core/ports.ts';
import { idOf } from '../id-reference.ts';
import { orTakeBack } from '../or-take-back.ts';
import { whenAny } from '../when-any.ts';
import { changeDetails, changingDetails } from './change-details.ts';
import { detailsChange } from './details-change.ts';
import { categoriesOf, readingLabels } from './labels.ts';
import { idsOf, lookingUp, needToLookUp } from './people.ts';
import { readDetails, readingDetails, readingTask, readTask, readWholeTask } from './read-task.ts';
import { taskReference } from './references.ts';
import { taskChange, type TaskChange } from './task-body.ts';
import { itemList, labelList, linkList, oneProgress, peopleList, taskFields } from './task-fields.ts';
import { fieldsOfTask, taskOutput, toTask, type GraphTask, type Task } from './task.ts';
import { changeVersioned, knownAs } from './versioned.ts';

const detailInputs = ['description', 'addItems', 'tickItems', 'untickItems', 'removeItems', 'addLinks', 'removeLinks'] as const;
const changing = 'PATCH /planner/tasks/{task}';

/** The activity `planner.updateTask`. */
export const updateTask = defineActivity({
  name: 'planner.updateTask',
  title: 'Update Task',
  summary: 'Changes a task; what is not named stays as it is, and what somebody else changed in the meantime is not lost.',
  effect: 'changes',
  // What is added to the checklist would be there twice.
  reconcile: { repeatIf: ({ addItems }) => addItems.length === 0 },
  calls: [
    lookingUp,
    { operation: readingTask },
    ...whenAny(readingLabels, ['addLabels', 'removeLabels']),
    { operation: changing },
    ...whenAny(readingDetails, detailInputs),
    ...whenAny(changingDetails, detailInputs),
  ],
  input: z
    .object({
      task: taskReference,
      title: z.string().trim().min(1).max(255).optional().describe('What is to be done.'),
      ...taskFields,
      clear: z
        .array(z.enum(['bucket', 'startAt', 'dueAt']))
        .default([])
        .describe('What the task is to have none of.'),
      assignTo: peopleList.describe('Who is to do it as well: ids, people that another activity gave, or, with `lookUpPeople`, addresses.'),
      unassign: peopleList.describe('Who is no longer to do it.'),
      addLabels: labelList.describe('Labels to add: names that the plan has for them, or category1 to category25.'),
      removeLabels: labelList.describe('Labels to take away.'),
      addItems: itemList.describe('Titles of items to add to its checklist, in this order.'),
      tickItems: itemList.describe('Items of its checklist to tick off, by title or id.'),
      untickItems: itemList.describe('Items of its checklist that are not done after all, by title or id.'),
      removeItems: itemList.describe('Items to take from its checklist, by title or id.'),
      addLinks: linkList.describe('Links to add.'),
      removeLinks: z.array(z.string().min(1)).default([]).describe('Addresses of links to take away.'),
    })
    .refine(oneProgress.isFine, oneProgress.problem)
    .refine(({ clear, bucket, startAt, dueAt }) => !clear.some((field) => ({ bucket, startAt, dueAt })[field] !== undefined), {
      path: ['clear'],
      message: 'must not name what is given a value.',
    }),
  output: taskOutput,
  examples: [
    { title: 'Done', input: { task: '{task}', progress: 'completed' } },
    {
      title: 'Another bucket, another date, one more person',
      input: { task: '{task}', bucket: '{bucket}', dueAt: '2026-12-11', assignTo: ['ben@contoso.example'], lookUpPeople: true },
    },
    { title: 'Labels', input: { task: '{task}', addLabels: ['Urgent'], removeLabels: ['category2'] } },
    { title: 'The checklist', input: { task: '{task}', addItems: ['Tell everybody'], description: 'As agreed on Monday.' } },
  ],

  needs: async (_, { assignTo, unassign }) => needToLookUp([...assignTo, ...unassign]),

  async run(context, { task, assignTo, unassign, addLabels, removeLabels, clear, timeZone, ...input }) {
    const { graph } = context;
    const toInstant = await instantsIn(timeZone);
    const id = idOf(task);
    const known = knownAs(taskOutput, task) ?? (await readTask(graph, id));
    const parts = {
      assign: await idsOf(graph, assignTo),
      unassign: await idsOf(graph, unassign),
      addLabels: await categoriesOf(graph, known.planId, addLabels, 'addLabels'),
      removeLabels: await categoriesOf(graph, known.planId, removeLabels, 'removeLabels'),
    };
    const change = taskChange(input, parts, toInstant, clear);
    const changesTask = Object.keys(change.body).length > 0;
    const changesDetails = detailInputs.some((field) =>
      Array.isArray(input[field]) ? input[field].length > 0 : input[field] !== undefined,
    );
    // What does not fit the details is refused before anything is changed.
    const details = changesDetails ? await readDetails(graph, id) : undefined;
    const wish = details && detailsChange(input, details);

    const changed = changesTask ? await changeTask(context, known, change) : known;
    if (!details || !wish) return changed;
    const changeRest = () => changeDetails(graph, changed, details, wish);
    if (changesTask) await orTakeBack(changeRest, () => 'Everything else that was wanted of the task was changed before.');
    else await changeRest();
    return readWholeTask(graph, id);
  },
});

function changeTask(
  { graph }: ActivityContext<typeof changing | typeof readingTask>,
  known: Task,
  { body, wanted }: TaskChange,
): Promise<Task> {
  const params = { task: known.id };
  const read = (): Promise<Task> => readTask(graph, known.id);
  return changeVersioned({
    what: ({ title }) => `the task "${title}"`,
    known,
    read,
    async write(etag) {
      const headers = { 'If-Match': etag, Prefer: 'return=representation' };
      const answer = await graph.call<GraphTask | undefined>(changing, { params, headers, body });
      return answer ? toTask(answer) : await read();
    },
    fieldsOf: fieldsOfTask,
    wanted,
  });
}
