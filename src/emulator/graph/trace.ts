import { loggedPath, type RequestRecord } from '../request-log.ts';
import type { Access, AccessProblem } from '../tenant/access.ts';
import type { RouteMatch } from './router.ts';

/** What became known of a request on its way. */
export interface Trace {
  readonly requestId: string;
  readonly isBatchMember: boolean;
  access?: Access | AccessProblem;
  match?: RouteMatch | undefined;
  /** Those of the token's permissions that opened the operation. */
  permissions?: readonly string[];
}

/** The record of an answered request. */
export function recordOf(request: Request, response: Response, now: Date, trace: Trace): RequestRecord {
  const { access, match, permissions, requestId, isBatchMember } = trace;
  const user = typeof access === 'object' ? access.user : undefined;
  return {
    time: now.toISOString(),
    method: request.method,
    path: loggedPath(new URL(request.url)),
    status: response.status,
    ...(user && { user: user.userPrincipalName }),
    ...(match && { operation: match.route.operation }),
    ...(permissions && { permissions }),
    requestId,
    ...(isBatchMember && { isBatchMember }),
  };
}
