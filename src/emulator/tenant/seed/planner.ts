import { createHash } from 'node:crypto';
import { guidOf } from '../guid-of.ts';
import type { Actor, Planner, Task } from '../planner.ts';
import { findUser, type Tenant } from '../tenant.ts';

interface SeededTask {
  readonly title: string;
  readonly bucket: string;
  readonly assignedTo: readonly string[];
  readonly percentComplete: number;
  readonly priority: number;
  /** Days from today. */
  readonly due: number | null;
  readonly labels: readonly string[];
  readonly description?: string;
  readonly checklist?: readonly (readonly [title: string, isChecked: boolean])[];
  readonly links?: Readonly<Record<string, string>>;
}

const buckets = ['To do', 'In progress', 'Done'];

/** The tasks of the plan, in their order. */
const tasks: readonly SeededTask[] = [
  {
    title: 'Match November invoices with purchase orders',
    bucket: 'In progress',
    assignedTo: ['ada'],
    percentComplete: 50,
    priority: 3,
    due: 2,
    labels: ['category1', 'category2'],
    description: 'Compare every invoice of the month with its order. Ask the supplier where the amounts differ.',
    checklist: [
      ['Collect the invoices', true],
      ['Compare the amounts', false],
      ['List what differs', false],
    ],
    links: { 'https%3A//contoso%2Eexample/finance/invoices': 'Invoices of the month' },
  },
  { title: 'Pay Fabrikam', bucket: 'To do', assignedTo: ['ada', 'chloe'], percentComplete: 0, priority: 1, due: 1, labels: ['category1'] },
  {
    title: 'Ask Northwind for a corrected invoice',
    bucket: 'To do',
    assignedTo: ['chloe'],
    percentComplete: 0,
    priority: 5,
    due: 5,
    labels: ['category2'],
  },
  { title: 'Archive paid invoices', bucket: 'To do', assignedTo: [], percentComplete: 0, priority: 9, due: null, labels: [] },
  {
    title: 'Send the list of open amounts',
    bucket: 'Done',
    assignedTo: ['chloe'],
    percentComplete: 100,
    priority: 5,
    due: -3,
    labels: [],
    checklist: [['Send it to Ben', true]],
  },
];

/** The group of Microsoft 365 that the plan is in. */
const groupName = 'Accounts Payable';

/**
 * Gives the group Accounts Payable a plan with buckets and tasks. Ids follow from the tenant's, so that no other id changes with them. A tenant without
 * the seeded people and groups is left as it is.
 */
export function seedPlanner(tenant: Tenant): void {
  const [ada, chloe] = ['ada', 'chloe'].map((alias) => findUser(tenant, `${alias}@${tenant.domain}`));
  const group = [...tenant.groups.values()].find(({ displayName }) => displayName === groupName);
  if (!ada || !chloe || !group) return;
  const now = tenant.clock.now().getTime();
  const at = (days: number): string => new Date(now + days * 86_400_000).toISOString();
  const by: Actor = { userId: chloe.id, clientId: '09abbdfd-ed23-44ee-a2d9-a627aa1c90f3' };
  const fresh = () => ({ version: 0, changed: {} });
  const id = (name: string): string => idOf(tenant, name);
  const planId = id('plan');

  const planner: Planner = { plans: new Map(), buckets: new Map(), tasks: new Map() };
  planner.plans.set(planId, {
    id: planId,
    title: 'Month end',
    groupId: group.id,
    createdBy: by,
    createdDateTime: at(-40),
    details: { ...fresh(), sharedWith: [], categoryDescriptions: { category1: 'Urgent', category2: 'Supplier' } },
    ...fresh(),
  });
  buckets.forEach((name, index) => {
    const bucketId = id(`bucket ${name}`);
    planner.buckets.set(bucketId, { id: bucketId, planId, name, orderHint: hintAt(index), ...fresh() });
  });
  tasks.forEach((task, index) => {
    const taskId = id(`task ${task.title}`);
    planner.tasks.set(taskId, {
      ...taskOf(tenant, task, by, at),
      id: taskId,
      planId,
      bucketId: id(`bucket ${task.bucket}`),
      orderHint: hintAt(index),
    });
  });
  tenant.planner = planner;
}

function taskOf(
  tenant: Tenant,
  seeded: SeededTask,
  by: Actor,
  at: (days: number) => string,
): Omit<Task, 'id' | 'planId' | 'bucketId' | 'orderHint'> {
  const { title, assignedTo, percentComplete, priority, due, labels, description = '', checklist = [], links = {} } = seeded;
  const isDone = percentComplete === 100;
  const modified = { lastModifiedBy: by, lastModifiedDateTime: at(-7) };
  const items = checklist.map(([item, isChecked], index) => [
    guidOf(`${tenant.id}|checklist|${title}|${item}`),
    { title: item, isChecked, orderHint: hintAt(index), ...modified },
  ]);
  const ids = assignedTo.flatMap((alias) => findUser(tenant, `${alias}@${tenant.domain}`)?.id ?? []);
  return {
    title,
    assigneePriority: '',
    percentComplete,
    priority,
    startDateTime: null,
    dueDateTime: due === null ? null : `${at(due).slice(0, 10)}T10:00:00Z`,
    conversationThreadId: null,
    createdBy: by,
    createdDateTime: at(-10),
    completedBy: isDone ? by : null,
    completedDateTime: isDone ? at(-3) : null,
    assignments: Object.fromEntries(
      ids.map((userId, index) => [userId, { assignedBy: by, assignedDateTime: at(-9), orderHint: hintAt(index) }]),
    ),
    appliedCategories: [...labels],
    details: {
      description,
      previewType: 'automatic',
      checklist: Object.fromEntries(items),
      references: Object.fromEntries(
        Object.entries(links).map(([key, alias]) => [key, { alias, type: 'Other', previewPriority: hintAt(0), ...modified }]),
      ),
      version: 0,
      changed: {},
    },
    version: 0,
    changed: {},
  };
}

/** The hint of the place, of some dozens. */
function hintAt(index: number): string {
  return String.fromCharCode('8'.charCodeAt(0) + index);
}

/** 28 characters, as Planner's ids are. */
function idOf({ id }: Tenant, name: string): string {
  return createHash('sha256').update(`${id}|planner|${name}`).digest('base64url').slice(0, 28);
}
