import { PortalRefusal, type PortalRoute } from '../route.ts';
import { groupListPage } from './group-list-page.ts';
import { groupPage } from './group-page.ts';

/** Groups: what they are for, who is in them, who owns them. */
export const groupRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/groups', handle: ({ tenant }) => groupListPage(tenant) },
  {
    method: 'GET',
    path: '/groups/:id',
    handle({ tenant, parameters }) {
      const group = tenant.groups.get(parameters['id'] ?? '');
      if (!group) throw new PortalRefusal(404, 'There is no such group. It may have been deleted, or removed by a reset.');
      return groupPage(tenant, group);
    },
  },
];
