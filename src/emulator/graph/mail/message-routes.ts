import type { Mailbox, Message } from '../../tenant/mailbox.ts';
import { checkIfMatch } from '../etags.ts';
import { countReply, listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply, Route } from '../route.ts';
import { readsInside } from './attached-message.ts';
import { touchMessage } from './changes.ts';
import { destinationOf } from './destination.ts';
import { draftOf } from './drafts.ts';
import { readEventExpand } from './event-expand.ts';
import { wellKnownFolder } from './folders.ts';
import { mailRoute } from './mail-route.ts';
import { changesFrom } from './message-input.ts';
import { messageExpand, messageListOptions, messagesNewestFirst } from './message-list.ts';
import { messageEtag, messageResource, messageType, messageView } from './message-resource.ts';
import { refuseTooLarge } from './message-size.ts';
import { addMessage, copyMessageTo, eraseMessage, moveMessageTo } from './messages.ts';
import { writeMime } from './mime-writer.ts';
import { mailContext, openFolder, openMailbox, openMessage } from './opened-mailbox.ts';
import { refuseSearchFolder } from './search-folders.ts';
import { readSubmission } from './submission-input.ts';

/** Reading, making, changing, moving and deleting messages. */
export const messageRoutes: readonly Route[] = [
  ...mailRoute('GET /me/messages', (call) => list(call, everyMessage(call))),
  ...mailRoute('GET /me/messages/$count', async (call) => countReply(call, everyMessage(call), await messageListOptions(call))),
  ...mailRoute('GET /me/mailFolders/{mailFolder-id}/messages', async (call) => {
    const { mailbox, folder } = openFolder(call);
    return list(call, messagesNewestFirst(mailbox, call.tenant.clock.now(), folder));
  }),
  ...mailRoute('GET /me/mailFolders/{mailFolder-id}/messages/$count', async (call) => {
    const { mailbox, folder } = openFolder(call);
    return countReply(call, messagesNewestFirst(mailbox, call.tenant.clock.now(), folder), await messageListOptions(call));
  }),
  ...mailRoute('POST /me/messages', async (call) => {
    const mailbox = openMailbox(call);
    return create(call, mailbox, wellKnownFolder(mailbox, 'drafts').id);
  }),
  ...mailRoute('POST /me/mailFolders/{mailFolder-id}/messages', async (call) => {
    const { mailbox, folder } = openFolder(call);
    return create(call, mailbox, refuseSearchFolder(folder).id);
  }),
  ...mailRoute('GET /me/messages/{message-id}', (call) => messageReply(call, openMessage(call).message)),
  ...mailRoute('GET /me/messages/{message-id}/$value', async (call) => ({
    status: 200,
    headers: { 'Content-Type': 'text/plain' },
    body: await writeMime(openMessage(call).message, readsInside(call.tenant, call.owner)),
  })),
  ...mailRoute('PATCH /me/messages/{message-id}', async (call) => {
    const { mailbox, message } = openMessage(call);
    checkIfMatch(call, messageEtag(message));
    const { internetMessageHeaders, ...changes } = changesFrom(await call.json(), message, call.tenant);
    Object.assign(message, changes);
    if (internetMessageHeaders) message.internetMessageHeaders = withHeaders(message, internetMessageHeaders);
    touchMessage(mailbox, message, call.tenant.clock.now());
    return messageReply(call, message);
  }),
  ...mailRoute('DELETE /me/messages/{message-id}', (call) => {
    const { mailbox, message } = openMessage(call);
    checkIfMatch(call, messageEtag(message));
    discard(mailbox, message, call.tenant.clock.now());
    return { status: 204 };
  }),
  ...mailRoute('POST /me/messages/{message-id}/permanentDelete', (call) => {
    const { mailbox, message } = openMessage(call);
    eraseMessage(mailbox, message);
    return { status: 204 };
  }),
  ...mailRoute('POST /me/messages/{message-id}/move', async (call) => {
    const { mailbox, message } = openMessage(call);
    moveMessageTo(mailbox, message, refuseSearchFolder(await destinationOf(call, mailbox)).id, call.tenant.clock.now());
    return messageReply(call, message, 201);
  }),
  ...mailRoute('POST /me/messages/{message-id}/copy', async (call) => {
    const { mailbox, message } = openMessage(call);
    const copy = copyMessageTo(
      mailbox,
      message,
      refuseSearchFolder(await destinationOf(call, mailbox)).id,
      call.tenant.ids,
      call.tenant.clock.now(),
    );
    return messageReply(call, copy, 201);
  }),
];

/** Answers with one message as the caller sees it. */
export async function messageReply(call: Call, message: Message, status = 200): Promise<Reply> {
  const view = await messageView(call);
  const { plain, alwaysSelected, addTo } = readEventExpand(call);
  return entityReply(plain, message, {
    context: mailContext(call, 'messages'),
    type: messageType,
    status,
    etag: messageEtag(message),
    resource: (item, select) => addTo(messageResource(item, view, select), item),
    alwaysSelected,
    expand: messageExpand(view),
    headers: view.headers,
  });
}

async function list(call: Call, messages: readonly Message[]): Promise<Reply> {
  const { plain, alwaysSelected, addTo } = readEventExpand(call);
  const options = await messageListOptions(plain);
  const resource = (message: Message, select: readonly string[] | undefined): Resource | Promise<Resource> =>
    addTo(messageResource(message, options.view, select), message);
  return listReply(plain, messages, { ...options, resource, alwaysSelected });
}

function everyMessage(call: Call): Message[] {
  return messagesNewestFirst(openMailbox(call), call.tenant.clock.now());
}

async function create(call: Call, mailbox: Mailbox, folderId: string): Promise<Reply> {
  const { content, thread } = await readSubmission(call, 'message');
  const draft = draftOf(call.tenant, call.owner, content, thread);
  refuseTooLarge(call.tenant, draft, 'save');
  return messageReply(call, addMessage(mailbox, folderId, draft, call.tenant.ids), 201);
}

/** Deletes as a person does: into Deleted Items; from there to where only recovery looks; from there for good. */
function discard(mailbox: Mailbox, message: Message, now: Date): void {
  const trash = wellKnownFolder(mailbox, 'deleteditems').id;
  const recoverable = wellKnownFolder(mailbox, 'recoverableitemsdeletions').id;
  if (message.parentFolderId === recoverable) eraseMessage(mailbox, message);
  else moveMessageTo(mailbox, message, message.parentFolderId === trash ? recoverable : trash, now);
}

function withHeaders(message: Message, added: Message['internetMessageHeaders']): Message['internetMessageHeaders'] {
  const names = new Set(added.map(({ name }) => name.toLowerCase()));
  return [...message.internetMessageHeaders.filter(({ name }) => !names.has(name.toLowerCase())), ...added];
}
