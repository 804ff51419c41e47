import type { Expression } from '../odata/expression.ts';
import { namedProperties, propertiesIn } from '../odata/named-properties.ts';
import { largestPage } from '../odata/page-rules.ts';
import type { QueryOptions } from '../odata/query.ts';
import { partsOf, type QueryRule } from '../odata/query-rule.ts';
import { messageSearchRules } from './search-rules.ts';

const invalidNodes = {
  code: 'ErrorInvalidUrlQueryFilter',
  message: 'The query filter contains one or more invalid nodes.',
} as const;

const messagePage = largestPage(
  {
    name: 'messages-top',
    collections: 'messages',
    source: 'https://learn.microsoft.com/graph/api/user-list-messages',
    isAssumption: false,
  },
  1000,
);

/** What Exchange refuses of every list that is none of messages. */
export const outlookRules: readonly QueryRule[] = [
  // Assumption: the largest page of messages is that of the others. A larger page of one would change it.
  largestPage({ name: 'outlook-top', collections: 'mailFolders, masterCategories, messageRules, attachments', isAssumption: true }, 1000),
];

const endsWith: QueryRule = {
  name: 'mail-endswith',
  collections: 'messages, mailFolders',
  says: '`$filter` with `endswith`. Reported of messages.',
  source: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/4331',
  // Assumption: folders refuse it as messages do. A report of a folder that was found by it would change that.
  isAssumption: true,
  ...invalidNodes,
  refuses: filterHas((part) => part.kind === 'call' && part.name === 'endswith'),
};

const recipientCollections = ['toRecipients', 'ccRecipients', 'bccRecipients', 'replyTo'];

const recipients: QueryRule = {
  name: 'mail-recipients-any',
  collections: 'messages',
  says: '`$filter` with `any` or `all` on recipients. Reported of `toRecipients/any`.',
  source: 'https://github.com/microsoftgraph/microsoft-graph-explorer-v4/issues/3957',
  // Assumption: the other lists of recipients, and `all`, are refused as `toRecipients/any` is.
  isAssumption: true,
  ...invalidNodes,
  refuses: filterHas((part) => part.kind === 'lambda' && recipientCollections.includes(part.segments[0] ?? '')),
};

const foldersIn: QueryRule = {
  name: 'folders-in',
  collections: 'mailFolders',
  says: '`$filter` with `in`.',
  // Assumption: there is one report without a page to name. A folder that was found by `in` would change it.
  isAssumption: true,
  ...invalidNodes,
  refuses: filterHas((part) => part.kind === 'in'),
};

const bodies: QueryRule = {
  name: 'messages-body',
  collections: 'messages',
  says: '`$filter` and `$orderby` by `body` and `uniqueBody` themselves.',
  // Assumption: they are no values that can be compared. An answer to such a query would change it.
  isAssumption: true,
  code: 'BadRequest',
  message: 'The property body cannot be used in $filter or $orderby.',
  refuses: (query) => namedProperties(query).some((path) => path === 'body' || path === 'uniqueBody'),
};

const inefficient: QueryRule = {
  name: 'messages-inefficient',
  collections: 'messages',
  says: '`$orderby` with a `$filter` in which its properties do not come first, in the same order.',
  source: 'https://learn.microsoft.com/graph/api/user-list-messages',
  isAssumption: false,
  code: 'InefficientFilter',
  message: 'The restriction or sort order is too complex for this operation.',
  refuses({ filter, orderBy }) {
    if (!filter) return false;
    const filtered = propertiesIn(filter);
    return orderBy.some(({ segments }, index) => filtered[index]?.toLowerCase() !== segments.join('/').toLowerCase());
  },
};

/** What Exchange refuses and ignores of a list of messages. */
export const messageRules: readonly QueryRule[] = [messagePage, ...messageSearchRules, bodies, inefficient, endsWith, recipients];

/** What Exchange refuses of a list of folders. */
export const folderRules: readonly QueryRule[] = [...outlookRules, endsWith, foldersIn];

/** What Exchange ignores of a list of categories. */
export const categoryRules: readonly QueryRule[] = [
  ...outlookRules,
  {
    name: 'categories-filter',
    collections: 'masterCategories',
    says: 'Ignored: `$filter`.',
    source: 'https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/648',
    isAssumption: false,
    becomes: ({ filter: _ignored, ...query }) => query,
  },
];

const deltaSource = 'https://learn.microsoft.com/graph/delta-query-messages';

/** What change tracking of messages refuses. */
export const messageDeltaRules: readonly QueryRule[] = [
  {
    name: 'message-delta-filter',
    collections: 'messages/delta',
    says: '`$filter` other than `receivedDateTime ge` or `gt` a moment.',
    source: deltaSource,
    isAssumption: false,
    code: 'ErrorInvalidUrlQuery',
    // The words: https://github.com/microsoftgraph/microsoft-graph-docs/issues/18636
    message:
      "The '$filter' parameter value is not supported for 'Messages' resource; only a value of 'receivedDateTime ge value' is supported.",
    refuses: ({ filter }) => filter !== undefined && !isSince(filter),
  },
  {
    name: 'message-delta-orderby',
    collections: 'messages/delta',
    says: '`$orderby` other than `receivedDateTime desc`.',
    source: deltaSource,
    isAssumption: false,
    code: 'ErrorInvalidUrlQuery',
    // Assumption: the words are those of a refused `$filter`.
    message:
      "The '$orderby' parameter value is not supported for 'Messages' resource; only a value of 'receivedDateTime desc' is supported.",
    refuses: ({ orderBy }) => orderBy.some(({ segments, descending }) => segments.join('/') !== 'receivedDateTime' || !descending),
  },
  {
    name: 'message-delta-search',
    collections: 'messages/delta',
    says: '`$search`.',
    source: deltaSource,
    isAssumption: false,
    code: 'ErrorInvalidUrlQuery',
    // Assumption: the words.
    message: "The '$search' parameter is not supported for change tracking of the 'Messages' resource.",
    refuses: ({ search }) => search !== undefined,
  },
];

function isSince(filter: Expression): boolean {
  return (
    filter.kind === 'comparison' &&
    ['ge', 'gt'].includes(filter.operator) &&
    filter.left.kind === 'path' &&
    filter.left.segments.join('/') === 'receivedDateTime' &&
    filter.right.kind === 'literal'
  );
}

function filterHas(wanted: (part: Expression) => boolean): (query: QueryOptions) => boolean {
  return ({ filter }) => filter !== undefined && partsOf(filter).some(wanted);
}
