import type { Tenant } from '../../tenant/tenant.ts';
import { drivesOf } from './state.ts';

/** Answers `/_files/monitor/{id}`: how far a copy or other long work is. https://learn.microsoft.com/graph/long-running-actions-overview */
export function monitorHandler(tenant: Tenant, request: Request, id: string): Response {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { Allow: 'GET' } });
  const operation = [...drivesOf(tenant).drives.values()].flatMap(({ copies }) => copies.get(id) ?? [])[0];
  if (!operation) return Response.json({ error: { code: 'itemNotFound', message: 'The operation was not found.' } }, { status: 404 });
  const { failure, resourceId, kind = 'ItemCopy' } = operation;
  const left = Date.parse(operation.endsAt) - tenant.clock.now().getTime();
  if (left > 0) return Response.json({ operation: kind, percentageComplete: 50, status: 'inProgress' }, { status: 202 });
  if (failure) return Response.json({ operation: kind, percentageComplete: 0, status: 'failed', error: failure });
  return Response.json({ operation: kind, percentageComplete: 100, status: 'completed', resourceId });
}
