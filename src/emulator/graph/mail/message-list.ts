import type { Mailbox, MailFolder, Message } from '../../tenant/mailbox.ts';
import type { CollectionOptions } from '../odata/collection.ts';
import type { Expand } from '../odata/expand.ts';
import { namedProperties } from '../odata/named-properties.ts';
import type { QueryOptions } from '../odata/query.ts';
import { type Call, GraphFailure } from '../route.ts';
import { attachmentResource } from '../outlook/attachments.ts';
import { extendedExpand } from '../outlook/extended-expand.ts';
import { expandedProperties } from './extended-properties.ts';
import { wellKnownFolder } from './folders.ts';
import { mailContext } from './opened-mailbox.ts';
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
export async function messageListOptions(call: Call): Promise<CollectionOptions<Message> & { readonly view: MessageView }> {
  const view = await messageView(call);
  return {
    view,
    context: mailContext(call, 'messages'),
    type: messageType,
    defaultTop: 10,
    paging: 'skip',
    resource: (message, select) => messageResource(message, view, select),
    read: (message, property) => messageProperty(message, property, view),
    expand: messageExpand(view),
    search: (text, { searchesBeginnings = false }) => searchTest(text, call.tenant.clock.now(), searchesBeginnings),
    searchLimit: 1000,
    check: (query) => checkQuery(query, view),
    rules: () => messageRules,
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
  // Assumption: the search index and a filter would tell what ReadBasic hides, so both are refused.
  const wantsContent = query.search !== undefined || namedProperties(query).some((path) => isContent(path.split('/')[0] ?? ''));
  if (wantsContent && !view.seesContent) {
    throw new GraphFailure(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
}
