import { GraphFailure } from '../route.ts';

/*
 * Refusals of the workbook service: a code, the words, and the same code again, in small letters first, as the inner one.
 * https://learn.microsoft.com/graph/workbook-error-codes; statuses and words where no other source is named are assumptions.
 */

function failure(status: number, code: string, message: string, inner = code.charAt(0).toLowerCase() + code.slice(1)): GraphFailure {
  return new GraphFailure(status, code, message, { innerCodes: [inner] });
}

/** An argument that cannot be. */
export function invalidArgument(message = 'The argument is invalid or missing or has an incorrect format.'): GraphFailure {
  return failure(400, 'InvalidArgument', message);
}

/** Values whose rows or columns are not those of the range. https://github.com/OfficeDev/office-js/issues/1025 */
export function wrongDimensions(): GraphFailure {
  return invalidArgument("The number of rows or columns in the input array doesn't match the size or dimensions of the range.");
}

/** A reference that is not valid here. */
export function invalidReference(): GraphFailure {
  return failure(400, 'InvalidReference', 'This reference is not valid for the current operation.');
}

/** A sheet, table, name or row that is not there. */
export function itemNotFound(): GraphFailure {
  return failure(404, 'ItemNotFound', "The requested resource doesn't exist.");
}

/** A name that is taken. */
export function itemAlreadyExists(): GraphFailure {
  return failure(409, 'ItemAlreadyExists', 'A resource with the same name or identifier already exists.');
}

/** An insertion or deletion that would tear something. https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/7248 */
export function insertDeleteConflict(): GraphFailure {
  return failure(409, 'InsertDeleteConflict', 'The operation failed because it would move cells in a table on the worksheet.');
}

/** A cell with a content that would leave the sheet. */
export function nonBlankCellOffSheet(): GraphFailure {
  return failure(
    400,
    'NonBlankCellOffSheet',
    "Microsoft Excel can't insert new cells because it would push non-empty cells off the end of the worksheet.",
  );
}

/** A range with more cells than one request may have. */
export function rangeExceedsLimit(): GraphFailure {
  return failure(400, 'RangeExceedsLimit', 'The cell count in the range has exceeded the maximum supported number.');
}

/** A session that is not, or no more. */
export function invalidSession(): GraphFailure {
  return failure(
    404,
    'InvalidSession',
    'The session specified in the request does not exist or is invalid due to a transient error.',
    'invalidSessionReCreatable',
  );
}

/** A file that is no workbook. */
export function unsupportedWorkbook(): GraphFailure {
  return failure(400, 'UnsupportedWorkbook', 'This operation is not supported for this workbook.', 'unsupportedWorkbook');
}

/** A sheet that is protected. */
export function accessDenied(): GraphFailure {
  return failure(403, 'AccessDenied', 'You cannot perform the requested operation.');
}

/** The 501 for what there is and is not built. */
export function notBuilt(what: string): GraphFailure {
  return new GraphFailure(501, 'NotImplemented', `The emulator does not have ${what}.`);
}
