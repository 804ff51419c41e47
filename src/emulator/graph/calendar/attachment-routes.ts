import type { Attachment } from '../../tenant/mailbox.ts';
import { openEventUpload } from '../attachment-upload.ts';
import { type CollectionOptions, listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import { attachmentFrom, attachmentResource } from '../outlook/attachments.ts';
import { itemNotFound } from '../outlook/item-not-found.ts';
import { type Call, GraphFailure, type Route } from '../route.ts';
import { calendarRoute } from './calendar-route.ts';
import { applyChange } from './change-event.ts';
import { idOf, type Instance } from './instance.ts';
import { calendarContext } from './opened-calendar.ts';
import { openEvent } from './opened-event.ts';
import { eventRules } from './query-rules.ts';

/** Attachments of events: listing, reading, adding small and large ones, removing. https://learn.microsoft.com/graph/api/event-post-attachments */
export const attachmentRoutes: readonly Route[] = [
  ...calendarRoute('GET /me/events/{event-id}/attachments', async (call) => {
    const { instance } = await openEvent(call, 'read');
    return listReply(call, instance.content.attachments, listOptions(call, instance));
  }),
  ...calendarRoute('POST /me/events/{event-id}/attachments', async (call) => {
    const { store, instance } = await openEvent(call, 'write');
    const now = call.tenant.clock.now();
    const attachment = attachmentFrom(await call.json(), { ownerId: call.owner.id, ids: call.tenant.ids, now });
    applyChange(store, instance, { attachments: [...instance.content.attachments, attachment] }, now);
    return entityReply(call, attachment, { ...listOptions(call, instance), status: 201 });
  }),
  ...calendarRoute('POST /me/events/{event-id}/attachments/createUploadSession', async (call) => {
    const { instance } = await openEvent(call, 'write');
    if (instance.original !== undefined) {
      throw new GraphFailure(501, 'NotImplemented', 'The emulator does not upload large attachments to one occurrence of a series.');
    }
    return openEventUpload(call, instance.event);
  }),
  ...calendarRoute('GET /me/events/{event-id}/attachments/{attachment-id}', async (call) => {
    const { instance } = await openEvent(call, 'read');
    return entityReply(call, attachmentIn(call, instance), listOptions(call, instance));
  }),
  ...calendarRoute('GET /me/events/{event-id}/attachments/{attachment-id}/$value', async (call) => {
    const { kind, contentType, content } = attachmentIn(call, (await openEvent(call, 'read')).instance);
    if (kind === 'item')
      throw new GraphFailure(501, 'NotImplemented', 'The emulator does not write the attached item of an event as MIME.');
    if (kind === 'reference') throw new GraphFailure(400, 'ErrorInvalidRequest', 'A reference attachment has no content of its own.');
    return { status: 200, headers: { 'Content-Type': contentType }, body: content };
  }),
  ...calendarRoute('DELETE /me/events/{event-id}/attachments/{attachment-id}', async (call) => {
    const { store, instance } = await openEvent(call, 'write');
    const attachment = attachmentIn(call, instance);
    const attachments = instance.content.attachments.filter((other) => other !== attachment);
    applyChange(store, instance, { attachments }, call.tenant.clock.now());
    return { status: 204 };
  }),
];

function attachmentIn(call: Call, { content }: Instance): Attachment {
  const attachment = content.attachments.find(({ id }) => id === call.params['attachment-id']);
  if (!attachment) throw itemNotFound();
  return attachment;
}

function listOptions(call: Call, instance: Instance): CollectionOptions<Attachment> {
  return {
    context: calendarContext(call, `events('${encodeURIComponent(idOf(instance, false))}')/attachments`),
    type: { name: 'attachment' },
    defaultTop: 1000,
    paging: 'skip',
    resource: attachmentResource,
    rules: () => eventRules,
  };
}
