import type { Graph, Operation } from '../core/ports.ts';
import { fileAttachment, inlineOf, type AttachmentSource } from './attachment-source.ts';
import { smallest } from './attachments.ts';

/** What files are attached to: a message or an event. */
export interface AttachTarget<Op extends Operation> {
  /** The call that attaches a small file. */
  readonly attaching: Op;
  /** The call that begins an upload session for a large one. */
  readonly beginning: Op;
  /** Values of the placeholders of both. */
  readonly params: Readonly<Record<string, string>>;
  readonly mailbox: string | undefined;
}

/**
 * Attaches files, one after the other: a small one in one call, a larger one in ranges with progress.
 * https://learn.microsoft.com/graph/outlook-large-attachments
 */
export async function attach<Op extends Operation>(
  graph: Graph<Op>,
  { attaching, beginning, params, mailbox }: AttachTarget<Op>,
  sources: readonly AttachmentSource[],
): Promise<void> {
  for (const source of sources) {
    const { name, size, contentType } = source;
    if (size < smallest) {
      await graph.call(attaching, { params, body: await fileAttachment(source), mailbox });
    } else {
      const body = { AttachmentItem: { attachmentType: 'file', name, size, contentType, ...inlineOf(source) } };
      const { uploadUrl } = await graph.call<{ uploadUrl: string }>(beginning, { params, body, mailbox });
      await graph.upload(uploadUrl, source);
    }
  }
}
