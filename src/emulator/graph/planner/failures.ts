import { GraphFailure } from '../route.ts';

/** A refusal of Planner: its code is empty. https://github.com/pnp/sp-dev-fx-aces/issues/146, https://github.com/pnp/pnpjs/issues/841 */
export function plannerFailure(status: number, message: string, code = ''): GraphFailure {
  return new GraphFailure(status, code, message);
}

/** The 404 of Planner. */
export function notFound(): GraphFailure {
  return plannerFailure(404, 'The requested item is not found.');
}

/** The 403 for whoever has no right to an item, in the same words as for a missing permission: https://github.com/microsoftgraph/microsoft-graph-explorer-v4/issues/2897 */
export function noRight(): GraphFailure {
  return plannerFailure(403, 'You do not have the required permissions to access this item.');
}

/** The 400 for a value that a property does not take. Assumption: the words. */
export function badValue(field: string, why: string): GraphFailure {
  return plannerFailure(400, `Schema validation has failed. Validation for field '${field}' has failed: ${why}`);
}

/**
 * Refuses what is above a limit of the service. Codes: https://learn.microsoft.com/graph/api/resources/planner-overview#403-forbidden.
 * Assumption: the words.
 */
export function refuseAbove(limit: number, count: number, code: string): void {
  if (count > limit) throw plannerFailure(403, `The limit ${code} (${limit}) was reached.`, code);
}
