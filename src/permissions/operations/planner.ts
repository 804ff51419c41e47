import type { Operation } from '../../core/ports.ts';
import type { OperationFacts } from './operation-facts.ts';

// https://learn.microsoft.com/graph/api/plannertask-get and the pages next to it. Whether somebody may have a plan is up to the group that contains it; what
// somebody else has is open to an application only: https://github.com/microsoftgraph/microsoft-graph-explorer-v4/issues/2897
const read: OperationFacts = {
  delegated: ['Tasks.Read', 'Tasks.ReadWrite', 'Group.Read.All', 'Group.ReadWrite.All'],
  personal: [],
  application: ['Tasks.Read.All', 'Tasks.ReadWrite.All'],
  shared: [],
};

// https://learn.microsoft.com/graph/api/planneruser-list-plans: not for an application.
const readOwnPlans: OperationFacts = { ...read, application: [] };

// https://learn.microsoft.com/graph/api/plannertask-update and the pages next to it.
const write: OperationFacts = {
  delegated: ['Tasks.ReadWrite', 'Group.ReadWrite.All'],
  personal: [],
  application: ['Tasks.ReadWrite.All'],
  shared: [],
};

/** The operations of Planner that are called, and what opens each. */
export const plannerOperations = {
  'GET /me/planner/plans': readOwnPlans,
  'GET /me/planner/tasks': read,
  'GET /groups/{group}/planner/plans': read,
  'GET /planner/plans/{plan}': read,
  'GET /planner/plans/{plan}/details': read,
  'GET /planner/plans/{plan}/buckets': read,
  'GET /planner/plans/{plan}/tasks': read,
  'GET /planner/buckets/{bucket}': read,
  'GET /planner/buckets/{bucket}/tasks': read,
  'GET /planner/tasks/{task}': read,
  'GET /planner/tasks/{task}/details': read,

  'POST /planner/plans': write,
  'DELETE /planner/plans/{plan}': write,
  'PATCH /planner/plans/{plan}/details': write,
  'POST /planner/buckets': write,
  'DELETE /planner/buckets/{bucket}': write,
  'POST /planner/tasks': write,
  'PATCH /planner/tasks/{task}': write,
  'PATCH /planner/tasks/{task}/details': write,
  'DELETE /planner/tasks/{task}': write,
} as const satisfies Readonly<Record<Operation, OperationFacts>>;
