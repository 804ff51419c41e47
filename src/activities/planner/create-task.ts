import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { instantsIn } from '../date-times.ts';
import { idOf } from '../id-reference.ts';
import { orTakeBack } from '../or-take-back.ts';
import { whenAny } from '../when-any.ts';
import { changeDetails, changingDetails } from './change-details.ts';
import { categoriesOf, readingLabels } from './labels.ts';
import { idsOf, lookingUp, needToLookUp } from './people.ts';
import { readDetails, readingDetails, readingTask, readTask, readWholeTask } from './read-task.ts';
import { planReference } from './references.ts';
import { taskChange } from './task-body.ts';
import { checklistOf, referencesOf } from './task-details.ts';
import { itemList, labelList, linkList, oneProgress, peopleList, taskFields } from './task-fields.ts';
import { taskOutput, toTask, type GraphTask } from './task.ts';
import { removeVersioned } from './versioned.ts';

const detailInputs = ['description', 'checklist', 'links'] as const;

/** The activity `planner.createTask`. */
export const createTask = defineActivity({
  name: 'planner.createTask',
  title: 'Create Task',
  summary: 'Makes a task in a plan.',
  effect: 'changes',
  calls: [
    lookingUp,
    { operation: readingLabels, when: 'labels' },
    { operation: 'POST /planner/tasks' },
    ...whenAny(readingDetails, detailInputs),
    ...whenAny(changingDetails, detailInputs),
    ...whenAny(readingTask, detailInputs),
    ...whenAny('DELETE /planner/tasks/{task}', detailInputs, { afterFailure: true }),
  ],
  input: z
    .object({
      plan: planReference,
      title: z.string().trim().min(1).max(255).describe('What is to be done.'),
      ...taskFields,
      assignTo: peopleList.describe('Who is to do it: ids, people that another activity gave, or, with `lookUpPeople`, addresses.'),
      labels: labelList.describe('Its labels: names that the plan has for them, or category1 to category25.'),
      checklist: itemList.describe('Titles of the items of its checklist, in this order.'),
      links: linkList.describe('Its links.'),
    })
    .refine(oneProgress.isFine, oneProgress.problem),
  output: taskOutput,
  examples: [
    { title: 'A task', input: { plan: '{plan}', title: 'Order a new printer' } },
    {
      title: 'For somebody, with a date, a label and a checklist',
      input: {
        plan: '{plan}',
        bucket: '{bucket}',
        title: 'Check the invoices of November',
        assignTo: ['chloe@contoso.example'],
        lookUpPeople: true,
        dueAt: '2026-12-04T17:00',
        timeZone: 'Europe/Paris',
        priority: 'important',
        labels: ['Urgent'],
        description: 'All invoices that arrived in November.',
        checklist: ['Collect', 'Compare with the orders'],
        links: [{ address: 'https://contoso.example/invoices', title: 'Invoices' }],
      },
    },
  ],

  needs: async (_, { assignTo }) => needToLookUp(assignTo),

  async run({ graph }, { plan, assignTo, labels, description, checklist, links, timeZone, ...wish }) {
    const toInstant = await instantsIn(timeZone);
    const planId = idOf(plan);
    const parts = {
      assign: await idsOf(graph, assignTo),
      unassign: [],
      addLabels: await categoriesOf(graph, planId, labels, 'labels'),
      removeLabels: [],
    };
    const { body } = taskChange(wish, parts, toInstant);
    const made = toTask(await graph.call<GraphTask>('POST /planner/tasks', { body: { planId, ...body } }));
    if (!description && checklist.length === 0 && links.length === 0) return made;

    const details = {
      ...(description && { description }),
      ...(checklist.length > 0 && { checklist: checklistOf(checklist) }),
      ...(links.length > 0 && { references: referencesOf(links) }),
    };
    return await orTakeBack(
      async () => {
        await changeDetails(graph, made, await readDetails(graph, made.id), { body: details, wanted: {} });
        return await readWholeTask(graph, made.id);
      },
      () => ({
        undo: () =>
          removeVersioned(
            made.etag,
            () => readTask(graph, made.id),
            (etag) => graph.call('DELETE /planner/tasks/{task}', { params: { task: made.id }, headers: { 'If-Match': etag } }),
          ),
        undone: 'The task was deleted again.',
        left: 'The task was made, and is unfinished.',
        details: { task: made.id },
      }),
    );
  },
});
