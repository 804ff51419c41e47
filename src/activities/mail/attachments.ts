import type { z } from 'zod';
import type { Files, Graph } from '../../core/ports.ts';
import { attach } from '../attach.ts';
import type { AttachmentSource } from '../attachment-source.ts';
import { openFiles, refuseTooMuch, type attachments } from '../attachments.ts';
import { whenAny } from '../when-any.ts';
import { readAttachmentsFrom, type attachmentsFrom } from './attached-from.ts';

/** The calls that `attachToDraft` makes, for an activity to declare. @param draftInputs - The inputs that make it go by way of a draft. */
export function attachCalls<const Field extends string>(draftInputs: readonly Field[]) {
  return [
    ...whenAny('POST /me/messages/{message}/attachments', draftInputs, { more: true }),
    { operation: 'POST /me/messages/{message}/attachments/createUploadSession', when: 'largeAttachments', more: true },
  ] as const;
}

/** What is attached: files of this machine, bytes, and what other messages hold. */
export interface Attaching {
  readonly attachments: z.output<typeof attachments>;
  readonly attachmentsFrom: z.output<typeof attachmentsFrom>;
  readonly mailbox?: string | undefined;
}

/**
 * Opens the files to attach and checks them, before anything is made or sent; then reads what comes from other messages.
 *
 * @throws OnbehalfError NOT_FOUND naming a path that is not there, or files that no message has; TOO_LARGE above 150 MB.
 */
export async function openAttachments(files: Files, graph: Graph, given: Attaching): Promise<AttachmentSource[]> {
  const sources = await openFiles(files, given.attachments);
  sources.push(...(await readAttachmentsFrom(graph, given.attachmentsFrom, given.mailbox)));
  refuseTooMuch(sources);
  return sources;
}

/** Attaches files to a draft. */
export function attachToDraft(
  graph: Graph,
  draft: string,
  sources: readonly AttachmentSource[],
  mailbox: string | undefined,
): Promise<void> {
  const attaching = 'POST /me/messages/{message}/attachments';
  const beginning = 'POST /me/messages/{message}/attachments/createUploadSession';
  return attach(graph, { attaching, beginning, params: { message: draft }, mailbox }, sources);
}
