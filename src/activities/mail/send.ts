import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { attachments, openFiles } from '../attachments.ts';
import { mailbox } from '../fields.ts';
import { address, addresses } from '../recipients.ts';
import { whenAny } from '../when-any.ts';
import { attachedFromCalls, attachmentsFrom } from './attached-from.ts';
import { attachCalls, openAttachments } from './attachments.ts';
import { bcc, headers, importance, requestDeliveryReceipt, requestReadReceipt, saveAsDraft, toGraphMessage } from './composition.ts';
import { finishCalls, finishDraft, outgoingOutput, sentAtOnce } from './draft.ts';
import { largeAttachments, needForDraft, refuseLarge, withAttachments, type Compose } from './large-attachments.ts';
import type { GraphMessage } from './message.ts';
import { sendOnce, sendOnceCalls } from './send-once.ts';

// A message goes out in one call, with its files in it, as long as they are small. What that cannot do goes by way of a draft, which needs more
// permission.
const draftInputs = ['largeAttachments', 'saveAsDraft'] as const;

const input = z
  .object({
    to: addresses.default([]).describe('Who receives it.'),
    cc: addresses.default([]).describe('Who receives a copy.'),
    bcc,
    subject: z.string().max(255).default('').describe('Subject line.'),
    body: z.string().default('').describe('Text of the message.'),
    bodyType: z.enum(['text', 'html']).default('text').describe('How `body` is written.'),
    attachments,
    attachmentsFrom,
    largeAttachments,
    importance,
    replyTo: addresses.default([]).describe('Who gets the answers, where that is not the sender.'),
    from: address.optional().describe('Send in the name of this address; you need the right to send as it or on its behalf.'),
    saveAsDraft,
    requestReadReceipt,
    requestDeliveryReceipt,
    headers,
    saveToSentItems: z.boolean().default(true).describe('Keep a copy in Sent Items. A message with large attachments always leaves one.'),
    mailbox,
  })
  .refine(({ saveAsDraft: isDraft, to, cc, bcc: blind }) => isDraft || to.length + cc.length + blind.length > 0, {
    path: ['to'],
    message: 'must name at least one recipient, or cc or bcc must.',
  })
  .refine(({ saveToSentItems, largeAttachments: large, saveAsDraft: isDraft }) => saveToSentItems || !large || isDraft, {
    path: ['saveToSentItems'],
    message: 'must stay true with largeAttachments: such a message is sent from Drafts, which leaves a copy.',
  });

type Input = z.output<typeof input>;

/** The activity `mail.send`. */
export const send = defineActivity({
  name: 'mail.send',
  title: 'Send Mail',
  alsoKnownAs: ['Send Email'],
  summary: 'Sends an e-mail from your mailbox, or from another one that you may send as.',
  effect: 'sends',
  calls: [
    { operation: 'POST /me/sendMail', unless: 'saveAsDraft' },
    // In somebody else's name: https://learn.microsoft.com/graph/outlook-send-mail-from-other-user
    { operation: 'POST /me/sendMail', when: 'from', unless: 'saveAsDraft', shared: true, more: true },
    ...whenAny('POST /me/messages', draftInputs, { more: true }),
    ...attachedFromCalls,
    ...finishCalls(draftInputs),
  ],
  input,
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
        largeAttachments: true,
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

  needs: async (files, input) => needForDraft(composing(input), await openFiles(files, input.attachments)),

  async run({ graph, files }, input) {
    const sources = await openAttachments(files, graph, input);
    const compose = composing(input);
    if (!input.largeAttachments) refuseLarge('mail.send', compose, sources);
    if (!input.largeAttachments && !input.saveAsDraft) {
      await graph.call('POST /me/sendMail', { body: await withAttachments(compose, sources), mailbox: input.mailbox });
      return sentAtOnce;
    }
    const draft = await graph.call<GraphMessage>('POST /me/messages', { body: messageOf(input), mailbox: input.mailbox });
    return finishDraft(graph, draft, { mailbox: input.mailbox, attachments: sources, saveAsDraft: input.saveAsDraft });
  },

  reconcile: {
    calls: [{ operation: 'POST /me/messages' }, ...attachCalls(['attachments']), ...sendOnceCalls],
    async run(context, input, once) {
      const { graph, files } = context;
      const { mailbox: owner, saveAsDraft: isDraft } = input;
      const finish = { mailbox: owner, attachments: await openAttachments(files, graph, input), saveAsDraft: isDraft };
      return await sendOnce(context, once, finish, (mark) =>
        graph.call<GraphMessage>('POST /me/messages', { body: { ...messageOf(input), ...mark }, mailbox: owner }),
      );
    },
  },
});

function messageOf(input: Input): Record<string, unknown> {
  return toGraphMessage({ ...input, body: { type: input.bodyType, content: input.body } });
}

function composing(input: Input): Compose {
  return (attachments) => ({
    message: { ...messageOf(input), ...(attachments.length > 0 && { attachments }) },
    saveToSentItems: input.saveToSentItems,
  });
}
