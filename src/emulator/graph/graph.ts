import { faultAnswer, sufferLatency } from '../faults/apply.ts';
import { ConnectionReset } from '../faults/connection-reset.ts';
import type { Fault, Faults } from '../faults/faults.ts';
import { cutShort } from '../faults/truncated-response.ts';
import { loggedPath, type RequestRecord } from '../request-log.ts';
import type { Access, AccessProblem } from '../tenant/access.ts';
import type { User } from '../tenant/directory.ts';
import { createIds } from '../tenant/ids.ts';
import { findUser, type Tenant } from '../tenant/tenant.ts';
import { authorize, bearerChallenge, freshTokenClaims, type Ownership, type ReadAccess, serviceOf, unauthenticated } from './authorize.ts';
import { answerBatch } from './batch.ts';
import { allRoutes } from './all-routes.ts';
import { failureReply, type ResponseContext, responseOf } from './responses.ts';
import { type Call, GraphFailure, type Reply, type Route } from './route.ts';
import { createRouter, type RouteMatch } from './router.ts';
import { createThrottling, type ThrottlingLimits } from './throttling.ts';

/** Settings of the emulated Graph. */
export interface GraphOptions {
  /** Default: every operation of the emulator. */
  readonly routes?: readonly Route[];
  /** Throttling limits that differ from the published ones. */
  readonly limits?: Partial<ThrottlingLimits>;
  /** Told of every answered request, batch members included. */
  onRequest?(record: RequestRecord): void;
}

/** The emulated Microsoft Graph. */
export interface Graph {
  /**
   * Answers `/v1.0/...` and `/beta/...` on any host.
   *
   * @throws ConnectionReset when a fault says that the connection breaks.
   */
  fetch(request: Request): Promise<Response>;
}

/** What became known of a request on its way, for the log. */
interface Trace {
  access?: Access | AccessProblem;
  match?: RouteMatch | undefined;
  permissions?: readonly string[];
}

/**
 * Creates the emulated Graph of a tenant. Every request runs through the same gates in this order: token, faults, operation,
 * owner, permissions, throttling.
 */
