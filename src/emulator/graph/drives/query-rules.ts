import type { QueryOptions } from '../odata/query.ts';
import type { QueryRule, Refusal } from '../odata/query-rule.ts';

const page = 'https://learn.microsoft.com/graph/api/driveitem-list-children';
const of = 'children of folders';

/** What the page of the list says that one may sort by. */
const sortable = ['name', 'size', 'lastModifiedDateTime', 'webUrl'];

const order: Refusal = {
  name: 'drive-children-orderby',
  collections: of,
  says: '`$orderby` of anything but `name`, `size`, `lastModifiedDateTime` and `webUrl`.',
  source: page,
  isAssumption: true,
  code: 'invalidRequest',
  message: 'The orderby expression is not supported.',
  refuses: ({ orderBy }) => orderBy.some(({ segments }) => !sortable.includes(segments.join('/'))),
};

function without(name: string, option: string, refuses: (query: QueryOptions) => boolean): Refusal {
  return {
    name: `drive-children-${name}`,
    collections: of,
    says: `\`${option}\`, which the page of the list does not name.`,
    source: page,
    isAssumption: true,
    code: 'notSupported',
    message: `The query option ${option} is not supported.`,
    refuses,
  };
}

/** What is refused of a list of what is in a folder. */
export const childrenRules: readonly QueryRule[] = [
  order,
  without('skip', '$skip', ({ skip }) => skip > 0),
  without('search', '$search', ({ search }) => search !== undefined),
];

/** All that OneDrive and SharePoint refuse of a query. */
export const driveRules: readonly QueryRule[] = childrenRules;
