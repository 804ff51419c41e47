import type { GraphRequest } from '../core/ports.ts';
import { pageSizeFor } from './take.ts';

/** What is asked of a collection of the directory. */
export interface DirectoryQuery {
  readonly select: string;
  readonly filter: string | undefined;
  /** From `searchOf`. */
  readonly search: string | undefined;
  readonly top: number | undefined;
}

/** As many as a page of the directory holds: https://learn.microsoft.com/graph/api/user-list */
const largestPage = 999;

/**
 * A request for a list of the directory by name, as an advanced query, so that every filter that the directory knows works.
 * https://learn.microsoft.com/graph/aad-advanced-queries
 */
export function directoryRequest({ select, filter, search, top }: DirectoryQuery): GraphRequest {
  return {
    query: {
      $select: select,
      $filter: filter,
      $search: search,
      $orderby: 'displayName',
      $count: true,
      $top: pageSizeFor(top, largestPage),
    },
    headers: { ConsistencyLevel: 'eventual' },
  };
}

/**
 * A `$search` for words in one of several properties. https://learn.microsoft.com/graph/search-query-parameter
 *
 * @param properties - Names and descriptions are looked through word by word; of others the beginning counts.
 */
export function searchOf(words: string, properties: readonly string[]): string {
  const escaped = words.replaceAll(/["\\]/g, (character) => `\\${character}`);
  return properties.map((property) => `"${property}:${escaped}"`).join(' OR ');
}
