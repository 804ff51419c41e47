import { z } from 'zod';
import { OnbehalfError } from '../../core/errors.ts';
import type { Files, Graph } from '../../core/ports.ts';
import { readAttachmentsFrom, type attachmentsFrom } from './attached-from.ts';
import { attachedAs, bytesSource, fileAttachment, inlineOf, type AttachmentSource } from './attachment-source.ts';
import { whenAny } from './when-any.ts';

const mebibyte = 1024 * 1024;

// https://learn.microsoft.com/graph/outlook-large-attachments: below 3 MB in one call, up to 150 MB in an upload session.
const smallest = 3 * mebibyte;
const largest = 150 * mebibyte;

const how = {
  contentType: z.string().min(1).optional().describe('Media type, such as image/png. Left out: by the name of the file.'),
  contentId: z
    .string()
    .regex(/^[^\s<>"']+$/, 'must be one word, as it stands after cid: in the HTML.')
    .optional()
    .describe('Shows the file inside the HTML, where it says <img src="cid:logo"> for logo. Left out: an ordinary file.'),
};

const fromDisk = z.strictObject({
  path: z.string().min(1).describe('Path of the file on this machine.'),
  name: z.string().min(1).optional().describe('Name of the attachment. Left out: that of the file.'),
  ...how,
});

// Bytes become base64, which every face can write and every schema describe.
const base64 = z.preprocess(
  (given) => (given instanceof Uint8Array ? Buffer.from(given).toString('base64') : given),
  z.base64({ error: 'must be bytes, or a text in base64.' }),
) as z.ZodType<string, string | Uint8Array>;

const fromBytes = z.strictObject({
  name: z.string().min(1).describe('Name of the attachment.'),
  bytes: base64.describe('Its bytes, or their base64.').meta({ typescript: 'string | Uint8Array' }),
  ...how,
});

/** Files to attach. */
export const attachments = z
  .array(
    z.union([z.string().min(1), fromDisk, fromBytes], {
      error: 'must be a path, or an object with path, or with name and bytes.',
    }),
  )
  .default([])
  .describe(
    'Files to attach, 150 MB together at most: each a path on this machine, { path, name, contentType, contentId }, or ' +
      '{ name, bytes, contentType, contentId } with bytes in memory or as base64. With a contentId it is a picture inside the HTML, `cid:` there.',
  );

/** The calls that `attach` makes, for an activity to declare. @param draftInputs - The inputs that make it go by way of a draft. */
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

/**
 * Opens the files to attach, without what comes from other messages.
 *
 * @throws OnbehalfError NOT_FOUND naming a path that is not there; TOO_LARGE above 150 MB.
 */
export async function openFiles(files: Files, given: Attaching['attachments']): Promise<AttachmentSource[]> {
  const sources: AttachmentSource[] = [];
  for (const one of given) sources.push(await open(files, one));
  refuseTooMuch(sources);
  return sources;
}

async function open(files: Files, given: Attaching['attachments'][number]): Promise<AttachmentSource> {
  if (typeof given === 'string') return files.open(given);
  if ('path' in given) return attachedAs(await files.open(given.path), given);
  return bytesSource(new Uint8Array(Buffer.from(given.bytes, 'base64')), given);
}

function refuseTooMuch(sources: readonly AttachmentSource[]): void {
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  if (total <= largest) return;
  throw new OnbehalfError('TOO_LARGE', `The attachments are ${Math.ceil(total / mebibyte)} MB together; a message takes 150 MB at most.`, {
    details: { bytes: total, limit: largest },
    remedy: 'Attach less, or put the files into OneDrive and send links to them.',
  });
}

/** Attaches files to a draft, one after the other: a small one in one call, a larger one in ranges with progress. */
export async function attach(
  graph: Graph,
  draft: string,
  sources: readonly AttachmentSource[],
  mailbox: string | undefined,
): Promise<void> {
  const params = { message: draft };
  for (const source of sources) {
    const { name, size, contentType } = source;
    if (size < smallest) {
      await graph.call('POST /me/messages/{message}/attachments', { params, body: await fileAttachment(source), mailbox });
    } else {
      const body = { AttachmentItem: { attachmentType: 'file', name, size, contentType, ...inlineOf(source) } };
      const session = await graph.call<{ uploadUrl: string }>('POST /me/messages/{message}/attachments/createUploadSession', {
        params,
        body,
        mailbox,
      });
      await graph.upload(session.uploadUrl, source);
    }
  }
}
