import { createFaults, type Faults } from '../../src/emulator/faults/faults.ts';
import type { Access } from '../../src/emulator/tenant/access.ts';
import { createTenant } from '../../src/emulator/tenant/create.ts';
import { findUser, type Tenant } from '../../src/emulator/tenant/tenant.ts';
import { answerCheck } from './answer-schema.ts';
import { createGraph, type GraphOptions } from '../../src/emulator/graph/graph.ts';

/** A Graph for tests: tokens are plain texts that say who calls and with what. */
export interface TestGraph {
  readonly tenant: Tenant;
  readonly faults: Faults;
  /**
   * Calls Graph.
   *
   * @param path - After the host: `/v1.0/me`.
   * @param init - `as` is `alias permission permission` (`ada User.Read`), `app permission` for an application that acts alone, or ''
   * for no token. Default `ada User.Read`.
   */
  call(path: string, init?: TestRequest): Promise<Response>;
  /** Calls Graph and reads the JSON of the answer. */
  json(path: string, init?: TestRequest): Promise<{ status: number; body: Record<string, unknown> }>;
  fetch(request: Request): Promise<Response>;
}

/** What a test request says besides its path. */
export interface TestRequest {
  readonly as?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Creates a Graph over a seeded tenant whose clock stands still. */
export function createTestGraph(
  options: GraphOptions = {},
  tenant: Tenant = createTenant({ now: new Date('2026-03-02T09:00:00Z') }),
): TestGraph {
  const faults = createFaults();
  const graph = createGraph(tenant, faults, async (header) => accessOf(tenant, header), options);
  const check = answerCheck();
  const call = async (path: string, { as = 'ada User.Read', method = 'GET', headers = {}, body }: TestRequest = {}): Promise<Response> => {
    const response = await graph.fetch(
      new Request(`https://graph.microsoft.com${path}`, {
        method,
        headers: {
          ...(as === '' ? {} : { Authorization: `Bearer ${as}` }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
    await check(path, response);
    return response;
  };
  return {
    tenant,
    faults,
    call,
    async json(path, init) {
      const response = await call(path, init);
      const text = await response.text();
      return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
    },
    fetch: (request) => graph.fetch(request),
  };
}

function accessOf(tenant: Tenant, header: string | null): Access | 'missing' | 'malformed' {
  if (header === null) return 'missing';
  const [alias = '', ...permissions] = header.replace('Bearer ', '').split(' ');
  const isApplication = alias === 'app';
  const user = isApplication ? undefined : findUser(tenant, `${alias}@${tenant.domain}`);
  const [application] = tenant.applications.values();
  if (!application || (!user && !isApplication)) return 'malformed';
  return {
    application,
    user,
    permissions: isApplication ? [] : permissions,
    roles: isApplication ? permissions : [],
    tokenId: header,
    issuedAt: tenant.clock.now().getTime() / 1000,
    canAnswerClaims: true,
  };
}
