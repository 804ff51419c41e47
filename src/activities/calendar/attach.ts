import { z } from 'zod';
import type { Need } from '../../core/activity.ts';
import type { Graph } from '../../core/ports.ts';
import { fileAttachment, inlineOf, type AttachmentSource } from '../attachment-source.ts';
import { smallest } from '../attachments.ts';

/** Whether a file may be large. */
export const largeAttachments = z
  .boolean()
  .optional()
  .describe('Files of 3 MB and more, which go up in ranges; some national clouds cannot do that. Left out: where a file needs it.');

/** The calls that `attach` makes, for an activity to declare. @param when - The input that makes it happen; left out: it always does. */
export function attachCalls<const Field extends string = never>(when?: Field) {
  const condition = (when === undefined ? {} : { when }) as { readonly when?: Field };
  return [
    { operation: 'POST /me/events/{event}/attachments', ...condition },
    { operation: 'POST /me/events/{event}/attachments/createUploadSession', when: 'largeAttachments' },
  ] as const;
}

/** The need for an upload session: a file that is too large for one request. Empty where none is. */
export function needForSession(sources: readonly AttachmentSource[]): Need<'largeAttachments'>[] {
  const large = sources.find(({ size }) => size >= smallest);
  return large === undefined ? [] : [{ field: 'largeAttachments', because: `${large.name} has 3 MB or more and goes up in ranges` }];
}

type AttachOperation = ReturnType<typeof attachCalls>[number]['operation'];

/**
 * Attaches files to an event, one after the other: a small one in one call, a larger one in ranges with progress.
 * https://learn.microsoft.com/graph/outlook-large-attachments
 */
export async function attach(
  graph: Graph<AttachOperation>,
  event: string,
  sources: readonly AttachmentSource[],
  mailbox: string | undefined,
): Promise<void> {
  const params = { event };
  for (const source of sources) {
    const { name, size, contentType } = source;
    if (size < smallest) {
      await graph.call('POST /me/events/{event}/attachments', { params, body: await fileAttachment(source), mailbox });
      continue;
    }
    const body = { AttachmentItem: { attachmentType: 'file', name, size, contentType, ...inlineOf(source) } };
    const session = await graph.call<{ uploadUrl: string }>('POST /me/events/{event}/attachments/createUploadSession', {
      params,
      body,
      mailbox,
    });
    await graph.upload(session.uploadUrl, source);
  }
}
