import type { QueryOptions } from '../odata/query.ts';
import type { QueryRule, Refusal, Substitution } from '../odata/query-rule.ts';

const collections = 'messages, with `$search`';

/** Refuses an option beside `$search`. @param option - In the words of the service: `orderBy`. */
function notWithSearch(
  option: 'filter' | 'orderBy' | 'skip',
  from: Pick<Refusal, 'isAssumption' | 'source'>,
  asks: (query: QueryOptions) => boolean,
): Refusal {
  return {
    name: `messages-search-${option.toLowerCase()}`,
    collections,
    says: `\`$${option.toLowerCase()}\`.`,
    ...from,
    code: `SearchWith${option.charAt(0).toUpperCase()}${option.slice(1)}`,
    message: `The query parameter '$${option}' is not supported with '$search'.`,
    refuses: (query) => query.search !== undefined && asks(query),
  };
}

const source = 'https://github.com/PipedreamHQ/pipedream/issues/19132';

const uncounted: Substitution = {
  name: 'messages-search-count',
  collections,
  says: 'Ignored: `$count=true`.',
  source: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/9638',
  isAssumption: false,
  becomes: (query) => (query.search === undefined ? query : { ...query, count: false }),
};

const newestSent: Substitution = {
  name: 'messages-search-order',
  collections,
  says: 'Sorted by `sentDateTime`, newest first.',
  source: 'https://learn.microsoft.com/graph/search-query-parameter',
  isAssumption: false,
  becomes: (query) => (query.search === undefined ? query : { ...query, orderBy: [{ segments: ['sentDateTime'], descending: true }] }),
};

const beginnings: Substitution = {
  name: 'messages-search-beginnings',
  collections,
  says: 'A word without a property finds longer words that begin with it, which the page says of words with one.',
  source: 'https://learn.microsoft.com/sharepoint/dev/general-development/keyword-query-language-kql-syntax-reference',
  // Assumption: mail is searched as people see it in Outlook. A message that is not found by the beginning of a word would change it.
  isAssumption: true,
  becomes: (query) => ({ ...query, searchesBeginnings: true }),
};

/** What Exchange refuses and ignores when messages are searched. */
export const messageSearchRules: readonly QueryRule[] = [
  notWithSearch('filter', { isAssumption: false, source }, ({ filter }) => filter !== undefined),
  notWithSearch('orderBy', { isAssumption: false, source }, ({ orderBy }) => orderBy.length > 0),
  // Assumption: searched pages are followed by a token, so that nothing can be skipped. A report of a page that came would change it.
  notWithSearch('skip', { isAssumption: true }, ({ skip }) => skip > 0),
  uncounted,
  newestSent,
  beginnings,
];
