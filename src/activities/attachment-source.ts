import type { ByteSource } from '../core/ports.ts';

/** A file to attach. */
export interface AttachmentSource extends ByteSource {
  /** What `cid:` in the HTML of the message names it by; undefined: an ordinary file. */
  readonly contentId?: string | undefined;
}

/** How a file to attach differs from where it comes from. */
export interface AttachedAs {
  readonly name?: string | undefined;
  readonly contentType?: string | undefined;
  readonly contentId?: string | undefined;
}

/** Bytes in memory as a file to attach. */
export function bytesSource(bytes: Uint8Array, { name = 'attachment', contentType, contentId }: AttachedAs): AttachmentSource {
  return {
    name,
    contentType: contentType ?? 'application/octet-stream',
    contentId,
    size: bytes.byteLength,
    slice: async (start, end) => bytes.subarray(start, end),
  };
}

/** A file under another name, of another type or inside the text. */
export function attachedAs(source: ByteSource, { name, contentType, contentId }: AttachedAs): AttachmentSource {
  return {
    name: name ?? source.name,
    contentType: contentType ?? source.contentType,
    contentId,
    size: source.size,
    slice: (start, end) => source.slice(start, end),
  };
}

/** An attachment as Graph takes it in one request. */
export async function fileAttachment(source: AttachmentSource): Promise<Readonly<Record<string, unknown>>> {
  return withBytes(source, Buffer.from(await source.slice(0, source.size)).toString('base64'));
}

/** The attachment without its bytes, to count the rest. */
export function emptyAttachment(source: AttachmentSource): Readonly<Record<string, unknown>> {
  return withBytes(source, '');
}

function withBytes(source: AttachmentSource, contentBytes: string): Readonly<Record<string, unknown>> {
  const { name, contentType } = source;
  return { '@odata.type': '#microsoft.graph.fileAttachment', name, contentType, contentBytes, ...inlineOf(source) };
}

/** What `cid:` names is inline: https://learn.microsoft.com/graph/api/resources/fileattachment and attachmentitem. */
export function inlineOf({ contentId }: AttachmentSource): { readonly isInline?: true; readonly contentId?: string } {
  return contentId === undefined ? {} : { isInline: true, contentId };
}
