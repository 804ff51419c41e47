import type { Route } from '../route.ts';
import { organizationRoutes } from './organization.ts';
import { userRoutes } from './users.ts';

/** Every operation of the directory. */
export const directoryRoutes: readonly Route[] = [...userRoutes, ...organizationRoutes];
