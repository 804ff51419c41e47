import { z } from 'zod';
import type { Need } from '../../core/activity.ts';
import type { Graph } from '../../core/ports.ts';
import { attach } from '../attach.ts';
import type { AttachmentSource } from '../attachment-source.ts';
import { smallest } from '../attachments.ts';

/** Whether a file may be large. */
export const largeAttachments = z
  .boolean()
  .optional()
  .describe('Files of 3 MB and more, which go up in ranges; some national clouds cannot do that. Left out: where a file needs it.');

/** The calls that `attachToEvent` makes, for an activity to declare. @param when - The input that makes it happen; left out: it always does. */
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

/** Attaches files to an event. */
export function attachToEvent(
  graph: Graph<AttachOperation>,
  event: string,
  sources: readonly AttachmentSource[],
  mailbox: string | undefined,
): Promise<void> {
  const attaching = 'POST /me/events/{event}/attachments';
  const beginning = 'POST /me/events/{event}/attachments/createUploadSession';
  return attach<AttachOperation>(graph, { attaching, beginning, params: { event }, mailbox }, sources);
}
