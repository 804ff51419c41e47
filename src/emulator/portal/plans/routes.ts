import { PortalRefusal, type PortalRoute } from '../route.ts';
import { planListPage } from './plan-list-page.ts';
import { planPage } from './plan-page.ts';

/** Plans, and each as a board by bucket. */
export const planRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/plans', handle: ({ tenant }) => planListPage(tenant) },
  {
    method: 'GET',
    path: '/plans/:id',
    handle({ tenant, parameters }) {
      const plan = tenant.planner?.plans.get(parameters['id'] ?? '');
      if (!plan) throw new PortalRefusal(404, 'There is no such plan. It may have been removed by a reset.');
      return planPage(tenant, plan);
    },
  },
];
