import type { QueryOptions } from '../odata/query.ts';
import type { QueryRule, Refusal } from '../odata/query-rule.ts';
import { advancedQueries, commonRules, sortingRefused, unsupportedQuery, withoutBoth } from './common-rules.ts';
import {
  applicationFilters,
  type FilterTable,
  groupFilters,
  servicePrincipalFilters,
  type Support,
  supportOf,
  userFilters,
} from './filter-table.ts';
import { type PropertyUse, type Use, usesIn } from './filter-uses.ts';

/** What is refused of every query, of one without the header of advanced queries, and of one that is not advanced as a whole. */
export interface DirectoryRules {
  readonly always: readonly QueryRule[];
  readonly withoutHeader: readonly QueryRule[];
  readonly notAdvanced: readonly QueryRule[];
  /** The properties that are found by their beginning, in a filter and in a search. */
  readonly beginnings: readonly string[];
}

interface Sorting {
  readonly byDefault: readonly string[];
  readonly advanced: readonly string[];
}

/** @param collection - `users`. @param resource - As refusals name it: `User`. */
function rulesOf(collection: string, resource: string, filters: FilterTable, sorting: Sorting): DirectoryRules {
  const refusal = (name: string, refused: (use: PropertyUse) => boolean): Pick<Refusal, 'name' | 'code' | 'message' | 'refuses'> => {
    const found = ({ filter }: QueryOptions): PropertyUse | undefined => filter && usesIn(filter).find(refused);
    return {
      name: `${collection}-${name}`,
      code: unsupportedQuery,
      message: (query) =>
        `Unsupported or invalid query filter clause specified for property '${found(query)?.path}' of resource '${resource}'.`,
      refuses: (query) => found(query) !== undefined,
    };
  };
  const is =
    (support: Support) =>
    ({ path, use }: PropertyUse) =>
      supportOf(filters, path)?.[use] === support;
  const sortable = [...sorting.byDefault, ...sorting.advanced];
  const sorts = (query: QueryOptions, refused: (path: string) => boolean): boolean =>
    query.orderBy.some(({ segments }) => refused(segments.join('/')));
  return {
    beginnings: [...filters].filter(([, { startsWith }]) => startsWith !== 'never').map(([name]) => name),
    always: [
      ...commonRules.always,
      {
        collections: collection,
        says: `\`$filter\` on what is not among: ${[...filters.keys()].join(', ')}.`,
        // Assumption: the page says that what it does not list cannot be filtered; pages of the types know some more, and there may be others.
        ...advancedQueries,
        isAssumption: true,
        ...refusal('filter-unlisted', ({ path }) => supportOf(filters, path) === undefined),
      },
      {
        collections: collection,
        says: `\`$filter\` ${textOf(filters, 'never')}.`,
        ...advancedQueries,
        ...refusal('filter-never', is('never')),
      },
      {
        name: `${collection}-orderby`,
        collections: collection,
        says: `\`$orderby\` by what is not among: ${sortable.join(', ')}.`,
        // Assumption: the page lists what sorts, and does not say that nothing else does.
        ...advancedQueries,
        isAssumption: true,
        ...sortingRefused,
        refuses: (query) => sorts(query, (path) => !sortable.includes(path)),
      },
    ],
    withoutHeader: commonRules.withoutHeader,
    notAdvanced: [
      ...commonRules.notAdvanced,
      {
        collections: `${collection}, ${withoutBoth}`,
        says: `\`$filter\` ${textOf(filters, 'advanced')}.`,
        ...advancedQueries,
        ...refusal('filter-advanced', is('advanced')),
      },
      {
        name: `${collection}-orderby-advanced`,
        collections: `${collection}, ${withoutBoth}`,
        says: `\`$orderby\` by ${sorting.advanced.join(', ')}.`,
        ...advancedQueries,
        ...sortingRefused,
        refuses: (query) => sorts(query, (path) => sorting.advanced.includes(path)),
      },
    ],
  };
}

