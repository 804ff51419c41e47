import type { ChecklistItem, Reference, Task, TaskDetails } from '../../tenant/planner.ts';
import { type JsonObject, objectFrom } from '../json-input.ts';
import type { Call, Reply, Route } from '../route.ts';
import { actorOf } from './access.ts';
import { type Change, makeChanges, readChanges, readOpenType, requireType } from './changes.ts';
import { badValue, refuseAbove } from './failures.ts';
import { limits } from './limits.ts';
import { between, firstHint, inOrder, orderHintFrom } from './order-hints.ts';
import { plannerPermissions } from './permissions.ts';
import { changedReply, detailsReply } from './replies.ts';
import { taskDetailsResource } from './resources.ts';
import { taskOf } from './task-routes.ts';
import { nameFrom, textOrNull } from './values.ts';
import { touch } from './versions.ts';

const previewTypes = ['automatic', 'noPreview', 'checklist', 'description', 'reference'];

/** Description, checklist and links of a task. https://learn.microsoft.com/graph/api/resources/plannertaskdetails */
export const taskDetailsRoutes: readonly Route[] = [
  { operation: 'GET /planner/tasks/{task}/details', permissions: plannerPermissions.read, handle: reply },
  {
    operation: 'PATCH /planner/tasks/{task}/details',
    permissions: plannerPermissions.write,
    body: 'plannerTaskDetails',
    async handle(call) {
      const task = taskOf(call);
      const changes = readDetailsChanges(call, objectFrom(await call.json(), 'The body'), task.details);
      makeChanges(call, 'taskDetails', task.details, changes);
      // The task itself shows whether it has a description and how many items: https://github.com/O365/python-o365/issues/1082.
      touch(task, ['details']);
      return changedReply(call, () => reply(call));
    },
  },
];

function reply(call: Call): Promise<Reply> {
  const task: Task = taskOf(call);
  return detailsReply(call, `planner/tasks('${task.id}')/details`, 'plannerTaskDetails', taskDetailsResource(task));
}

/** https://learn.microsoft.com/graph/api/plannertaskdetails-update */
function readDetailsChanges(call: Call, body: JsonObject, current: TaskDetails): Change<TaskDetails>[] {
  const changes = readChanges<TaskDetails>(body, {
    description: (value, field) => {
      const description = textOrNull(value, field) ?? '';
      return [{ property: 'description', apply: (details) => void (details.description = description) }];
    },
    previewType: (value) => {
      const word = previewTypes.find((each) => each === value);
      if (word === undefined) throw badValue('PreviewType', 'it must be one of its words.');
      return [{ property: 'previewType', apply: (details) => void (details.previewType = word) }];
    },
    checklist: (value, field) => readOpenType(value, field, (key, item) => check(call, current, key, item)),
    references: (value, field) => readOpenType(value, field, (key, item) => refer(call, current, key, item)),
  });
  const wanted = { ...current };
  for (const { apply } of changes) apply(wanted);
  refuseAbove(limits.checklistItemsOfTask, Object.keys(wanted.checklist).length, 'MaximumChecklistItemsOnTask');
  refuseAbove(limits.referencesOfTask, Object.keys(wanted.references).length, 'MaximumReferencesOnTask');
  return changes;
}

/** https://learn.microsoft.com/graph/api/resources/plannerchecklistitems */
function check(call: Call, { checklist }: TaskDetails, key: string, value: JsonObject | null): (details: TaskDetails) => void {
  if (value === null) return (details) => void (details.checklist = without(details.checklist, key));
  requireType(value, 'plannerChecklistItem', 'Checklist');
  if (!/^[\w-]{1,36}$/.test(key)) throw badValue('Checklist', 'each of its names must be a GUID.');
  const before = checklist[key];
  const title = value['title'] === undefined && before ? before.title : nameFrom(value['title'], 'Title');
  const isChecked = value['isChecked'] ?? before?.isChecked ?? false;
  if (typeof isChecked !== 'boolean') throw badValue('IsChecked', 'it must be true or false.');
  const hints = Object.values(checklist);
  const orderHint =
    value['orderHint'] === undefined
      ? (before?.orderHint ?? lastOf(hints))
      : orderHintFrom(value['orderHint'], 'orderHint', firstHint(hints));
  const item: ChecklistItem = { title, isChecked, orderHint, ...modified(call) };
  return (details) => void (details.checklist = { ...details.checklist, [key]: item });
}

/** https://learn.microsoft.com/graph/api/resources/plannerexternalreferences */
function refer(call: Call, { references }: TaskDetails, key: string, value: JsonObject | null): (details: TaskDetails) => void {
  if (value === null) return (details) => void (details.references = without(details.references, key));
  requireType(value, 'plannerExternalReference', 'References');
  if (/[.:@#]/.test(key) || !/^https?%3A\/\//i.test(key))
    throw badValue('References', 'each of its names must be an encoded address of HTTP or HTTPS.');
  const before = references[key];
  const hints = Object.values(references).map(({ previewPriority }) => ({ orderHint: previewPriority }));
  const reference: Reference = {
    alias: value['alias'] === undefined ? (before?.alias ?? null) : textOrNull(value['alias'], 'Alias'),
    type: value['type'] === undefined ? (before?.type ?? null) : textOrNull(value['type'], 'Type'),
    previewPriority:
      value['previewPriority'] === undefined
        ? (before?.previewPriority ?? lastOf(hints))
        : orderHintFrom(value['previewPriority'], 'previewPriority', firstHint(hints)),
    ...modified(call),
  };
  return (details) => void (details.references = { ...details.references, [key]: reference });
}

/** Assumption: what says nothing of its place comes last. */
function lastOf(hints: readonly { readonly orderHint: string }[]): string {
  return between(inOrder(hints).at(-1)?.orderHint ?? '', '');
}

function modified(call: Call) {
  return { lastModifiedBy: actorOf(call), lastModifiedDateTime: call.tenant.clock.now().toISOString() };
}

function without<Value>(values: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  const { [key]: _, ...others } = values;
  return others;
}
