import { z } from 'zod';
import { addresses, toRecipient, toRecipients } from '../recipients.ts';

// Input fields for writing a message, shared by sending, replying and forwarding, and what they are for Graph.

/** Importance that the sender gives. */
export const importance = z.enum(['low', 'normal', 'high']).default('normal').describe('Importance.');

/** Whether a receipt is wanted from the readers. */
export const requestReadReceipt = z.boolean().default(false).describe('Ask the recipients to confirm that they read it.');

/** Whether a receipt is wanted from the mail servers. */
export const requestDeliveryReceipt = z.boolean().default(false).describe('Ask the mail servers to confirm that they delivered it.');

/** Whether to keep the message for later. */
export const saveAsDraft = z.boolean().default(false).describe('Put it into Drafts instead of sending it.');

/** Recipients of a blind copy. */
export const bcc = addresses.default([]).describe('Who receives a blind copy, which the others do not see.');

/** Headers of one's own. Only such names: https://learn.microsoft.com/graph/api/resources/internetmessageheader. More than five are refused with `InvalidInternetMessageHeaderCollection`. */
export const headers = z
  .record(
    z.string().regex(/^x-[!-9;-~]+$/i, 'must be a name that begins with x-, such as x-ticket.'),
    z.string().regex(/^[^\r\n]*$/, 'must be one line.'),
  )
  .refine((given) => Object.keys(given).length <= 5, 'must be at most 5 headers.')
  .default({})
  .describe('Headers of your own: names that begin with x-, and their values; 5 at most.');

/** What of a message somebody may set; Graph's spelling of it is made by `toGraphMessage`. */
export interface Composition {
  readonly subject?: string | undefined;
  readonly body?: { readonly type: 'text' | 'html'; readonly content: string } | undefined;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly replyTo?: readonly string[];
  readonly from?: string | undefined;
  readonly importance?: 'low' | 'normal' | 'high';
  readonly requestReadReceipt?: boolean;
  readonly requestDeliveryReceipt?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The parts of a composition that differ from what Graph assumes, in Graph's spelling. */
export function toGraphMessage(composition: Composition): Record<string, unknown> {
  const { subject, body, to = [], cc = [], bcc: blind = [], replyTo = [], from, importance: weight = 'normal' } = composition;
  const ownHeaders = Object.entries(composition.headers ?? {}).map(([name, value]) => ({ name, value }));
  return {
    ...(subject !== undefined && { subject }),
    ...(body && { body: { contentType: body.type, content: body.content } }),
    ...(to.length > 0 && { toRecipients: toRecipients(to) }),
    ...(cc.length > 0 && { ccRecipients: toRecipients(cc) }),
    ...(blind.length > 0 && { bccRecipients: toRecipients(blind) }),
    ...(replyTo.length > 0 && { replyTo: toRecipients(replyTo) }),
    ...(from !== undefined && { from: toRecipient(from) }),
    ...(weight !== 'normal' && { importance: weight }),
    ...(composition.requestReadReceipt && { isReadReceiptRequested: true }),
    ...(ownHeaders.length > 0 && { internetMessageHeaders: ownHeaders }),
    ...(composition.requestDeliveryReceipt && { isDeliveryReceiptRequested: true }),
  };
}
