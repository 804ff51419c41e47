import type { Mailbox, MailFolder, Message } from '../../tenant/mailbox.ts';
import { badRequest } from '../odata/bad-request.ts';
import type { CollectionOptions } from '../odata/collection.ts';
import type { Expand } from '../odata/expand.ts';
import type { Expression } from '../odata/expression.ts';
import type { QueryOptions } from '../odata/query.ts';
import { checkRules } from '../odata/query-rule.ts';
import { type Call, GraphFailure } from '../route.ts';
import { attachmentResource } from './attachments.ts';
import { extendedExpand } from './extended-expand.ts';
import { expandedProperties } from './extended-properties.ts';
import { wellKnownFolder } from './folders.ts';
import { isContent, messageProperty, messageResource, messageType, messageView, type MessageView } from './message-resource.ts';
import { messageRules } from './query-rules.ts';
import { messagesIn } from './search-folders.ts';
import { searchTest } from './search.ts';

/**
 * Messages, newest first: those that one folder shows, or all of the mailbox but for what was deleted for good.
 *
 * @param folder - Undefined: the whole mailbox.
 * @param now - For the filter of a search folder.
 */
export function messagesNewestFirst(mailbox: Mailbox, now: Date, folder?: MailFolder): Message[] {
  const hidden = wellKnownFolder(mailbox, 'recoverableitemsdeletions').id;
  const found = folder
    ? messagesIn(mailbox, folder, now)
    : [...mailbox.messages.values()].filter(({ parentFolderId }) => parentFolderId !== hidden);
  // Reversed first: of two that came at the same moment, the later one is the newer.
  return found.reverse().sort((a, b) => (a.receivedDateTime < b.receivedDateTime ? 1 : a.receivedDateTime > b.receivedDateTime ? -1 : 0));
}

/** How a list of messages answers. Limits: https://learn.microsoft.com/graph/api/user-list-messages */
export async function messageListOptions(call: Call): Promise<CollectionOptions<Message>> {
  const view = await messageView(call);
  return {
    context: `users('${call.owner.id}')/messages`,
    type: messageType,
    defaultTop: 10,
    maxTop: 1000,
    paging: 'skip',
    resource: (message, select) => messageResource(message, view, select),
    read: (message, property) => messageProperty(message, property, view),
    expand: messageExpand(view),
    search: searchTest,
    searchLimit: 1000,
    check(query) {
      checkQuery(query, view);
      checkRules(call.tenant, query, messageRules);
    },
    headers: view.headers,
  };
}

/** What `$expand` may name on a message. Without the permission to read content there is nothing to see of it. */
export function messageExpand({ seesContent }: MessageView): Expand<Message> {
  return {
    attachments: (message) => (seesContent ? message.attachments.map(attachmentResource) : []),
    ...extendedExpand((message, collection, filter) => {
      const all = expandedProperties(message, collection, filter);
      return seesContent ? all : [];
    }),
  };
}

function checkQuery(query: QueryOptions, view: MessageView): void {
  if (query.search !== undefined) {
    if (query.filter) throw notWithSearch('Filter');
    if (query.orderBy.length > 0) throw notWithSearch('OrderBy');
    if (query.skip > 0) throw notWithSearch('Skip');
  }
  const named = [...(query.filter ? propertiesIn(query.filter) : []), ...query.orderBy.map(({ segments }) => segments.join('/'))];
  // Assumption: the search index and a filter would tell what ReadBasic hides, so both are refused.
  if (!view.seesContent && (query.search !== undefined || named.some((path) => isContent(path.split('/')[0] ?? '')))) {
    throw new GraphFailure(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
  if (named.includes('body') || named.includes('uniqueBody')) throw badRequest('The property body cannot be used in $filter or $orderby.');
  refuseInefficient(query);
}

function notWithSearch(option: 'Filter' | 'OrderBy' | 'Skip'): GraphFailure {
  const name = `$${option.charAt(0).toLowerCase()}${option.slice(1)}`;
  return new GraphFailure(400, `SearchWith${option}`, `The query parameter '${name}' is not supported with '$search'.`);
}

/**
 * With `$filter`, the properties of `$orderby` must be in the filter too, in the same order, before any others.
 * Source: https://learn.microsoft.com/graph/api/user-list-messages, "Using filter and orderby in the same query".
 */
function refuseInefficient({ filter, orderBy }: QueryOptions): void {
  if (!filter || orderBy.length === 0) return;
  const filtered = propertiesIn(filter);
  const isEfficient = orderBy.every(({ segments }, index) => filtered[index]?.toLowerCase() === segments.join('/').toLowerCase());
  if (!isEfficient) {
    throw new GraphFailure(400, 'InefficientFilter', 'The restriction or sort order is too complex for this operation.');
  }
}

/** The properties in a filter, each once, in the order in which they stand there. */
function propertiesIn(expression: Expression): string[] {
  return [...new Set(walk(expression))];
}

function walk(expression: Expression): string[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'path':
      return [expression.segments.join('/')];
    case 'call':
      return expression.args.flatMap(walk);
    case 'comparison':
    case 'logical':
      return [...walk(expression.left), ...walk(expression.right)];
    case 'not':
    case 'in':
      return walk(expression.operand);
    case 'lambda':
      return [expression.segments.join('/')];
  }
}
