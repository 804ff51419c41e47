import type { ClassicArea } from './classic-activity.ts';

const ofTask = {
  bucket: 'bucket',
  title: 'title',
  'due date': 'dueAt',
  assignments: { field: 'assignTo', note: 'People by id, or, with `lookUpPeople`, by address.' },
} as const;

const etag = {
  'current etag': {
    note: 'The version is handled inside: an old one is read again, and what somebody else changed is not lost or is named.',
  },
} as const;

/** The classic activities of Planner. Of most the names alone are known. */
export const classicPlanner: ClassicArea = {
  heading: 'Planner',
  activities: [
    { title: 'Create Plan', properties: { 'group id': 'group', title: 'title' } },
    { title: 'Get Plan', properties: { plan: 'plan' } },
    { title: 'List Plans', properties: { 'group id': 'group' } },
    { title: 'Create Task', properties: { plan: 'plan', ...ofTask } },
    { title: 'Get Task', properties: {} },
    { title: 'List Tasks', properties: { plan: 'plan' } },
    { title: 'Update Task', properties: { ...ofTask, ...etag } },
    { title: 'Delete Task', properties: etag },
    { title: 'Create Bucket', properties: { plan: 'plan' } },
    { title: 'Delete Bucket', properties: etag },
    { title: 'List Buckets', properties: { plan: 'plan' } },
  ],
};
