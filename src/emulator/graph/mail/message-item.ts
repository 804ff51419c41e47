import type { Attachment, EmailAddress } from '../../tenant/mailbox.ts';
import { attachedItem } from '../outlook/attachments.ts';
import type { MessageContent } from './messages.ts';
import { recipientResource } from '../outlook/recipients.ts';
import { wholeSeconds } from '../outlook/whole-seconds.ts';

/** A message as the item of an attachment. What is attached to it comes along, links to files elsewhere do not. */
export function messageItem(message: Partial<MessageContent>): Readonly<Record<string, unknown>> {
  const { subject, body, from, sender, toRecipients, ccRecipients, importance, receivedDateTime, sentDateTime, internetMessageId } =
    message;
  const shown = (address: EmailAddress | null | undefined) => address && recipientResource(address);
  return {
    '@odata.type': '#microsoft.graph.message',
    subject,
    body,
    importance,
    receivedDateTime: receivedDateTime && wholeSeconds(receivedDateTime),
    sentDateTime: sentDateTime && wholeSeconds(sentDateTime),
    internetMessageId,
    from: shown(from),
    sender: shown(sender),
    toRecipients: toRecipients?.map(shown),
    ccRecipients: ccRecipients?.map(shown),
    ...extendedIn(message.extendedProperties ?? []),
    attachments: message.attachments?.filter(({ kind }) => kind !== 'reference').map(attachmentInside),
  };
}

function extendedIn(all: NonNullable<MessageContent['extendedProperties']>): Readonly<Record<string, unknown>> {
  const single = all.filter(({ value }) => typeof value === 'string');
  const multi = all.filter(({ value }) => typeof value !== 'string');
  return {
    ...(single.length > 0 && { singleValueExtendedProperties: single }),
    ...(multi.length > 0 && { multiValueExtendedProperties: multi }),
  };
}

function attachmentInside(attachment: Attachment): Readonly<Record<string, unknown>> {
  const { name, contentType, isInline, contentId, content } = attachment;
  if (attachment.kind === 'item') return { '@odata.type': '#microsoft.graph.itemAttachment', name, item: attachedItem(attachment) };
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    name,
    contentType,
    isInline,
    ...(contentId !== null && { contentId }),
    contentBytes: Buffer.from(content).toString('base64'),
  };
}
