import type { Route } from './route.ts';

/** Loads the routes of each area of the emulated Graph. Which operations an area serves is known without it: `served.generated.json`. */
export const areas = {
  directory: async () => (await import('./directory/routes.ts')).directoryRoutes,
  applications: async () => (await import('./applications/routes.ts')).allApplicationRoutes,
  mail: async () => (await import('./mail/routes.ts')).mailRoutes,
  calendar: async () => (await import('./calendar/routes.ts')).allCalendarRoutes,
  planner: async () => (await import('./planner/routes.ts')).plannerRoutes,
  presence: async () => (await import('./presence/routes.ts')).presenceRoutes,
  teams: async () => (await import('./teams/routes.ts')).teamsRoutes,
  lists: async () => (await import('./lists/routes.ts')).listRoutes,
  drives: async () => (await import('./drives/routes.ts')).driveRoutes,
} satisfies Record<string, () => Promise<readonly Route[]>>;

/** The name of an area, which is that of its folder. */
export type Area = keyof typeof areas;
