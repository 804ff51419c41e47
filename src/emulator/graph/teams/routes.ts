import type { Route } from '../route.ts';
import { channelMessageRoutes } from './channel-message-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { chatMemberRoutes } from './chat-member-routes.ts';
import { chatMessageRoutes } from './chat-message-routes.ts';
import { chatRoutes } from './chat-routes.ts';
import { teamRoutes } from './team-routes.ts';

/** Every operation of Teams. */
export const teamsRoutes: readonly Route[] = [
  ...chatRoutes,
  ...chatMemberRoutes,
  ...chatMessageRoutes,
  ...teamRoutes,
  ...channelRoutes,
  ...channelMessageRoutes,
];
