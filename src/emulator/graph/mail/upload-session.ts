import type { Mailbox, Message, UploadSession } from '../../tenant/mailbox.ts';
import { contextOf } from '../odata/context.ts';
import { type Call, GraphFailure, type Reply } from '../route.ts';
import { uploadOrigin } from '../upload-origin.ts';
import { largestUpload, smallestUpload } from '../outlook/attachments.ts';
import { badBody, booleanFrom, countFrom, memberOf, objectFrom, textFrom, wordFrom } from '../json-input.ts';

/** How long an upload may take. Assumption: the service's value varies; the documentation's sample shows about a day. */
const lifetime = 24 * 60 * 60 * 1000;

/**
 * Begins the upload of a large attachment: answers with the address that takes its bytes.
 *
 * Source: https://learn.microsoft.com/graph/outlook-large-attachments
 * @throws GraphFailure 400 below 3 MB or without a name; 413 above 150 MB.
 */
export async function openUploadSession(call: Call, mailbox: Mailbox, item: Pick<Message, 'immutableId'>): Promise<Reply> {
  const { name, size, contentType, isInline, contentId } = await itemIn(call);
  if (size < smallestUpload) {
    throw new GraphFailure(
      400,
      'ErrorAttachmentSizeShouldNotBeLessThanMinimumSize',
      'The attachment size should be more than the minimum size of 3 MB to use an upload session.',
    );
  }
  if (size > largestUpload) throw new GraphFailure(413, 'ErrorAttachmentSizeLimitExceeded', 'The attachment is larger than 150 MB.');
  const now = call.tenant.clock.now();
  const session: UploadSession = {
    id: call.tenant.ids.opaque(36),
    messageId: item.immutableId,
    name,
    contentType,
    isInline,
    contentId,
    size,
    chunks: [],
    received: 0,
    expirationDateTime: new Date(now.getTime() + lifetime).toISOString(),
  };
  mailbox.uploads.set(session.id, session);
  return {
    status: 201,
    body: {
      '@odata.context': contextOf(call, 'microsoft.graph.uploadSession'),
      uploadUrl: `${uploadOrigin(call.url.origin)}/_upload/${session.id}`,
      ...sessionState(session),
    },
  };
}

/** What an upload session tells about itself. */
export function sessionState(session: UploadSession): { expirationDateTime: string; nextExpectedRanges: string[] } {
  // Outlook names the next byte alone, without the end of the file.
  return { expirationDateTime: session.expirationDateTime, nextExpectedRanges: [String(session.received)] };
}

async function itemIn(call: Call): Promise<Pick<UploadSession, 'name' | 'size' | 'contentType' | 'isInline' | 'contentId'>> {
  const value = memberOf(objectFrom(await call.json(), 'The body'), 'attachmentItem');
  if (value === undefined) throw badBody(`The parameter 'AttachmentItem' is missing.`);
  const item = objectFrom(value, `The parameter 'AttachmentItem'`);
  wordFrom(memberOf(item, 'attachmentType') ?? 'file', 'attachmentType', ['file']);
  const name = textFrom(memberOf(item, 'name') ?? '', 'name');
  if (name === '') throw badBody(`The property 'name' of 'AttachmentItem' is missing.`);
  const contentId = memberOf(item, 'contentId');
  return {
    name,
    size: countFrom(memberOf(item, 'size'), 'size'),
    contentType: textFrom(memberOf(item, 'contentType') ?? 'application/octet-stream', 'contentType'),
    isInline: booleanFrom(memberOf(item, 'isInline') ?? false, 'isInline'),
    contentId: contentId === undefined ? null : textFrom(contentId, 'contentId'),
  };
}
