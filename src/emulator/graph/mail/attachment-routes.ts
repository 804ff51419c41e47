import type { Attachment, Mailbox, Message } from '../../tenant/mailbox.ts';
import { type CollectionOptions, countReply, listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import { type Resource, selectProperties } from '../odata/select.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { attachedMessageResource, readsInside } from './attached-message.ts';
import { attachedItem, attachmentFrom, attachmentResource, isMessage } from '../outlook/attachments.ts';
import { touchMessage } from './changes.ts';
import { itemNotFound } from '../outlook/item-not-found.ts';
import { mailRoute } from './mail-route.ts';
import { messageFrom } from './message-input.ts';
import { messageView, type MessageView } from './message-resource.ts';
import { refuseTooLarge } from './message-size.ts';
import { writeMime } from './mime-writer.ts';
import { mailContext, openMessage } from './opened-mailbox.ts';
import { originOf } from './submission-input.ts';
import { openUploadSession } from './upload-session.ts';
import { outlookRules } from './query-rules.ts';

/** Attachments: listing, reading, adding small and large ones, removing. */
export const attachmentRoutes: readonly Route[] = [
  ...mailRoute('GET /me/messages/{message-id}/attachments', async (call) => {
    const { message } = openMessage(call);
    const { plain, item } = await readItemExpand(call);
    return listReply(plain, message.attachments, listOptions(plain, message, item));
  }),
  ...mailRoute('GET /me/messages/{message-id}/attachments/$count', (call) => {
    const { message } = openMessage(call);
    return countReply(call, message.attachments, listOptions(call, message, undefined));
  }),
  ...mailRoute('POST /me/messages/{message-id}/attachments', async (call) => {
    const { mailbox, message } = openMessage(call);
    const origin = originOf(call);
    const checkMessage = (item: unknown): void => void messageFrom(item, call.tenant, origin);
    const attachment = attachmentFrom(await call.json(), { ...origin, checkMessage });
    refuseTooLarge(call.tenant, message, 'save', attachment.size);
    attach(call, mailbox, message, attachment);
    return attachmentReply(call, message, attachment, 201);
  }),
  ...mailRoute('POST /me/messages/{message-id}/attachments/createUploadSession', async (call) => {
    const { mailbox, message } = openMessage(call);
    return openUploadSession(call, mailbox, message);
  }),
  ...mailRoute('GET /me/messages/{message-id}/attachments/{attachment-id}', (call) => {
    const { message } = openMessage(call);
    return attachmentReply(call, message, attachmentIn(call, message));
  }),
  ...mailRoute('GET /me/messages/{message-id}/attachments/{attachment-id}/$value', async (call) => {
    const attachment = attachmentIn(call, openMessage(call).message);
    if (attachment.kind === 'reference') {
      throw new GraphFailure(400, 'ErrorInvalidRequest', 'A reference attachment has no content of its own.');
    }
    return {
      status: 200,
      headers: { 'Content-Type': attachment.kind === 'item' ? 'text/plain' : attachment.contentType },
      body: attachment.kind === 'item' ? await itemMime(call, attachment) : attachment.content,
    };
  }),
  ...mailRoute('DELETE /me/messages/{message-id}/attachments/{attachment-id}', (call) => {
    const { mailbox, message } = openMessage(call);
    const attachment = attachmentIn(call, message);
    message.attachments = message.attachments.filter((other) => other !== attachment);
    touchMessage(mailbox, message, call.tenant.clock.now());
    return { status: 204 };
  }),
];

function attach(call: Call, mailbox: Mailbox, message: Message, attachment: Attachment): void {
  message.attachments.push(attachment);
  touchMessage(mailbox, message, call.tenant.clock.now());
}

function attachmentIn(call: Call, message: Message): Attachment {
  const attachment = message.attachments.find(({ id }) => id === call.params['attachment-id']);
  if (!attachment) throw itemNotFound();
  return attachment;
}

function listOptions(call: Call, message: Message, item: ItemView | undefined): CollectionOptions<Attachment> {
  return {
    context: contextFragment(call, message),
    type: { name: 'attachment' },
    defaultTop: 1000,
    paging: 'skip',
    resource: (attachment) => shown(call, attachment, item),
    rules: () => outlookRules,
  };
}

async function attachmentReply(call: Call, message: Message, attachment: Attachment, status = 200): Promise<Reply> {
  const { plain, item } = await readItemExpand(call);
  return entityReply(plain, attachment, {
    context: contextFragment(call, message),
    type: { name: 'attachment' },
    status,
    resource: (one) => shown(call, one, item),
  });
}

function contextFragment(call: Call, message: Message): string {
  return mailContext(call, `messages('${encodeURIComponent(message.id)}')/attachments`);
}

/** How the item inside an attachment is seen, and what of it; all where nothing is selected. */
interface ItemView {
  readonly view: MessageView;
  readonly select: readonly string[] | undefined;
}

/** @param expanded - Undefined: the item inside is not shown. */
function shown(call: Call, attachment: Attachment, expanded: ItemView | undefined): Resource {
  const resource = attachmentResource(attachment);
  if (!expanded || attachment.kind !== 'item') return resource;
  const { view, select } = expanded;
  const item = attachedItem(attachment);
  const whole = isMessage(item) ? attachedMessageResource(attachment, call.tenant, call.owner, view) : item;
  return { ...resource, item: selectProperties(whole, select, ['id']) };
}

/**
 * Takes `$expand=microsoft.graph.itemAttachment/item`, which is a cast and no property, out of a call. Of the item, some may be selected, and what is attached
 * to it may be expanded by name; it comes anyway where nothing is selected.
 */
async function readItemExpand(call: Call): Promise<{ readonly plain: Call; readonly item: ItemView | undefined }> {
  const found = /^microsoft\.graph\.itemAttachment\/item(?:\((.+)\))?$/i.exec(call.url.searchParams.get('$expand') ?? '');
  const select = selectedOfItem(found?.[1]?.split(';') ?? []);
  if (!found || select === 'other') return { plain: call, item: undefined };
  const url = new URL(call.url);
  url.searchParams.delete('$expand');
  return { plain: { ...call, url }, item: { view: await messageView(call), select } };
}

/** What options in parentheses select of an item; `other` where one of them is another. */
function selectedOfItem(options: readonly string[]): readonly string[] | undefined | 'other' {
  const select = options.flatMap((option) => /^\s*\$select=([\w\s,]+)$/i.exec(option)?.[1]?.split(',') ?? []).map((name) => name.trim());
  const expands = options.filter((option) => /^\s*\$expand=(?:microsoft\.graph\.message\/)?attachments\s*$/i.test(option)).length;
  const selects = options.filter((option) => /^\s*\$select=/i.test(option)).length;
  if (expands > 1 || selects > 1 || expands + selects < options.length || (selects > 0 && select.length === 0)) return 'other';
  if (selects === 0) return undefined;
  return expands > 0 ? [...select, 'attachments'] : select;
}

async function itemMime({ tenant, owner }: Call, attachment: Attachment): Promise<Uint8Array> {
  const inside = readsInside(tenant, owner);
  const item = await inside(attachment);
  return 'text' in item ? new Uint8Array(Buffer.from(item.text)) : writeMime(item, inside);
}
