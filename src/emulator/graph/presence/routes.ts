import type { Route } from '../route.ts';
import { presenceReadRoutes } from './read-routes.ts';

/** Every operation on presence. */
export const presenceRoutes: readonly Route[] = [...presenceReadRoutes];
