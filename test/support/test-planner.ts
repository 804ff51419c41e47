import { findUser } from '../../src/emulator/tenant/tenant.ts';
import { plannerRoutes } from '../../src/emulator/graph/planner/routes.ts';
import { createTestGraph, type TestGraph, type TestRequest } from './test-graph.ts';

/** A Graph for tests of Planner: a group of Ada and Chloe with an empty plan. */
export interface TestPlanner extends TestGraph {
  readonly groupId: string;
  readonly planId: string;
  /** Makes a task of the plan, as Ada, and answers with it. */
  task(more?: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  /** Makes a bucket of the plan, as Ada, and answers with it. */
  bucket(name: string, more?: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  /** Reads a path below `/v1.0/planner` as Ada. */
  read(path: string): Promise<Record<string, unknown>>;
  /** Changes what a path below `/v1.0/planner` names, as Ada; the answer has the changed resource. @param etag - Left out: none is sent. */
  change(path: string, body: unknown, etag?: unknown, init?: TestRequest): Promise<{ status: number; body: Record<string, unknown> }>;
  idOf(alias: string): string;
}

/** Reads and writes Ada's tasks. */
export const asAda = 'ada Tasks.ReadWrite';

/** Creates it; the clock stands still at 2026-03-02T09:00:00Z. */
export async function createTestPlanner(): Promise<TestPlanner> {
  const graph = createTestGraph({ routes: plannerRoutes });
  const idOf = (alias: string): string => findUser(graph.tenant, `${alias}@contoso.example`)?.id ?? '';
  const groupId = '7b1d9c0e-8f6a-4d53-9a8e-2f4c6b7d8e90';
  const group = { id: groupId, displayName: 'Finance', mail: 'finance@contoso.example', members: [idOf('ada'), idOf('chloe')] };
  graph.tenant.groups.set(groupId, group);
  const post = async (path: string, body: unknown) => (await graph.json(`/v1.0/planner/${path}`, { as: asAda, method: 'POST', body })).body;
  const planId = String((await post('plans', { title: 'Month end', container: { containerId: groupId, type: 'group' } }))['id']);
  return {
    ...graph,
    groupId,
    planId,
    idOf,
    task: (more = {}) => post('tasks', { planId, title: 'Check invoices', ...more }),
    bucket: (name, more = {}) => post('buckets', { planId, name, ...more }),
    read: async (path) => (await graph.json(`/v1.0/planner/${path}`, { as: asAda })).body,
    change: (path, body, etag, init = {}) =>
      graph.json(`/v1.0/planner/${path}`, {
        as: asAda,
        method: 'PATCH',
        body,
        ...init,
        headers: { Prefer: 'return=representation', ...(etag !== undefined && { 'If-Match': String(etag) }), ...init.headers },
      }),
  };
}
