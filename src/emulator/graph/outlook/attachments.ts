import type { Ids } from '../../tenant/ids.ts';
import type { Attachment } from '../../tenant/mailbox.ts';
import { GraphFailure } from '../route.ts';
import { tooLarge } from '../too-large.ts';
import { newAttachmentId } from './exchange-ids.ts';
import { badBody, booleanFrom, bytesFrom, memberOf, objectFrom, textFrom } from '../json-input.ts';
import { wholeSeconds } from './whole-seconds.ts';

/** Up to here one request adds an attachment; from here an upload session does. Source: graph/outlook-large-attachments. */
export const smallestUpload = 3 * 1024 * 1024;

/** The largest attachment of all. Source: graph/outlook-large-attachments. */
export const largestUpload = 150 * 1024 * 1024;

/** Overhead that Exchange counts for each attachment on top of its bytes; `size` is never just the length of the file. */
const overhead = 136;

/** Where a new attachment gets its id and its time from. */
export interface AttachmentOrigin {
  /** Object id of the owner of the mailbox. */
  readonly ownerId: string;
  readonly ids: Ids;
  readonly now: Date;
  /** True for what is in a mailbox already: it is not too large for a request. Default false. */
  readonly isKept?: boolean;
  /** Looks whether an attached message is one. @throws GraphFailure 400 naming what is wrong in it. */
  checkMessage?(item: unknown): void;
}

/** What makes a file attachment. */
export interface FileInput {
  readonly name: string;
  readonly contentType?: string | undefined;
  readonly content: Uint8Array;
  readonly isInline?: boolean;
  readonly contentId?: string | null;
}

/** Makes a file attachment. The content type defaults to `application/octet-stream`. */
export function fileAttachment(file: FileInput, { ownerId, ids, now }: AttachmentOrigin): Attachment {
  return {
    id: newAttachmentId(ownerId, ids),
    kind: 'file',
    name: file.name,
    contentType: file.contentType ?? 'application/octet-stream',
    size: file.content.byteLength + overhead,
    isInline: file.isInline ?? false,
    contentId: file.contentId ?? null,
    content: file.content,
    lastModifiedDateTime: now.toISOString(),
  };
}

/** Makes an attachment of an item as JSON. */
export function itemAttachment(name: string, item: Readonly<Record<string, unknown>>, origin: AttachmentOrigin): Attachment {
  const content = new Uint8Array(Buffer.from(JSON.stringify(item), 'utf8'));
  return { ...fileAttachment({ name, content }, origin), kind: 'item', contentType: '' };
}

/**
 * Reads an `attachment` resource of a request: a file, an item or a reference.
 *
 * @throws GraphFailure 400 for a kind that does not exist or a property of the wrong type; 413 for a file of 3 MB or more.
 */
export function attachmentFrom(value: unknown, origin: AttachmentOrigin): Attachment {
  const object = objectFrom(value, 'An attachment');
  const type = memberOf(object, '@odata.type');
  const kind = kindFrom(type === undefined ? '#microsoft.graph.fileAttachment' : type);
  const name = textFrom(memberOf(object, 'name') ?? '', 'name');
  if (name === '') throw missing('name');
  const contentType = optionalText(memberOf(object, 'contentType'), 'contentType');
  const contentId = optionalText(memberOf(object, 'contentId'), 'contentId') ?? null;
  const isInline = booleanFrom(memberOf(object, 'isInline') ?? false, 'isInline');
  const file = fileAttachment({ name, contentType, contentId, isInline, content: contentOf(object, kind, origin) }, origin);
  if (file.content.byteLength >= smallestUpload && !origin.isKept) throw tooLarge();
  return { ...file, kind: kind, contentType: kind === 'file' ? file.contentType : (contentType ?? '') };
}

/** The attachment as Graph shows it. `withContent` false leaves the bytes out, as a list with `$select` does. */
export function attachmentResource(attachment: Attachment): Record<string, unknown> {
  const shared = {
    '@odata.type': `#microsoft.graph.${attachment.kind}Attachment`,
    '@odata.mediaContentType': attachment.contentType || 'application/octet-stream',
    id: attachment.id,
    lastModifiedDateTime: wholeSeconds(attachment.lastModifiedDateTime),
    name: attachment.name,
    contentType: attachment.contentType || null,
    size: attachment.size,
    isInline: attachment.isInline,
  };
  if (attachment.kind !== 'file') return shared;
  return {
    ...shared,
    contentId: attachment.contentId,
    contentLocation: null,
    contentBytes: Buffer.from(attachment.content).toString('base64'),
  };
}

/** The item inside an item attachment, as JSON. */
export function attachedItem(attachment: Attachment): Record<string, unknown> {
  return JSON.parse(Buffer.from(attachment.content).toString('utf8')) as Record<string, unknown>;
}

/** True for an item that is a message; others, appointments and contacts, are kept as they came. */
export function isMessage(item: Readonly<Record<string, unknown>>): boolean {
  const type = item['@odata.type'];
  return type === undefined || /^#?microsoft\.graph\.message$/i.test(String(type));
}

const kinds = ['file', 'item', 'reference'] as const;

function kindFrom(type: unknown): Attachment['kind'] {
  const wanted = textFrom(type, '@odata.type').replace(/^#/, '').toLowerCase();
  const kind = kinds.find((each) => wanted === `microsoft.graph.${each}attachment`);
  if (!kind) {
    const names = kinds.map((each) => `#microsoft.graph.${each}Attachment`).join(', ');
    throw badBody(`The '@odata.type' of an attachment must be one of: ${names}.`);
  }
  return kind;
}

function contentOf(object: Readonly<Record<string, unknown>>, kind: Attachment['kind'], origin: AttachmentOrigin): Uint8Array {
  if (kind === 'reference') return new Uint8Array();
  if (kind === 'item') {
    const item = objectFrom(memberOf(object, 'item') ?? {}, `The property 'item'`);
    if (isMessage(item)) origin.checkMessage?.(item);
    return new Uint8Array(Buffer.from(JSON.stringify(item), 'utf8'));
  }
  const content = memberOf(object, 'contentBytes');
  if (content === undefined) throw missing('contentBytes');
  return bytesFrom(content, 'contentBytes');
}

function missing(property: string): GraphFailure {
  return new GraphFailure(400, 'ErrorInvalidProperty', `Required property '${property}' is missing on an attachment.`);
}

function optionalText(value: unknown, field: string): string | undefined {
  return value === undefined ? undefined : textFrom(value, field);
}

/** True for a calendar that came with a mail: an invitation of another program. */
export function isCalendar({ kind, contentType }: Attachment): boolean {
  return kind === 'file' && /^text\/calendar\b/i.test(contentType);
}
