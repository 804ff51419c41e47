import { z } from 'zod';
import { OnbehalfError } from '../core/errors.ts';
import type { Files } from '../core/ports.ts';
import { attachedAs, bytesSource, type AttachmentSource } from './attachment-source.ts';

const mebibyte = 1024 * 1024;

// https://learn.microsoft.com/graph/outlook-large-attachments: below 3 MB in one call, up to 150 MB in an upload session.
/** Files of this size and more, in bytes, go by way of an upload session. */
export const smallest = 3 * mebibyte;
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

/**
 * Opens the files to attach and checks them.
 *
 * @throws OnbehalfError NOT_FOUND naming a path that is not there; TOO_LARGE above 150 MB.
 */
export async function openFiles(files: Files, given: z.output<typeof attachments>): Promise<AttachmentSource[]> {
  const sources: AttachmentSource[] = [];
  for (const one of given) sources.push(await open(files, one));
  refuseTooMuch(sources);
  return sources;
}

async function open(files: Files, given: z.output<typeof attachments>[number]): Promise<AttachmentSource> {
  if (typeof given === 'string') return files.open(given);
  if ('path' in given) return attachedAs(await files.open(given.path), given);
  return bytesSource(new Uint8Array(Buffer.from(given.bytes, 'base64')), given);
}

/** @throws OnbehalfError TOO_LARGE for files of more than 150 MB together. */
export function refuseTooMuch(sources: readonly AttachmentSource[]): void {
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  if (total <= largest) return;
  throw new OnbehalfError('TOO_LARGE', `The attachments are ${Math.ceil(total / mebibyte)} MB together; a message takes 150 MB at most.`, {
    details: { bytes: total, limit: largest },
    remedy: 'Attach less, or put the files into OneDrive and send links to them.',
  });
}
