import type { Route } from '../route.ts';
import { appRoleRoutes } from './app-role-routes.ts';
import { applicationRoutes } from './application-routes.ts';
import { credentialRoutes } from './credential-routes.ts';
import { grantRoutes } from './grant-routes.ts';
import { servicePrincipalRoutes } from './service-principal-routes.ts';

/** Every operation about applications and what they may do. */
export const allApplicationRoutes: readonly Route[] = [
  ...applicationRoutes,
  ...credentialRoutes,
  ...servicePrincipalRoutes,
  ...grantRoutes,
  ...appRoleRoutes,
];
