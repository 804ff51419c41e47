import type { Route } from '../route.ts';
import { bucketRoutes } from './bucket-routes.ts';
import { planDetailsRoutes } from './plan-details.ts';
import { planRoutes } from './plan-routes.ts';
import { taskDetailsRoutes } from './task-details.ts';
import { taskRoutes } from './task-routes.ts';

/** Every operation on plans, buckets and tasks. */
export const plannerRoutes: readonly Route[] = [...planRoutes, ...planDetailsRoutes, ...bucketRoutes, ...taskRoutes, ...taskDetailsRoutes];
