import { GraphFailure } from '../route.ts';

/** Refusals of OneDrive and SharePoint. Codes: https://learn.microsoft.com/graph/errors; words where no source is named are assumptions. */
export function itemNotFound(): GraphFailure {
  return new GraphFailure(404, 'itemNotFound', 'The resource could not be found.');
}

/** The 403 for whoever may not. */
export function accessDenied(): GraphFailure {
  return new GraphFailure(403, 'accessDenied', 'Access denied');
}

/** The 400 of the service. */
export function invalidRequest(message: string, ...innerCodes: readonly string[]): GraphFailure {
  return new GraphFailure(400, 'invalidRequest', message, { innerCodes });
}

/** The 400 for what cannot be done with the root. Assumption: status, code and words. */
export function isRoot(): GraphFailure {
  return invalidRequest('The root of a drive cannot be moved, copied, renamed or deleted.');
}

/** The 409 for a name that is taken. */
export function nameAlreadyExists(): GraphFailure {
  return new GraphFailure(409, 'nameAlreadyExists', 'An item with the same name already exists under the parent');
}

/** The 412 for a tag that is not the current one. */
export const tagConflict = { code: 'resourceModified', message: "ETag does not match current item's value" } as const;

/** The 507 for what is more than the drive holds. */
export function quotaLimitReached(): GraphFailure {
  return new GraphFailure(507, 'quotaLimitReached', 'Insufficient Space Available');
}

/** The 501 for what there is and is not built. */
export function notBuilt(what: string): GraphFailure {
  return new GraphFailure(501, 'NotImplemented', `The emulator does not have ${what}.`);
}
