import { z } from 'zod';
import type { Files, Graph } from '../../core/ports.ts';
import type { AttachmentSource } from '../attachment-source.ts';
import { attachments, openFiles } from '../attachments.ts';
import { fitsPatterns } from '../file-patterns.ts';
import { attachCalls, attachToEvent } from './attach.ts';

/** A change of files: a list stands in the place of those that are there, `add` and `remove` change them. */
export const attachmentChange = z
  .union(
    [
      attachments.unwrap(),
      z.strictObject({
        add: attachments.describe('Files to attach as well.'),
        remove: z.array(z.string().min(1)).default([]).describe('Names of files to take away, or patterns for them: *.pdf.'),
      }),
    ],
    { error: 'must be a list of files, or an object with add and remove.' },
  )
  .optional()
  .describe(
    'Files: a list in the place of those that are attached, each a path on this machine, { path, name, contentType } or { name, bytes, contentType }; ' +
      'or { add, remove }, where `remove` has names or patterns. Left out: as they are.',
  );

/** The calls that `changeAttachments` makes, for an activity to declare. */
export const changeAttachmentCalls = [
  { operation: 'GET /me/events/{event}/attachments', when: 'attachments' },
  { operation: 'DELETE /me/events/{event}/attachments/{attachment}', when: 'attachments' },
  ...attachCalls('attachments'),
] as const;

/** What is to be done about files, opened and checked. */
export interface AttachmentPlan {
  readonly add: readonly AttachmentSource[];
  /** True for a file that is to be taken away. */
  removes(name: string): boolean;
}

/**
 * Opens the files of a change, before anything is changed.
 *
 * @returns undefined where there is no change.
 * @throws OnbehalfError NOT_FOUND naming a path that is not there; TOO_LARGE above 150 MB.
 */
export async function planAttachments(files: Files, change: z.output<typeof attachmentChange>): Promise<AttachmentPlan | undefined> {
  if (change === undefined) return undefined;
  if (Array.isArray(change)) return { add: await openFiles(files, change), removes: () => true };
  const { add, remove } = change;
  return { add: await openFiles(files, add), removes: (name) => remove.some((pattern) => fitsPatterns(name, pattern)) };
}

/** Attaches files to an event, and then takes others away: where a step fails, there is a file too many, and none too few. */
export async function changeAttachments(
  graph: Graph<(typeof changeAttachmentCalls)[number]['operation']>,
  event: string,
  { add, removes }: AttachmentPlan,
  mailbox: string | undefined,
): Promise<void> {
  const request = { params: { event }, query: { $select: 'id,name' }, mailbox };
  const gone: string[] = [];
  for await (const { id, name } of graph.list<{ id: string; name?: string | null }>('GET /me/events/{event}/attachments', request)) {
    if (removes(name ?? '')) gone.push(id);
  }
  await attachToEvent(graph, event, add, mailbox);
  for (const attachment of gone) {
    await graph.call('DELETE /me/events/{event}/attachments/{attachment}', { params: { event, attachment }, mailbox });
  }
}
