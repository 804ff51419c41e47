import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import type { ListColumn } from './column.ts';

/**
 * True where SharePoint refused a filter or an order because the list is large, or because a column has no index.
 *
 * The codes are those that are documented for lists of more than 5,000 items, `notSupported` and `tooManyResources`; that a column has no index comes as
 * `invalidRequest` and is told in words (https://github.com/microsoftgraph/microsoft-graph-docs/issues/2279).
 */
export function isTooLarge(error: unknown): boolean {
  if (!isOnbehalfError(error)) return false;
  const code = String(error.details['graphCode'] ?? '').toLowerCase();
  return code === 'notsupported' || code === 'toomanyresources' || /not indexed|list view threshold/i.test(error.message);
}

/** The failure of a condition in OData that SharePoint refused, with what to do about it. */
export function largeListFailure(error: OnbehalfError, columns: readonly ListColumn[]): OnbehalfError {
  const names = columns.map(({ displayName }) => displayName);
  const index = `In the settings of the list, under "Indexed columns", make an index on ${names.length > 0 ? names.join(' and ') : 'each column of the condition'}`;
  return new OnbehalfError(error.code, error.message, {
    details: error.details,
    fields: [{ field: 'query', problem: 'is refused by SharePoint in a list that is so large.' }],
    remedy: `${index}; or give the condition as \`filter\`, which works in a list of any size.`,
    cause: error,
  });
}