const relations = 'members, owners, memberOf, transitiveMembers, transitiveMemberOf';

const listMembers = { source: 'https://learn.microsoft.com/graph/api/group-list-members', isAssumption: false } as const;

const filteredRelation: Refusal = {
  name: 'relations-advanced',
  collections: `${relations}, ${withoutBoth}`,
  says: '`$filter` and `$orderby`.',
  ...listMembers,
  code: unsupportedQuery,
  // Assumption: the words.
  message: 'Unsupported Query.',
  refuses: ({ filter, orderBy }) => filter !== undefined || orderBy.length > 0,
};

const castRelation: Refusal = {
  name: 'relations-cast',
  collections: `${relations}, without \`ConsistencyLevel: eventual\``,
  says: 'A type behind it: `/members/microsoft.graph.user`.',
  ...listMembers,
  code: unsupportedQuery,
  // Assumption: the words.
  message: "OData cast only works with a special request header: 'ConsistencyLevel: eventual'",
  refuses: () => true,
};

/** The rules of a collection, where it is reached from another object. */
function relationOf(rules: DirectoryRules): DirectoryRules {
  return { ...rules, notAdvanced: [filteredRelation, ...rules.notAdvanced], withoutHeader: rules.withoutHeader };
}

function castOf(rules: DirectoryRules): DirectoryRules {
  return { ...relationOf(rules), withoutHeader: [castRelation, ...rules.withoutHeader] };
}

const columns: readonly (readonly [Use, string])[] = [
  ['eq', 'with `eq`, `ne`, `in`'],
  ['startsWith', 'with `startsWith`'],
  ['endsWith', 'with `endsWith`'],
  ['ge', 'with `ge`, `le`'],
  ['null', 'that compares with `null`'],
  ['count', 'on the `$count`'],
  ['any', 'with `any()` alone'],
];

/** Which properties have a support, by what is done with them: for the table of rules. */
function textOf(filters: FilterTable, support: Support): string {
  const texts = columns.map(([use, words]) => {
    const names = [...filters].filter(([, uses]) => uses[use] === support).map(([name]) => name);
    return names.length === filters.size ? `${words} of any` : names.length === 0 ? '' : `${words}: ${names.join(', ')}`;
  });
  return texts.filter((text) => text !== '').join('; ');
}

const registered: Sorting = { byDefault: [], advanced: ['createdDateTime', 'deletedDateTime', 'displayName'] };

/** What is refused of a list of users. */
export const userRules = rulesOf('users', 'User', userFilters, {
  byDefault: ['displayName', 'userPrincipalName'],
  advanced: ['createdDateTime', 'deletedDateTime'],
});

/** What is refused of a list of groups. */
export const groupRules = rulesOf('groups', 'Group', groupFilters, { byDefault: ['displayName'], advanced: ['deletedDateTime'] });

/** What is refused of what leads to people and groups alike, such as the members of a group. */
export const objectRules = relationOf(
  rulesOf('directoryObjects', 'DirectoryObject', new Map([...groupFilters, ...userFilters]), {
    byDefault: [],
    advanced: ['createdDateTime', 'deletedDateTime', 'displayName', 'userPrincipalName'],
  }),
);

/** What is refused of such a list, cut down to people or to groups. */
export const castRules = { user: castOf(userRules), group: castOf(groupRules) } as const;

/** What is refused of a list of applications. */
export const applicationRules = rulesOf('applications', 'Application', applicationFilters, registered);

/** What is refused of a list of service principals. */
export const servicePrincipalRules = rulesOf('servicePrincipals', 'ServicePrincipal', servicePrincipalFilters, registered);

/** All that the directory refuses and ignores. */
export const directoryRules: readonly QueryRule[] = [userRules, groupRules, objectRules, applicationRules, servicePrincipalRules].flatMap(
  ({ always, withoutHeader: unheaded, notAdvanced }) => [...always, ...unheaded, ...notAdvanced],
);
