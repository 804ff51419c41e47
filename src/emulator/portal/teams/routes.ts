import { PortalRefusal, type PortalRoute } from '../route.ts';
import { userOf } from '../users/user-of.ts';
import { conversationOf, conversationPage, teamsPage } from './teams-pages.ts';

/** The chats and channels of people, to look at. */
export const teamsRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/users/:id/teams', handle: (request) => teamsPage(request.tenant, userOf(request)) },
  {
    method: 'GET',
    path: '/users/:id/teams/:conversation',
    handle(request) {
      const user = userOf(request);
      const conversation = conversationOf(request.tenant, user, request.parameters['conversation'] ?? '');
      if (!conversation) throw new PortalRefusal(404, `${user.displayName} has no such chat or channel.`);
      return conversationPage(request.tenant, user, conversation);
    },
  },
];
