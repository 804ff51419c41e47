import { BodyTooLarge, bodyLimits, readBody } from '../bounded-body.ts';
import { carriedOut, faultAnswer, type FaultAnswer, noWholeAnswer, sufferLatency } from '../faults/apply.ts';
import { ConnectionReset } from '../faults/connection-reset.ts';
import type { Fault, Faults } from '../faults/faults.ts';
import { TruncatedResponse } from '../faults/truncated-response.ts';
import type { RequestRecord } from '../request-log.ts';
import type { Access, AccessProblem } from '../tenant/access.ts';
import { createIds } from '../tenant/ids.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { authorize, bearerChallenge, freshTokenClaims, type ReadAccess, serviceOf, unauthenticated } from './authorize.ts';
import { answerBatch } from './batch.ts';
import { type CallParts, createCall } from './call.ts';
import { openToPage, preflightOf } from './cross-origin.ts';
import { atMetadataLevel } from './odata/metadata-level.ts';
import { ownerOf, unknownOwner } from './owner.ts';
import { failureReply, type ResponseContext, responseOf } from './responses.ts';
import { GraphFailure, type Reply, type Route } from './route.ts';
import { segmentsOf } from './router.ts';
import { fixedRoutes, routesOnDemand } from './routes-on-demand.ts';
import { untrackedType } from './paths/untracked-type.ts';
import { createThrottling, type ThrottlingLimits } from './throttling.ts';
import { tooLarge } from './too-large.ts';
import { recordOf, type Trace } from './trace.ts';

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

/**
 * Creates the emulated Graph of a tenant. Every request runs through the same gates in this order: token, faults, operation,
 * owner, permissions, throttling.
 */
export function createGraph(tenant: Tenant, faults: Faults, readAccess: ReadAccess, options: GraphOptions = {}): Graph {
  const routes = options.routes ? fixedRoutes(options.routes) : routesOnDemand();
  const throttling = createThrottling(tenant.clock, options.limits);
  const revokedTokens = new Set<string>();
  // A sequence of their own, so that reading a tenant does not change the ids that it gives out next.
  const requestIds = createIds(Number.parseInt(tenant.id.slice(0, 8), 16) | 0);

  async function answer(request: Request, isBatchMember: boolean): Promise<Response> {
    const trace: Trace = { requestId: requestIds.guid(), isBatchMember };
    const context = (): ResponseContext => ({
      requestId: trace.requestId,
      clientRequestId: request.headers.get('client-request-id') ?? undefined,
      now: tenant.clock.now(),
    });
    const response = await serve(request, trace, context).catch((error: unknown) => {
      if ((error instanceof ConnectionReset && !isBatchMember) || request.signal.aborted) throw error;
      return responseOf(failureReply(asGraphFailure(error), context()), context());
    });
    options.onRequest?.(recordOf(request, response, tenant.clock.now(), trace));
    return response;
  }

  async function serve(request: Request, trace: Trace, context: () => ResponseContext): Promise<Response> {
    const url = addressOf(request);
    const [, version = '', path = ''] = /^\/(v1\.0|beta)(\/.*)?$/i.exec(url.pathname) ?? [];
    const isBatch = /^\/(\$|%24)batch$/i.test(path) && request.method === 'POST';
    const access = await readAccess(request.headers.get('Authorization'), url.origin);
    const match = isBatch ? undefined : await routes.find(request.method, path);
    Object.assign(trace, { access, match });

    const operation = isBatch ? 'POST /$batch' : match?.route.operation;
    const user = typeof access === 'string' ? undefined : access.user;
    const taken = faults.take({ method: request.method, path: url.pathname, operation, user });
    await sufferLatency(taken, request);
    const fault = taken.find(({ kind }) => kind !== 'latency');
    if (fault) strike(fault, access, url.origin);
    const respond = async (): Promise<Response> => {
      if (typeof access === 'string') throw unauthenticated(access, url.origin, tenant.clock.now());
      if (revokedTokens.has(access.tokenId)) throw unauthenticated('revoked', url.origin, tenant.clock.now());
      if (!isBatch && !match) throw await notFound(request.method, path, version);
      const reply = match
        ? await atMetadataLevel(await run({ request, url, version: version.toLowerCase(), access, match }, trace), request.headers)
        : await answerBatch(request, trace.isBatchMember, (member) => answer(member, true));
      return responseOf(reply, context());
    };
    const response = await carriedOut(faults, fault, respond, (error) =>
      responseOf(failureReply(graphFailure(error), context()), context()),
    );
    if (response instanceof TruncatedResponse && trace.isBatchMember) throw new ConnectionReset();
    return response;
  }

  /** Ends the request as the fault says; `truncate` and `lostAnswer` let it go on. */
  function strike(fault: Fault, access: Access | AccessProblem, origin: string): void {
    const error = faultAnswer(fault);
    if (error) throw graphFailure(error);
    if (fault.kind === 'reset') throw new ConnectionReset();
    if (fault.kind === 'revokeToken' && typeof access !== 'string') revokedTokens.add(access.tokenId);
    if (fault.kind === 'claimsChallenge') {
      const claims = fault.claims ?? freshTokenClaims(tenant.clock.now());
      throw new GraphFailure(401, 'InvalidAuthenticationToken', 'Continuous access evaluation resulted in claims challenge.', {
        headers: { 'WWW-Authenticate': bearerChallenge(origin, claims) },
      });
    }
  }

  async function run(parts: Omit<CallParts, 'tenant' | 'owner' | 'body'>, trace: Trace): Promise<Reply> {
    const { request, access, match } = parts;
    const { owner, ownership } = ownerOf(tenant, access, match);
    trace.permissions = authorize(access, match.route, ownership);
    if (ownership !== 'tenant' && !owner) throw unknownOwner(match);

    const hasBody = request.method !== 'GET' && request.body !== null && match.route.isStreamed !== true;
    const body = !hasBody ? undefined : await readBody(request, bodyLimits.graph);
    const release = throttling.enter({
      clientId: access.application.clientId,
      service: serviceOf(match.route.operation),
      ownerId: owner?.id,
      bytes: body?.length ?? 0,
      operation: match.route.operation,
      personId: access.user?.id,
    });
    try {
      // Whoever looks at a file sees what was done in it as a workbook.
      if (serviceOf(match.route.operation) === 'files' && !match.route.operation.includes('/workbook/')) await tenant.workbooks?.settle();
      return await match.route.handle(createCall({ ...parts, tenant, owner, body }));
    } finally {
      release();
    }
  }

  return { fetch: async (request) => preflightOf(request) ?? openToPage(request, await answer(request, false)) };
}

