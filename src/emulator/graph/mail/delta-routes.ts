import type { Message, MailFolder, Removed } from '../../tenant/mailbox.ts';
import { badRequest } from '../odata/bad-request.ts';
import { deltaReply, type DeltaPosition, readDelta } from '../odata/delta.ts';
import { matchesFilter } from '../odata/evaluate.ts';
import { expandResource } from '../odata/expand.ts';
import { underRules } from '../odata/query-rule.ts';
import { judgedQuery, withUnkept } from '../odata/whole-query.ts';
import { type Resource, selectProperties } from '../odata/select.ts';
import { preferenceApplied, readPreferences, withApplied } from '../prefer.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { type Change, type ChangePage, deltaStateFrom, nextChanges } from './delta.ts';
import { placementOf } from '../outlook/exchange-ids.ts';
import { createFolderView, folderType } from './folder-resource.ts';
import { mailRoute } from './mail-route.ts';
import { messageExpand } from './message-list.ts';
import { messageDeltaRules } from './query-rules.ts';
import { messageProperty, messageResource, messageType, messageView } from './message-resource.ts';
import { openFolder, openMailbox } from './opened-mailbox.ts';

/** Page size when the client asks for none. */
const defaultPageSize = 10;

const changeTypes = ['created', 'updated', 'deleted'] as const;

/**
 * Changes since the last time, of the messages of a folder and of the folders of a mailbox.
 * Sources: https://learn.microsoft.com/graph/delta-query-messages and https://learn.microsoft.com/graph/api/mailfolder-delta
 */
export const deltaRoutes: readonly Route[] = [
  ...mailRoute('GET /me/mailFolders/{mailFolder-id}/messages/delta', messageDelta),
  ...mailRoute('GET /me/mailFolders/delta', (call) => folderDelta(call)),
  ...mailRoute('GET /me/mailFolders/{mailFolder-id}/childFolders/delta', (call) => folderDelta(call, openFolder(call).folder)),
];

async function messageDelta(call: Call): Promise<Reply> {
  const { mailbox, folder } = openFolder(call);
  if (folder.search) throw new GraphFailure(501, 'NotImplemented', 'The emulator does not track changes of what a search folder finds.');
  const purpose = `messages:${folder.id}`;
  const position = readDelta(call, { purpose });
  const view = await messageView(call);
  const expand = messageExpand(view);
  const { query: asked, unkept } = await judgedQuery(position.query, messageType, Object.keys(expand));
  const query = underRules(call.tenant, asked, messageDeltaRules);
  const changeType = changeTypeIn(position);
  const matches = (message: Message): boolean =>
    query.filter === undefined ||
    matchesFilter(query.filter, { read: (name) => messageProperty(message, name, view), now: () => call.tenant.clock.now() });
  const items = [...mailbox.messages.values()].filter((message) => message.parentFolderId === folder.id && matches(message));
  const removed = mailbox.removed.filter(({ folderId }) => folderId === folder.id);

  const state = deltaStateFrom(position.state);
  const page = nextChanges(mailbox, items, removed, state, position.pageSize ?? defaultPageSize);
  const from = state?.from ?? mailbox.changeNumber;
  const changes = page.changes.filter(
    (change) => changeType === undefined || (state?.isFirst ?? true) || typeOf(change, from) === changeType,
  );
  const value: Resource[] = [];
  for (const change of changes) {
    if ('removed' in change) {
      value.push(removedResource(view.immutableIds ? change.removed.immutableId : change.removed.id, change.removed));
      continue;
    }
    const resource = { '@odata.type': '#microsoft.graph.message', ...messageResource(change.item, view, query.select) };
    value.push(await expandResource(withUnkept(resource, unkept), change.item, query.expand, expand, messageType));
  }
  return pageReply(call, { purpose, position, page, value, context: 'Collection(message)' }, view.headers);
}

async function folderDelta(call: Call, parent?: MailFolder): Promise<Reply> {
  const mailbox = openMailbox(call);
  const purpose = `folders:${mailbox.ownerId}:${parent?.id ?? ''}`;
  const position = readDelta(call, { purpose });
  const { query, unkept } = await judgedQuery(position.query, folderType);
  const items = [...mailbox.folders.values()].filter(
    (folder) => folder.parentFolderId !== null && !folder.isHidden && (parent === undefined || folder.parentFolderId === parent.id),
  );
  const removed = mailbox.removed.filter(({ folderId }) => folderId === null);
  const page = nextChanges(mailbox, items, removed, deltaStateFrom(position.state), position.pageSize ?? defaultPageSize);
  const show = createFolderView(mailbox, call.tenant.clock.now());
  const value = page.changes.map((change) =>
    'removed' in change
      ? removedResource(change.removed.id, change.removed)
      : withUnkept(selectProperties(show(change.item), query.select, ['id']), unkept),
  );
  return pageReply(call, { purpose, position, page, value, context: 'Collection(mailFolder)' }, {});
}

interface Answer {
  readonly purpose: string;
  readonly position: DeltaPosition;
  readonly page: ChangePage<unknown>;
  readonly value: readonly Resource[];
  readonly context: string;
}

function pageReply(call: Call, { purpose, position, page, value, context }: Answer, headers: Readonly<Record<string, string>>): Reply {
  const applied = preferenceApplied({ 'odata.maxpagesize': readPreferences(call.headers).maxPageSize });
  return deltaReply(call, {
    purpose,
    position,
    context,
    value,
    headers: withApplied(headers, applied),
    ...(page.hasMore ? { next: page.state } : { done: page.state }),
  });
}

function removedResource(id: string, { reason }: Removed): Resource {
  return { id, '@removed': { reason } };
}

/** `changeType` of the first request. It holds from the second round on: the first one tells everything. */
function changeTypeIn({ bakedQuery }: DeltaPosition): (typeof changeTypes)[number] | undefined {
  const text = new URLSearchParams(bakedQuery).get('changeType');
  if (text === null) return undefined;
  const found = changeTypes.find((type) => type === text.toLowerCase());
  if (!found) throw badRequest(`Invalid value '${text}' for changeType. Valid values are: ${changeTypes.join(', ')}.`);
  return found;
}

function typeOf(change: Change<Message>, from: number): (typeof changeTypes)[number] {
  if ('removed' in change) return 'deleted';
  return placementOf(change.item.id) > from ? 'created' : 'updated';
}