export function createGraph(tenant: Tenant, faults: Faults, readAccess: ReadAccess, options: GraphOptions = {}): Graph {
  const router = createRouter(options.routes ?? allRoutes);
  const throttling = createThrottling(tenant.clock, options.limits);
  const revokedTokens = new Set<string>();
  // A sequence of their own, so that reading a tenant does not change the ids that it gives out next.
  const requestIds = createIds(Number.parseInt(tenant.id.slice(0, 8), 16) | 0);

  async function answer(request: Request, isBatchMember: boolean): Promise<Response> {
    const trace: Trace = {};
    const context = (): ResponseContext => ({
      requestId,
      clientRequestId: request.headers.get('client-request-id') ?? undefined,
      now: tenant.clock.now(),
    });
    const requestId = requestIds.guid();
    const response = await serve(request, trace, isBatchMember, context).catch((error: unknown) => {
      if (error instanceof ConnectionReset || request.signal.aborted) throw error;
      return responseOf(failureReply(failureOf(error), context()), context());
    });
    options.onRequest?.(recordOf(request, response, requestId, trace, isBatchMember));
    return response;
  }

  async function serve(request: Request, trace: Trace, isBatchMember: boolean, context: () => ResponseContext): Promise<Response> {
    const url = new URL(request.url);
    const [, version = '', path = ''] = /^\/(v1\.0|beta)(\/.*)?$/i.exec(url.pathname) ?? [];
    const isBatch = /^\/\$batch$|^\/%24batch$/i.test(path) && request.method === 'POST';
    const access = await readAccess(request.headers.get('Authorization'));
    trace.access = access;
    const match = isBatch ? undefined : router.match(request.method, path);
    trace.match = match;

    const operation = isBatch ? 'POST /$batch' : match?.route.operation;
    const user = typeof access === 'string' ? undefined : access.user;
    const taken = faults.take({ method: request.method, path: url.pathname, operation, user });
    await sufferLatency(taken, request);
    const fault = taken.find(({ kind }) => kind !== 'latency');
    if (fault) strike(fault, access, url.origin);
    if (typeof access === 'string') throw unauthenticated(access, { origin: url.origin });
    if (revokedTokens.has(access.tokenId)) throw unauthenticated('revoked', { origin: url.origin });

    const response = isBatch
      ? responseOf(await answerBatch(request, isBatchMember, (member) => answer(member, true)), context())
      : responseOf(await run(request, url, { version, path, access, match, trace }), context());
    return fault?.kind === 'truncate' ? cutShort(response) : response;
  }

  /** Ends the request as the fault says; a `truncate` fault lets it go on. */
  function strike(fault: Fault, access: Access | AccessProblem, origin: string): void {
    const error = faultAnswer(fault);
    if (error) throw new GraphFailure(error.status, error.code, error.message, { headers: error.headers });
    if (fault.kind === 'reset') throw new ConnectionReset();
    if (fault.kind === 'revokeToken' && typeof access !== 'string') revokedTokens.add(access.tokenId);
    if (fault.kind === 'claimsChallenge') {
      const claims = fault.claims ?? freshTokenClaims(tenant.clock.now());
      throw new GraphFailure(401, 'InvalidAuthenticationToken', 'Continuous access evaluation resulted in claims challenge.', {
        headers: { 'WWW-Authenticate': bearerChallenge(origin, claims) },
      });
    }
  }

  async function run(
    request: Request,
    url: URL,
    { version, path, access, match, trace }: { version: string; path: string; access: Access; match: RouteMatch | undefined; trace: Trace },
  ): Promise<Reply> {
    if (!match) {
      throw new GraphFailure(501, 'NotImplemented', `The emulator does not have the operation ${request.method} ${path || '/'}.`);
    }
    const { route, ownerKey } = match;
    const isOfMe = /^\S+ \/me(\/|$)/.test(route.operation);
    if (isOfMe && ownerKey === undefined && !access.user) {
      throw new GraphFailure(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
    }
    const owner = isOfMe ? (ownerKey === undefined ? access.user : findUser(tenant, ownerKey)) : undefined;
    trace.permissions = authorize(access, route, ownershipOf(isOfMe, owner, access));
    if (isOfMe && !owner) throw unknownUser(route, ownerKey ?? '');

    const body = request.method === 'GET' || request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    const release = throttling.enter({
      clientId: access.application.clientId,
      service: serviceOf(route.operation),
      ownerId: owner?.id,
      bytes: body?.length ?? 0,
    });
    try {
      return await route.handle(callOf({ tenant, access, owner, request, url, version: version.toLowerCase(), match, body }));
    } finally {
      release();
    }
  }

  return { fetch: (request) => answer(request, false) };
}

function ownershipOf(isOfMe: boolean, owner: User | undefined, access: Access): Ownership {
  if (!isOfMe) return 'tenant';
  return owner !== undefined && owner.id === access.user?.id ? 'own' : 'other';
}

function unknownUser(route: Route, key: string): GraphFailure {
  return serviceOf(route.operation) === 'directory'
    ? new GraphFailure(
        404,
        'Request_ResourceNotFound',
        `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
      )
    : new GraphFailure(404, 'ErrorInvalidUser', `The requested user '${key}' is invalid.`);
}

function callOf(parts: {
  tenant: Tenant;
  access: Access;
  owner: User | undefined;
  request: Request;
  url: URL;
  version: string;
  match: RouteMatch;
  body: Uint8Array | undefined;
}): Call {
  const { tenant, access, owner, request, url, version, match, body } = parts;
  return {
    tenant,
    access,
    get owner() {
      if (!owner) throw new Error(`${match.route.operation} concerns the whole tenant and has no owner.`);
      return owner;
    },
    method: request.method,
    url,
    headers: request.headers,
    params: match.params,
    version,
    async json() {
      try {
        const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
        return value;
      } catch {
        throw new GraphFailure(
          400,
          'BadRequest',
          'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
        );
      }
    },
    bytes: async () => body ?? new Uint8Array(),
  };
}

function failureOf(error: unknown): GraphFailure {
  if (error instanceof GraphFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new GraphFailure(500, 'generalException', `The emulator failed: ${message}`);
}

function recordOf(request: Request, response: Response, requestId: string, trace: Trace, isBatchMember: boolean): RequestRecord {
  const { access, match, permissions } = trace;
  const user = typeof access === 'object' ? access.user : undefined;
  return {
    time: new Date(response.headers.get('Date') ?? 0).toISOString(),
    method: request.method,
    path: loggedPath(new URL(request.url)),
    status: response.status,
    ...(user === undefined ? {} : { user: user.userPrincipalName }),
    ...(match === undefined ? {} : { operation: match.route.operation }),
    ...(permissions === undefined ? {} : { permissions }),
    requestId,
    ...(isBatchMember ? { isBatchMember } : {}),
  };
}
