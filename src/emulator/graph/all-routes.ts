import { allApplicationRoutes } from './applications/routes.ts';
import { allCalendarRoutes } from './calendar/routes.ts';
import { directoryRoutes } from './directory/routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { plannerRoutes } from './planner/routes.ts';
import { presenceRoutes } from './presence/routes.ts';
import type { Route } from './route.ts';
import { teamsRoutes } from './teams/routes.ts';

/** Every operation of the emulated Graph. */
export const allRoutes: readonly Route[] = [
  ...directoryRoutes,
  ...allApplicationRoutes,
  ...mailRoutes,
  ...allCalendarRoutes,
  ...plannerRoutes,
  ...presenceRoutes,
  ...teamsRoutes,
];
