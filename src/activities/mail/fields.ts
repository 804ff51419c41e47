import { z } from 'zod';
import { naming } from '../../core/named-thing.ts';

// Input fields that several mail activities share.

/** A folder, as a person names it. */
export const folder = z.string().min(1).meta(naming('mailFolder'));

/** The ways to name a folder, for the description of a field. */
export const waysToNameAFolder =
  'its path (Inbox/Invoices, separated by / or \\; %2F and %5C stand for these in a name; / in front: as the mailbox shows it), ' +
  'its name as Outlook shows it, a well-known name (archive), or its id';

/** How the text of messages is wanted. */
export const bodyType = z
  .enum(['text', 'html'])
  .default('text')
  .describe('How the text of a message is given: plain text, or HTML as it was sent.');

/** Whether attachments are listed with a message. */
export function includeAttachments(byDefault: boolean) {
  return z.boolean().default(byDefault).describe('Also list the attachments (name, size, type) of each message, without their bytes.');
}

/** Whether the headers come with a message. */
export const includeHeaders = z.boolean().default(false).describe('Also give the internet headers and the size of each message.');
