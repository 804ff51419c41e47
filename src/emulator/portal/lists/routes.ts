import { listsOf } from '../../graph/lists/state.ts';
import { PortalRefusal, type PortalRoute } from '../route.ts';
import { listPage } from './list-page.ts';

/** Lists to look at; they stand on one page with the drives. */
export const listRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/lists/:list',
    handle({ tenant, parameters, query }) {
      const list = listsOf(tenant).lists.get(parameters['list'] ?? '');
      if (!list) throw new PortalRefusal(404, 'There is no such list. It may have been removed by a reset.');
      return listPage(tenant, list, Number(query.get('page') ?? 1));
    },
  },
];
