import type { Expression } from '../odata/expression.ts';
import type { QueryOptions } from '../odata/query.ts';
import { partsOf, type QueryRule, type Refusal, type Substitution } from '../odata/query-rule.ts';

const pages = 'https://learn.microsoft.com/graph/api';

/** @param source - After the address of the reference: `chat-list`. */
function largestPage(collections: string, name: string, source: string): Refusal {
  return {
    name,
    collections,
    says: '`$top` above 50.',
    source: `${pages}/${source}`,
    isAssumption: false,
    code: 'BadRequest',
    // Assumption: the words of Microsoft's OData library. The pages have the number.
    message: ({ top }) => `The limit of '50' for Top query has been exceeded. The value from the incoming request is '${top}'.`,
    refuses: ({ top }) => top !== undefined && top > 50,
  };
}

/** What a collection does not look at is refused. */
function noneOf(collections: string, name: string, source: string, options: readonly (keyof typeof asked)[]): Refusal {
  const found = (query: QueryOptions): string | undefined => options.find((option) => asked[option](query));
  return {
    name,
    collections,
    says: `${options.map((option) => `\`$${option.toLowerCase()}\``).join(', ')}.`,
    source: `${pages}/${source}`,
    // Assumption: the page says that they are not supported; the words are those of Microsoft's OData library.
    isAssumption: true,
    code: 'BadRequest',
    message: (query) =>
      `Query option '${found(query)}' is not allowed. To allow it, set the 'AllowedQueryOptions' property on EnableQueryAttribute or QueryValidationSettings.`,
    refuses: (query) => found(query) !== undefined,
  };
}

const asked = {
  Filter: (query: QueryOptions) => query.filter !== undefined,
  OrderBy: (query: QueryOptions) => query.orderBy.length > 0,
  Top: (query: QueryOptions) => query.top !== undefined,
  Skip: (query: QueryOptions) => query.skip > 0,
  Search: (query: QueryOptions) => query.search !== undefined,
} as const;

function isSortedBy(query: QueryOptions, paths: readonly string[]): boolean {
  return query.orderBy.every(({ segments }) => paths.includes(segments.join('/')));
}

const lastMessage = ['lastMessagePreview/createdDateTime'];

const chatOrder: Substitution = {
  name: 'chats-orderby',
  collections: 'chats',
  says: 'Ignored: `$orderby` by what is not `lastMessagePreview/createdDateTime`.',
  source: 'https://learn.microsoft.com/answers/questions/873489/sorting-chats',
  // Assumption: it is ignored for every other property, as it is reported of three.
  isAssumption: true,
  becomes: (query) => (isSortedBy(query, lastMessage) ? query : { ...query, orderBy: [] }),
};

function noAscending(collections: string, name: string, source: string): Refusal {
  return {
    name,
    collections,
    says: '`$orderby` in ascending order.',
    source: `${pages}/${source}`,
    isAssumption: false,
    code: 'BadRequest',
    // Assumption: the words.
    message: 'Ascending order is not supported.',
    refuses: (query) => query.orderBy.some(({ descending }) => !descending),
  };
}

/** What is refused and ignored of a list of chats. */
export const chatRules: readonly QueryRule[] = [
  largestPage('chats', 'chats-top', 'chat-list'),
  noneOf('chats', 'chats-options', 'chat-list', ['Skip', 'Search']),
  chatOrder,
  noAscending('chats', 'chats-ascending', 'chat-list'),
];

const moments = ['lastModifiedDateTime', 'createdDateTime'];

const messageOrder: Refusal = {
  name: 'chat-messages-orderby',
  collections: 'messages of a chat',
  says: '`$orderby` by what is not `lastModifiedDateTime` or `createdDateTime`.',
  source: `${pages}/chat-list-messages`,
  isAssumption: false,
  code: 'BadRequest',
  // Assumption: the words.
  message: 'The order by is not supported.',
  refuses: (query) => !isSortedBy(query, moments),
};

const messageFilter: Substitution = {
  name: 'chat-messages-filter',
  collections: 'messages of a chat',
  says: 'Ignored: `$filter` on another property than that of `$orderby`.',
  source: `${pages}/chat-list-messages`,
  isAssumption: false,
  becomes({ filter, ...query }) {
    const [first] = query.orderBy;
    const property = first?.segments.join('/');
    return filter === undefined || !onlyOn(filter, property) ? query : { ...query, filter };
  },
};

const messageOperators: Refusal = {
  name: 'chat-messages-operators',
  collections: 'messages of a chat',
  says: '`$filter` with operators other than `gt` and `lt`, and `gt` on `createdDateTime`.',
  source: `${pages}/chat-list-messages`,
  isAssumption: false,
  code: 'BadRequest',
  // Assumption: the words.
  message: 'The filter is not supported.',
  refuses: ({ filter }) => filter !== undefined && partsOf(filter).some(isOtherOperator),
};

function isOtherOperator(part: Expression): boolean {
  if (part.kind !== 'comparison') return part.kind === 'call' || part.kind === 'not' || part.kind === 'in' || part.kind === 'lambda';
  const isCreated = partsOf(part).some((one) => one.kind === 'path' && one.segments.join('/') === 'createdDateTime');
  return isCreated ? part.operator !== 'lt' : !['gt', 'lt'].includes(part.operator);
}

function onlyOn(filter: Expression, property: string | undefined): boolean {
  return partsOf(filter).every((part) => part.kind !== 'path' || part.segments.join('/') === property);
}

/** What is refused and ignored of a list of the messages of a chat. */
export const chatMessageRules: readonly QueryRule[] = [
  largestPage('messages of a chat', 'chat-messages-top', 'chat-list-messages'),
  noneOf('messages of a chat', 'chat-messages-options', 'chat-list-messages', ['Skip', 'Search']),
  messageOrder,
  noAscending('messages of a chat', 'chat-messages-ascending', 'chat-list-messages'),
  messageFilter,
  messageOperators,
];

/** What is refused of a list of the messages of a channel, and of replies. */
export const channelMessageRules: readonly QueryRule[] = [
  largestPage('messages of a channel, replies', 'channel-messages-top', 'channel-list-messages'),
  noneOf('messages of a channel, replies', 'channel-messages-options', 'channel-list-messages', ['Filter', 'OrderBy', 'Skip', 'Search']),
];

const deltaFilter: Refusal = {
  name: 'channel-delta-filter',
  collections: 'changes of the messages of a channel',
  says: '`$filter` other than `lastModifiedDateTime gt`.',
  source: `${pages}/chatmessage-delta`,
  isAssumption: false,
  code: 'BadRequest',
  // Assumption: the words.
  message: 'The filter is not supported.',
  refuses: ({ filter }) =>
    filter !== undefined && !(filter.kind === 'comparison' && filter.operator === 'gt' && onlyOn(filter, 'lastModifiedDateTime')),
};

/** What is refused of the changes of the messages of a channel. */
export const channelDeltaRules: readonly QueryRule[] = [
  largestPage('changes of the messages of a channel', 'channel-delta-top', 'chatmessage-delta'),
  noneOf('changes of the messages of a channel', 'channel-delta-options', 'chatmessage-delta', ['OrderBy', 'Search']),
  deltaFilter,
];

/** What is refused of a list of all teams. */
export const teamRules: readonly QueryRule[] = [noneOf('teams', 'teams-options', 'teams-list', ['OrderBy', 'Skip', 'Search'])];

/** What is refused of a list of joined teams. */
export const joinedTeamRules: readonly QueryRule[] = [
  noneOf('joinedTeams', 'joined-teams-options', 'user-list-joinedteams', ['Filter', 'OrderBy', 'Top', 'Skip', 'Search']),
];

/** All that Teams refuses and ignores. */
export const teamsRules: readonly QueryRule[] = [
  ...chatRules,
  ...chatMessageRules,
  ...channelMessageRules,
  ...channelDeltaRules,
  ...teamRules,
  ...joinedTeamRules,
];
