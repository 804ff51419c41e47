import type { Route } from '../route.ts';
import { directoryDeltaRoutes } from './delta.ts';
import { deletedRoutes } from './groups/deleted-routes.ts';
import { groupRoutes } from './groups/group-routes.ts';
import { memberRoutes } from './groups/member-routes.ts';
import { organizationRoutes } from './organization.ts';
import { peopleRoutes } from './people.ts';
import { photoRoutes } from './photo-routes.ts';
import { reportingRoutes } from './reporting.ts';
import { userRoutes } from './users.ts';

/** Every operation of the directory. */
export const directoryRoutes: readonly Route[] = [
  ...userRoutes,
  ...reportingRoutes,
  ...photoRoutes,
  ...peopleRoutes,
  ...groupRoutes,
  ...memberRoutes,
  ...deletedRoutes,
  ...directoryDeltaRoutes,
  ...organizationRoutes,
];
