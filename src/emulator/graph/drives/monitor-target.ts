import type { Tenant } from '../../tenant/tenant.ts';
import { drivesOf } from './state.ts';

/** Answers `/_files/monitor/{id}`: how far a copy is. https://learn.microsoft.com/graph/long-running-actions-overview */
export function monitorHandler(tenant: Tenant, request: Request, id: string): Response {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { Allow: 'GET' } });
  const operation = [...drivesOf(tenant).drives.values()].flatMap(({ copies }) => copies.get(id) ?? [])[0];
  if (!operation) return Response.json({ error: { code: 'itemNotFound', message: 'The operation was not found.' } }, { status: 404 });
  const left = Date.parse(operation.endsAt) - tenant.clock.now().getTime();
  if (left > 0) return Response.json({ operation: 'ItemCopy', percentageComplete: 50, status: 'inProgress' }, { status: 202 });
  const { failure, resourceId } = operation;
  if (failure) return Response.json({ operation: 'ItemCopy', percentageComplete: 0, status: 'failed', error: failure });
  return Response.json({ operation: 'ItemCopy', percentageComplete: 100, status: 'completed', resourceId });
}
