import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { attachedFromCalls, attachmentsFrom } from './attached-from.ts';
import { attachCalls, attachments, openAttachments } from './attachments.ts';
import { aboveQuotation } from './body.ts';
import { bcc, importance, requestDeliveryReceipt, requestReadReceipt, saveAsDraft, toGraphMessage } from './composition.ts';
import { timeZoneNamed } from './date-times.ts';
import { finishDraft, outgoingOutput, sendingDraft, sentAtOnce, takingBack, whenAny } from './draft.ts';
import { mailbox } from './fields.ts';
import type { GraphMessage } from './message.ts';
import { idOf, messageReference } from './message-reference.ts';
import { addresses, toRecipients } from './recipients.ts';
import { textAsHtml } from './text-as-html.ts';

// One call replies with a plain text and changes the subject and the like. What it cannot do goes through a draft, which needs more
// permission: files, further recipients (the call replaces those of the reply), and HTML (a body of one's own replaces the quotation).
// Assumption: the service reads `comment` as HTML, as line ends in a plain one are seen to get lost; its page does not say.
const draftInputs = ['attachments', 'attachmentsFrom', 'saveAsDraft', 'to', 'cc', 'bodyType'] as const;

/** The activity `mail.reply`. */
export const reply = defineActivity({
  name: 'mail.reply',
  title: 'Reply To Mail',
  summary: 'Replies to the sender of a message, or to everyone in it.',
  effect: 'sends',
  calls: [
    { operation: 'POST /me/messages/{message}/reply', unless: 'saveAsDraft' },
    { operation: 'POST /me/messages/{message}/replyAll', when: 'replyToAll', unless: 'saveAsDraft' },
    ...whenAny('POST /me/messages/{message}/createReply', draftInputs),
    ...whenAny('POST /me/messages/{message}/createReplyAll', draftInputs),
    ...whenAny('PATCH /me/messages/{message}', draftInputs),
    ...attachedFromCalls,
    ...attachCalls,
    sendingDraft,
    ...whenAny(takingBack.operation, draftInputs, { undo: true }),
  ],
  input: z.object({
    message: messageReference,
    body: z.string().default('').describe('Text of the reply; the original message is quoted below it.'),
    bodyType: z.enum(['text', 'html']).optional().describe('How `body` is written. Left out: text.'),
    subject: z.string().min(1).max(255).optional().describe('Another subject. Left out: the original one, with "RE:" before it.'),
    replyToAll: z.boolean().default(false).describe('Reply to everyone who received the message, too.'),
    to: addresses.default([]).describe('Further recipients.'),
    cc: addresses.default([]).describe('Further recipients of a copy.'),
    bcc,
    attachments,
    attachmentsFrom,
    importance,
    saveAsDraft,
    requestReadReceipt,
    requestDeliveryReceipt,
    timeZone: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Time zone of the date in the quotation: an IANA name (Europe/Paris) or a Windows name (Romance Standard Time). Left out: UTC.',
      ),
    mailbox,
  }),
  output: outgoingOutput,
  examples: [
    { title: 'A short answer', input: { message: '{message}', body: 'Thank you, it was paid today.' } },
    { title: 'An answer to everyone', input: { message: '{message}', body: 'Let us meet on Monday.', replyToAll: true } },
    {
      title: 'An answer with a file and one more reader',
      input: {
        message: '{message}',
        body: '<p>See the <b>receipt</b>.</p>',
        bodyType: 'html',
        cc: ['chloe@contoso.example'],
        attachments: ['receipt.txt', 'scan.pdf'],
      },
      files: { 'receipt.txt': 'Paid: 1280.50', 'scan.pdf': 3_500_000 },
    },
    {
      title: 'With an earlier message and the files of another one',
      input: {
        message: '{message}',
        body: 'See what we wrote before.',
        attachmentsFrom: [{ message: '{message}' }, { message: '{messageWithAttachment}', files: '*' }],
      },
    },
    {
      title: 'A draft of an answer to everyone',
      input: { message: '{message}', body: 'To be checked:', replyToAll: true, saveAsDraft: true },
    },
  ],

  async run({ graph, files }, input) {
    const { body, bodyType = 'text', replyToAll } = input;
    const zone = input.timeZone === undefined ? undefined : await timeZoneNamed(input.timeZone);
    const sources = await openAttachments(files, graph, input);
    const request = {
      params: { message: idOf(input.message, input.mailbox) },
      ...(zone && { headers: { Prefer: `outlook.timezone="${zone.name}"` } }),
      mailbox: input.mailbox,
    };
    const changes = toGraphMessage({ ...input, body: undefined, to: [], cc: [] });
    const needsDraft = sources.length > 0 || input.saveAsDraft || input.to.length > 0 || input.cc.length > 0 || bodyType === 'html';
    if (!needsDraft) {
      const operation = replyToAll ? 'POST /me/messages/{message}/replyAll' : 'POST /me/messages/{message}/reply';
      await graph.call(operation, {
        ...request,
        body: { comment: textAsHtml(body), ...(Object.keys(changes).length > 0 && { message: changes }) },
      });
      return sentAtOnce;
    }
    const creation = replyToAll ? 'POST /me/messages/{message}/createReplyAll' : 'POST /me/messages/{message}/createReply';
    const draft = await graph.call<GraphMessage>(creation, { ...request, body: {} });
    return finishDraft(graph, draft, {
      mailbox: input.mailbox,
      attachments: sources,
      saveAsDraft: input.saveAsDraft,
      change: ({ id, body: quotation, toRecipients: to, ccRecipients: cc }) =>
        graph.call<GraphMessage>('PATCH /me/messages/{message}', {
          params: { message: id },
          body: {
            ...changes,
            body: aboveQuotation(body, bodyType, quotation),
            ...(input.to.length > 0 && { toRecipients: [...(to ?? []), ...toRecipients(input.to)] }),
            ...(input.cc.length > 0 && { ccRecipients: [...(cc ?? []), ...toRecipients(input.cc)] }),
          },
          mailbox: input.mailbox,
        }),
    });
  },
});
