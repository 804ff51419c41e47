import { z } from 'zod';
import { OnbehalfError } from '../../core/errors.ts';
import type { ByteSource, Files, Graph } from '../../core/ports.ts';

const mebibyte = 1024 * 1024;

// https://learn.microsoft.com/graph/outlook-large-attachments: below 3 MB in one call, up to 150 MB in an upload session.
const smallest = 3 * mebibyte;
const largest = 150 * mebibyte;

/** Files to attach. */
export const attachments = z
  .array(z.string().min(1))
  .default([])
  .describe('Paths of files on this machine to attach; 150 MB together at most.');

/** The calls that `attach` makes, for an activity to declare. */
export const attachCalls = [
  { operation: 'POST /me/messages/{message}/attachments', when: 'attachments' },
  { operation: 'POST /me/messages/{message}/attachments/createUploadSession', when: 'attachments' },
] as const;

/**
 * Opens the files to attach and checks them, before any call is made.
 *
 * @throws OnbehalfError NOT_FOUND naming a path that is not there; TOO_LARGE above 150 MB.
 */
export async function openAttachments(files: Files, paths: readonly string[]): Promise<ByteSource[]> {
  const sources: ByteSource[] = [];
  for (const path of paths) sources.push(await files.open(path));
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  if (total <= largest) return sources;
  throw new OnbehalfError('TOO_LARGE', `The attachments are ${Math.ceil(total / mebibyte)} MB together; a message takes 150 MB at most.`, {
    details: { bytes: total, limit: largest },
    remedy: 'Attach less, or put the files into OneDrive and send links to them.',
  });
}

/** Attaches files to a draft, one after the other: a small one in one call, a larger one in ranges with progress. */
export async function attach(graph: Graph, draft: string, sources: readonly ByteSource[], mailbox: string | undefined): Promise<void> {
  const params = { message: draft };
  for (const source of sources) {
    const { name, size, contentType } = source;
    if (size < smallest) {
      const contentBytes = Buffer.from(await source.slice(0, size)).toString('base64');
      const body = { '@odata.type': '#microsoft.graph.fileAttachment', name, contentType, contentBytes };
      await graph.call('POST /me/messages/{message}/attachments', { params, body, mailbox });
    } else {
      const body = { AttachmentItem: { attachmentType: 'file', name, size, contentType } };
      const session = await graph.call<{ uploadUrl: string }>('POST /me/messages/{message}/attachments/createUploadSession', {
        params,
        body,
        mailbox,
      });
      await graph.upload(session.uploadUrl, source);
    }
  }
}
