import type { Route } from '../route.ts';
import { presenceReadRoutes } from './read-routes.ts';
import { presenceSetRoutes } from './set-routes.ts';

/** Every operation on presence. */
export const presenceRoutes: readonly Route[] = [...presenceReadRoutes, ...presenceSetRoutes];
