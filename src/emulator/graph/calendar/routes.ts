import type { Route } from '../route.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { findTimesRoutes } from './find-times-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { meetingRoutes } from './meeting-routes.ts';
import { permissionRoutes } from './permission-routes.ts';
import { scheduleRoutes } from './schedule-routes.ts';
import { viewDeltaRoutes } from './view-delta-routes.ts';
import { viewRoutes } from './view-routes.ts';

/** Every calendar operation of the emulator. */
export const allCalendarRoutes: readonly Route[] = [
  ...calendarRoutes,
  ...eventRoutes,
  ...attachmentRoutes,
  ...viewRoutes,
  ...viewDeltaRoutes,
  ...meetingRoutes,
  ...scheduleRoutes,
  ...findTimesRoutes,
  ...groupRoutes,
  ...permissionRoutes,
];