/**
 * The address of a request, without that it is about one's own organisation, which may be said behind the version: Azure AD Graph had it there, and clients
 * keep to it, https://github.com/pnp/cli-microsoft365 among them.
 */
function addressOf(request: Request): URL {
  return new URL(request.url.replace(/^([^/]+:\/\/[^/]+\/(?:v1\.0|beta))\/myorganization(?=\/)/i, '$1'));
}

/** What there is no route for: an operation that Microsoft Graph has, or a path that it does not have. What `beta` has is not known here. */
async function notFound(method: string, path: string, version: string): Promise<GraphFailure> {
  const untracked = method === 'GET' ? untrackedType(path) : undefined;
  // https://github.com/dcblogdev/laravel-microsoft-graph/issues/107 has the code.
  if (untracked !== undefined)
    return new GraphFailure(
      400,
      'BadRequest',
      `Unsupported request: Change tracking is not supported against 'microsoft.graph.${untracked}'.`,
    );
  const { unknownSegment } = await import('./paths/unknown-segment.ts');
  const unknown = version.toLowerCase() === 'beta' ? undefined : unknownSegment(path);
  // Assumption: people's reports have the words, and some of them this code.
  if (unknown !== undefined) return new GraphFailure(400, 'BadRequest', `Resource not found for the segment '${unknown}'.`);
  return new GraphFailure(501, 'NotImplemented', `The emulator does not have the operation ${method} ${readable(path)}.`);
}

/** A path as people write it. */
function readable(path: string): string {
  return segmentsOf(path) ? decodeURI(path) || '/' : path;
}

function graphFailure({ status, code, message, headers }: FaultAnswer): GraphFailure {
  return new GraphFailure(status, code, message, { headers });
}

function asGraphFailure(error: unknown): GraphFailure {
  if (error instanceof GraphFailure) return error;
  if (error instanceof BodyTooLarge) return tooLarge();
  // Of a member of a batch: the connection that broke is the one between the gateway and the service.
  if (error instanceof ConnectionReset) return graphFailure(noWholeAnswer);
  const message = error instanceof Error ? error.message : String(error);
  return new GraphFailure(500, 'generalException', `The emulator failed: ${message}`);
}
