import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { attachedFromCalls, attachmentsFrom } from './attached-from.ts';
import { attachCalls, attachments, openAttachments } from './attachments.ts';
import { bcc, headers, importance, requestDeliveryReceipt, requestReadReceipt, saveAsDraft, toGraphMessage } from './composition.ts';
import { finishDraft, outgoingOutput, sendingDraft, sentAtOnce, takingBack, whenAny } from './draft.ts';
import { mailbox } from './fields.ts';
import type { GraphMessage } from './message.ts';
import { address, addresses } from './recipients.ts';

/** The activity `mail.send`. */
export const send = defineActivity({
  name: 'mail.send',
  title: 'Send Mail',
  summary: 'Sends an e-mail from your mailbox, or from another one that you may send as.',
  effect: 'sends',
  calls: [
    { operation: 'POST /me/sendMail', unless: 'saveAsDraft' },
    // In somebody else's name: https://learn.microsoft.com/graph/outlook-send-mail-from-other-user
    { operation: 'POST /me/sendMail', when: 'from', unless: 'saveAsDraft', shared: true },
    ...whenAny('POST /me/messages', ['attachments', 'attachmentsFrom', 'saveAsDraft']),
    ...attachedFromCalls,
    ...attachCalls,
    { ...sendingDraft, when: 'attachments' },
    { ...sendingDraft, when: 'attachmentsFrom' },
    ...whenAny(takingBack.operation, ['attachments', 'attachmentsFrom'], { undo: true }),
  ],
  input: z
    .object({
      to: addresses.default([]).describe('Who receives it.'),
      cc: addresses.default([]).describe('Who receives a copy.'),
      bcc,
      subject: z.string().max(255).default('').describe('Subject line.'),
      body: z.string().default('').describe('Text of the message.'),
      bodyType: z.enum(['text', 'html']).default('text').describe('How `body` is written.'),
      attachments,
      attachmentsFrom,
      importance,
      replyTo: addresses.default([]).describe('Who gets the answers, where that is not the sender.'),
      from: address.optional().describe('Send in the name of this address; you need the right to send as it or on its behalf.'),
      saveAsDraft,
      requestReadReceipt,
      requestDeliveryReceipt,
      headers,
      saveToSentItems: z.boolean().default(true).describe('Keep a copy in Sent Items. A message with attachments always leaves one.'),
      mailbox,
    })
    .refine(({ saveAsDraft: isDraft, to, cc, bcc: blind }) => isDraft || to.length + cc.length + blind.length > 0, {
      path: ['to'],
      message: 'must name at least one recipient, or cc or bcc must.',
    })
    .refine(({ saveToSentItems, attachments: files, attachmentsFrom: from }) => saveToSentItems || files.length + from.length === 0, {
      path: ['saveToSentItems'],
      message: 'must stay true with attachments: such a message is sent from Drafts, which leaves a copy.',
    }),
  output: outgoingOutput,
  examples: [
    { title: 'A plain note', input: { to: ['ben@contoso.example'], subject: 'Lunch?', body: 'At noon, downstairs.' } },
    {
      title: 'A report with files, one of them large',
      input: {
        to: ['Chloe Nguyen <chloe@contoso.example>'],
        cc: ['ben@contoso.example'],
        subject: 'Figures of the month',
        bodyType: 'html',
        body: '<p>Here they <b>are</b>.</p>',
        attachments: ['figures.csv', 'scan.pdf'],
        importance: 'high',
      },
      files: { 'figures.csv': 'month,amount\r\n2026-10,1280.50\r\n', 'scan.pdf': 3_500_000 },
    },
    {
      title: 'A picture inside the HTML, from bytes, and a header of its own',
      input: {
        to: ['ben@contoso.example'],
        subject: 'Our new logo',
        bodyType: 'html',
        body: '<p>Here it is: <img src="cid:logo"></p>',
        attachments: [{ name: 'logo.png', bytes: 'iVBORw0KGgo=', contentType: 'image/png', contentId: 'logo' }],
        headers: { 'x-campaign': 'logo-2026' },
      },
    },
    {
      title: 'With another message and the files of a third',
      input: {
        to: ['ben@contoso.example'],
        subject: 'For the meeting',
        attachmentsFrom: [{ message: '{message}' }, { message: '{messageWithAttachment}', files: '*' }],
      },
    },
    { title: 'A draft to finish by hand', input: { subject: 'Offer', body: 'Dear customer,', saveAsDraft: true } },
    {
      title: 'From a shared mailbox',
      input: { mailbox: 'invoices@contoso.example', to: ['ben@contoso.example'], subject: 'Paid', body: 'Your invoice was paid today.' },
    },
    {
      title: 'In the name of a shared mailbox',
      input: { from: 'invoices@contoso.example', to: ['ben@contoso.example'], subject: 'Received', body: 'Your invoice arrived.' },
    },
  ],

  async run({ graph, files }, input) {
    const sources = await openAttachments(files, graph, input);
    const message = toGraphMessage({ ...input, body: { type: input.bodyType, content: input.body } });
    if (sources.length === 0 && !input.saveAsDraft) {
      await graph.call('POST /me/sendMail', { body: { message, saveToSentItems: input.saveToSentItems }, mailbox: input.mailbox });
      return sentAtOnce;
    }
    const draft = await graph.call<GraphMessage>('POST /me/messages', { body: message, mailbox: input.mailbox });
    return finishDraft(graph, draft, { mailbox: input.mailbox, attachments: sources, saveAsDraft: input.saveAsDraft });
  },
});
