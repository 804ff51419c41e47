import type { Actor, Assignment, Bucket, ChecklistItem, Plan, Reference, Task } from '../../tenant/planner.ts';
import type { Call } from '../route.ts';
import type { Resource } from '../odata/select.ts';
import { etagOf } from './versions.ts';

/** https://learn.microsoft.com/graph/api/resources/plannerplan */
export function planResource({ url, version }: Call, plan: Plan): Resource {
  const { id, title, groupId, createdBy, createdDateTime } = plan;
  return {
    '@odata.etag': etagOf('plan', plan),
    createdDateTime,
    owner: groupId,
    title,
    id,
    createdBy: identity(createdBy),
    container: { containerId: groupId, type: 'group', url: `${url.origin}/${version}/groups/${groupId}` },
  };
}

/** https://learn.microsoft.com/graph/api/resources/plannerplandetails */
export function planDetailsResource({ id, details }: Plan): Resource {
  const names = Array.from({ length: 25 }, (_, index) => `category${index + 1}`);
  return {
    '@odata.etag': etagOf('planDetails', details),
    id,
    sharedWith: Object.fromEntries(details.sharedWith.map((userId) => [userId, true])),
    categoryDescriptions: Object.fromEntries(names.map((name) => [name, details.categoryDescriptions[name] ?? null])),
  };
}

/** https://learn.microsoft.com/graph/api/resources/plannerbucket */
export function bucketResource(bucket: Bucket): Resource {
  const { id, planId, name, orderHint } = bucket;
  return { '@odata.etag': etagOf('bucket', bucket), name, planId, orderHint, id };
}

/** https://learn.microsoft.com/graph/api/resources/plannertask */
export function taskResource(task: Task): Resource {
  const { details, assignments, appliedCategories, createdBy, completedBy, version: _, changed: __, ...own } = task;
  const items = Object.values(details.checklist);
  return {
    '@odata.etag': etagOf('task', task),
    ...own,
    hasDescription: details.description !== '',
    previewType: details.previewType,
    referenceCount: Object.keys(details.references).length,
    checklistItemCount: items.length,
    activeChecklistItemCount: items.filter(({ isChecked }) => !isChecked).length,
    createdBy: identity(createdBy),
    completedBy: completedBy && identity(completedBy),
    appliedCategories: Object.fromEntries(appliedCategories.map((name) => [name, true])),
    assignments: mapped(assignments, assignmentResource),
  };
}

/** https://learn.microsoft.com/graph/api/resources/plannertaskdetails */
export function taskDetailsResource({ id, details }: Task): Resource {
  const { description, previewType, checklist, references } = details;
  return {
    '@odata.etag': etagOf('taskDetails', details),
    description,
    previewType,
    id,
    references: mapped(references, referenceResource),
    checklist: mapped(checklist, checklistItemResource),
  };
}

function assignmentResource({ assignedBy, assignedDateTime, orderHint }: Assignment): Resource {
  return { '@odata.type': '#microsoft.graph.plannerAssignment', assignedDateTime, orderHint, assignedBy: identity(assignedBy) };
}

function checklistItemResource({ lastModifiedBy, ...item }: ChecklistItem): Resource {
  return { '@odata.type': '#microsoft.graph.plannerChecklistItem', ...item, lastModifiedBy: identity(lastModifiedBy) };
}

function referenceResource({ lastModifiedBy, ...reference }: Reference): Resource {
  return { '@odata.type': '#microsoft.graph.plannerExternalReference', ...reference, lastModifiedBy: identity(lastModifiedBy) };
}

function identity({ userId, clientId }: Actor): Resource {
  return {
    ...(userId !== null && { user: { displayName: null, id: userId } }),
    application: { displayName: null, id: clientId },
  };
}

function mapped<Value>(values: Readonly<Record<string, Value>>, resource: (value: Value) => Resource): Resource {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, resource(value)]));
}
