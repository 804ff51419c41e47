import { z } from 'zod';
import type { Need } from '../../core/activity.ts';
import { inputError } from '../../core/input.ts';
import { emptyAttachment, fileAttachment, type AttachmentSource } from '../attachment-source.ts';

/** Whether a message goes by way of a draft, so that its files may be large. */
export const largeAttachments = z
  .boolean()
  .optional()
  .describe(
    'Go by way of a draft, which needs more permission and takes files that are larger than 3 MB together; the answer then has the id of the message. ' +
      'Left out: only where the files need it, as far as it is listed.',
  );

const mebibyte = 1024 * 1024;

// Graph refuses "The maximum request length supported is 4MB." (https://github.com/microsoftgraph/microsoft-graph-docs/issues/11806).
// Assumption: mebibytes, as the 3 MB of https://learn.microsoft.com/graph/outlook-large-attachments, which are 4 MB in base64.
const largestRequest = 4 * mebibyte;

/** Makes the body of a request that sends a message at once, with its attachments as Graph takes them. */
export type Compose = (attachments: readonly Readonly<Record<string, unknown>>[]) => unknown;

/** The body of a request that sends a message at once with these files. */
export async function withAttachments(compose: Compose, sources: readonly AttachmentSource[]): Promise<unknown> {
  return compose(await Promise.all(sources.map(fileAttachment)));
}

/** The need for a draft: the files do not fit into one request. Empty where they do. */
export function needForDraft(compose: Compose, sources: readonly AttachmentSource[]): Need<'largeAttachments'>[] {
  if (sources.length === 0) return [];
  const bytes = requestSize(compose, sources);
  if (bytes < largestRequest) return [];
  const because = `the attachments make a request of ${(bytes / mebibyte).toFixed(1)} MB, and one takes less than 4 MB; more goes by way of a draft`;
  return [{ field: 'largeAttachments', because }];
}

/**
 * Refuses files that do not fit into one request, where the size was only known after they were read.
 *
 * @throws OnbehalfError INPUT_INVALID saying how to list the activity.
 */
export function refuseLarge(activity: string, compose: Compose, sources: readonly AttachmentSource[]): void {
  const [need] = needForDraft(compose, sources);
  if (!need) return;
  const problem = `must be true, because ${need.because}; list use(${activity}, { largeAttachments: true }).`;
  throw inputError(activity, [{ field: need.field, problem }]);
}

/** The size of such a request in bytes, counted without reading the files. */
export function requestSize(compose: Compose, sources: readonly AttachmentSource[]): number {
  const rest = Buffer.byteLength(JSON.stringify(compose(sources.map(emptyAttachment))));
  return sources.reduce((sum, { size }) => sum + 4 * Math.ceil(size / 3), rest);
}
