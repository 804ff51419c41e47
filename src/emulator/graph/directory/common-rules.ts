import type { Expression } from '../odata/expression.ts';
import type { QueryOptions } from '../odata/query.ts';
import { partsOf, type QueryRule, type Refusal } from '../odata/query-rule.ts';

/** The page that says what needs an advanced query. */
export const advancedQueries = { source: 'https://learn.microsoft.com/graph/aad-advanced-queries', isAssumption: false } as const;

/** The code of what the directory refuses of a query. */
export const unsupportedQuery = 'Request_UnsupportedQuery';

/** How the directory refuses to sort. Assumption: the words. */
export const sortingRefused = { code: unsupportedQuery, message: 'Sorting not supported for current query.' } as const;

const withoutHeader = 'without `ConsistencyLevel: eventual`';

/** Of rules that hold for what is no advanced query. */
export const withoutBoth = `${withoutHeader} and \`$count=true\``;

const everywhere = 'users, groups, applications, servicePrincipals, and what leads from one to others';

const pages = `${everywhere}, organization, oauth2PermissionGrants, appRoleAssignments, appRoleAssignedTo`;

/** The directory reads no other functions. */
const known = ['startswith', 'endswith'];

const skip: Refusal = {
  name: 'directory-skip',
  collections: pages,
  says: '`$skip`.',
  // Assumption: pages of the directory are followed by a token only. A page that was skipped would change it.
  isAssumption: true,
  code: unsupportedQuery,
  message: "'$skip' is not supported by the service.",
  refuses: (query) => query.skip > 0,
};

const top: Refusal = {
  name: 'directory-top',
  collections: pages,
  says: '`$top` below 1 and above 999.',
  source: 'https://learn.microsoft.com/graph/api/user-list',
  isAssumption: false,
  code: unsupportedQuery,
  message: (query) => `Invalid page size specified: '${query.top}'. Must be between 1 and 999 inclusive.`,
  refuses: (query) => query.top !== undefined && (query.top < 1 || query.top > 999),
};

const functions: Refusal = {
  name: 'directory-functions',
  collections: everywhere,
  says: '`$filter` with functions other than `startsWith` and `endsWith`.',
  // Assumption: no page says that the directory has others. An answer to one would change it.
  isAssumption: true,
  code: unsupportedQuery,
  message: 'Unsupported Query.',
  refuses: filterHas((part) => part.kind === 'call' && !known.includes(part.name)),
};

const search: Refusal = {
  name: 'directory-search',
  collections: `${everywhere}, ${withoutHeader}`,
  says: '`$search`.',
  ...advancedQueries,
  code: unsupportedQuery,
  message: "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
  refuses: (query) => query.search !== undefined,
};

const count: QueryRule = {
  name: 'directory-count',
  collections: `${everywhere}, ${withoutHeader}`,
  says: 'Ignored: `$count=true`.',
  ...advancedQueries,
  becomes: (query) => ({ ...query, count: false }),
};

const operators: Refusal = {
  name: 'directory-operators',
  collections: `${everywhere}, ${withoutBoth}`,
  says: '`$filter` with `ne`, `not` and `endsWith`.',
  ...advancedQueries,
  code: unsupportedQuery,
  // Assumption: the page has the words for `endsWith`; those for the others are the same.
  message: ({ filter }) =>
    `Operator '${filter ? advancedOperator(filter) : ''}' is not supported because the required parameters might be missing. ` +
    'Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information',
  refuses: ({ filter }) => filter !== undefined && advancedOperator(filter) !== undefined,
};

const sortedFilter: Refusal = {
  name: 'directory-filter-orderby',
  collections: `${everywhere}, ${withoutBoth}`,
  says: '`$filter` together with `$orderby`.',
  ...advancedQueries,
  ...sortingRefused,
  refuses: ({ filter, orderBy }) => filter !== undefined && orderBy.length > 0,
};

function advancedOperator(filter: Expression): string | undefined {
  for (const part of partsOf(filter)) {
    if (part.kind === 'not') return 'not';
    if (part.kind === 'comparison' && part.operator === 'ne') return 'ne';
    if (part.kind === 'call' && part.name === 'endswith') return 'endsWith';
  }
  return undefined;
}

function filterHas(is: (part: Expression) => boolean): (query: QueryOptions) => boolean {
  return ({ filter }) => filter !== undefined && partsOf(filter).some(is);
}

/** What holds for the pages of everything in the directory. */
export const pageRules: readonly QueryRule[] = [skip, top];

/** What holds for users, applications and service principals: of every query, of one without the header of advanced queries, of one that is not advanced. */
export const commonRules = {
  always: [...pageRules, functions],
  withoutHeader: [search, count],
  notAdvanced: [operators, sortedFilter],
} as const satisfies Readonly<Record<string, readonly QueryRule[]>>;
