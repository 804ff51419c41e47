import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import type { Plan, Task } from '../../tenant/planner.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { inOrder } from '../../graph/planner/order-hints.ts';
import { dataTable } from '../data-table.ts';
import type { PortalPage } from '../route.ts';

/** A plan as a board: a part for each bucket, and one for the tasks in none. */
export function planPage(tenant: Tenant, plan: Plan): PortalPage {
  const ofPlan = <Item extends { readonly planId: string; readonly orderHint: string }>(items: Iterable<Item> | undefined): Item[] =>
    inOrder([...(items ?? [])].filter(({ planId }) => planId === plan.id));
  const buckets = ofPlan(tenant.planner?.buckets.values());
  const tasks = ofPlan(tenant.planner?.tasks.values());
  const loose = tasks.filter(({ bucketId }) => !buckets.some(({ id }) => id === bucketId));
  const group = tenant.groups.get(plan.groupId)?.displayName ?? 'a group that is gone';
  const panels = buckets.map(({ id, name }) => {
    const inside = tasks.filter(({ bucketId }) => bucketId === id);
    return panel(tenant, plan, name, inside);
  });
  const body = html`<p class="trail"><a href="/_portal/plans">Plans</a></p>
    <h1>${plan.title}</h1>
    <p class="lead">A plan of ${group}.</p>
    ${panels} ${loose.length > 0 ? panel(tenant, plan, 'No bucket', loose) : ''}`;
  return { title: plan.title, area: 'plans', body };
}

function panel(tenant: Tenant, plan: Plan, name: string, tasks: readonly Task[]): Html {
  const table = dataTable(
    `Tasks in ${name}`,
    ['Task', 'Assigned to', 'Progress', 'Priority', 'Due', 'Labels'],
    tasks.map((task) => row(tenant, plan, task)),
  );
  return html`<section class="panel" aria-label="${name}">
    <h2>${name}</h2>
    ${tasks.length === 0 ? html`<p class="empty">No tasks.</p>` : table}
  </section>`;
}

function row(tenant: Tenant, { details }: Plan, task: Task): Html {
  const names = Object.keys(task.assignments).map((id) => tenant.users.get(id)?.displayName ?? id);
  const labels = task.appliedCategories.map((category) => details.categoryDescriptions[category] ?? category);
  const items = Object.values(task.details.checklist);
  const done = items.filter(({ isChecked }) => isChecked).length;
  return html`<tr>
    <th scope="row">${task.title}${items.length > 0 ? html`<small>${done} of ${items.length} items done</small>` : ''}</th>
    <td>${names.join(', ')}</td>
    <td>${task.percentComplete}&nbsp;%</td>
    <td>${priorityOf(task)}</td>
    <td>${task.dueDateTime?.slice(0, 10) ?? ''}</td>
    <td>${labels.join(', ')}</td>
  </tr>`;
}

/** https://learn.microsoft.com/graph/api/resources/plannertask */
function priorityOf({ priority }: Task): string {
  if (priority <= 1) return 'Urgent';
  if (priority <= 4) return 'Important';
  return priority <= 7 ? 'Medium' : 'Low';
}
