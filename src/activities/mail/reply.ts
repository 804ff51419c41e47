import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import type { Graph } from '../../core/ports.ts';
import type { AttachmentSource } from '../attachment-source.ts';
import { attachments, openFiles } from '../attachments.ts';
import { mailbox } from '../fields.ts';
import { addresses, toRecipients } from '../recipients.ts';
import { whenAny } from '../when-any.ts';
import { timeZoneNamed } from '../time-zones.ts';
import { attachedFromCalls, attachmentsFrom } from './attached-from.ts';
import { attachCalls, openAttachments } from './attachments.ts';
import { aboveQuotation } from './body.ts';
import { bcc, importance, requestDeliveryReceipt, requestReadReceipt, saveAsDraft, toGraphMessage } from './composition.ts';
import { finishCalls, finishDraft, outgoingOutput, sentAtOnce, type Finish } from './draft.ts';
import { largeAttachments, needForDraft, refuseLarge, withAttachments, type Compose } from './large-attachments.ts';
import type { GraphMessage } from './message.ts';
import { sendOnce, sendOnceCalls } from './send-once.ts';
import { idOf, messageReference } from './message-reference.ts';
import { textAsHtml } from '../text-as-html.ts';

// One call replies with a plain text and files, and changes the subject and the like. What it cannot do goes by way of a draft, which needs more
// permission: large files, further recipients (the call replaces those of the reply), and HTML (a body of one's own replaces the quotation).
// Assumption: the service reads `comment` as HTML, as line ends in a plain one are seen to get lost; its page does not say.
// Assumption: `message` may bring attachments, as https://github.com/demisto/content/pull/17314 sends them; the page names "any writeable properties".
const draftInputs = ['largeAttachments', 'saveAsDraft', 'to', 'cc', 'bodyType'] as const;

const input = z.object({
  message: messageReference,
  body: z.string().default('').describe('Text of the reply; the original message is quoted below it.'),
  bodyType: z.enum(['text', 'html']).default('text').describe('How `body` is written.'),
  subject: z.string().min(1).max(255).optional().describe('Another subject. Left out: the original one, with "RE:" before it.'),
  replyToAll: z.boolean().default(false).describe('Reply to everyone who received the message, too.'),
  to: addresses.default([]).describe('Further recipients.'),
  cc: addresses.default([]).describe('Further recipients of a copy.'),
  bcc,
  attachments,
  attachmentsFrom,
  largeAttachments,
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
});

type Input = z.output<typeof input>;

/** The activity `mail.reply`. */
export const reply = defineActivity({
  name: 'mail.reply',
  title: 'Reply To Mail',
  alsoKnownAs: ['Reply To Email'],
  summary: 'Replies to the sender of a message, or to everyone in it.',
  effect: 'sends',
  calls: [
    { operation: 'POST /me/messages/{message}/reply', unless: 'saveAsDraft' },
    { operation: 'POST /me/messages/{message}/replyAll', when: 'replyToAll', unless: 'saveAsDraft' },
    ...whenAny('POST /me/messages/{message}/createReply', draftInputs, { more: true }),
    ...whenAny('POST /me/messages/{message}/createReplyAll', draftInputs, { more: true }),
    ...whenAny('PATCH /me/messages/{message}', draftInputs, { more: true }),
    ...attachedFromCalls,
    ...finishCalls(draftInputs),
  ],
  input,
  output: outgoingOutput,
  examples: [
    { title: 'A short answer', input: { message: '{message}', body: 'Thank you, it was paid today.' } },
    { title: 'An answer to everyone', input: { message: '{message}', body: 'Let us meet on Monday.', replyToAll: true } },
    {
      title: 'An answer with files, one of them large, and more readers',
      input: {
        message: '{message}',
        body: '<p>See the <b>receipt</b>.</p>',
        bodyType: 'html',
        to: ['diego@contoso.example'],
        cc: ['chloe@contoso.example'],
        attachments: ['receipt.txt', 'scan.pdf'],
        largeAttachments: true,
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

  needs: async (files, input) => needForDraft(composing(input), await openFiles(files, input.attachments)),

  async run({ graph, files }, input) {
    const { bodyType, replyToAll } = input;
    const zone = input.timeZone === undefined ? undefined : await timeZoneNamed(input.timeZone);
    const sources = await openAttachments(files, graph, input);
    const compose = composing(input);
    if (!input.largeAttachments) refuseLarge('mail.reply', compose, sources);
    const isMoreThanOneCall = input.to.length > 0 || input.cc.length > 0 || bodyType === 'html';
    if (!input.largeAttachments && !input.saveAsDraft && !isMoreThanOneCall) {
      const operation = replyToAll ? 'POST /me/messages/{message}/replyAll' : 'POST /me/messages/{message}/reply';
      await graph.call(operation, { ...requestOf(input, zone), body: await withAttachments(compose, sources) });
      return sentAtOnce;
    }
    const draft = await createReply(graph, input, zone, {});
    return finishDraft(graph, draft, finishing(graph, input, sources));
  },

  reconcile: {
    calls: [
      { operation: 'POST /me/messages/{message}/createReply' },
      { operation: 'POST /me/messages/{message}/createReplyAll', when: 'replyToAll' },
      { operation: 'PATCH /me/messages/{message}' },
      ...attachCalls(['attachments']),
      ...sendOnceCalls,
    ],
    async run(context, input, once) {
      const { graph, files } = context;
      const zone = input.timeZone === undefined ? undefined : await timeZoneNamed(input.timeZone);
      const finish = finishing(graph, input, await openAttachments(files, graph, input));
      return await sendOnce(context, once, finish, (message) => createReply(graph, input, zone, { message }));
    },
  },
});

type Zone = Awaited<ReturnType<typeof timeZoneNamed>> | undefined;

function requestOf({ message, mailbox: owner }: Input, zone: Zone) {
  return {
    params: { message: idOf(message, owner) },
    ...(zone && { headers: { Prefer: `outlook.timezone="${zone.name}"` } }),
    mailbox: owner,
  };
}

function createReply(graph: Graph, input: Input, zone: Zone, body: object): Promise<GraphMessage> {
  const creation = input.replyToAll ? 'POST /me/messages/{message}/createReplyAll' : 'POST /me/messages/{message}/createReply';
  return graph.call<GraphMessage>(creation, { ...requestOf(input, zone), body });
}

function finishing(graph: Graph, input: Input, sources: readonly AttachmentSource[]): Finish {
  const { body, bodyType, mailbox: owner } = input;
  return {
    mailbox: owner,
    attachments: sources,
    saveAsDraft: input.saveAsDraft,
    change: ({ id, body: quotation, toRecipients: to, ccRecipients: cc }) =>
      graph.call<GraphMessage>('PATCH /me/messages/{message}', {
        params: { message: id },
        body: {
          ...changesOf(input),
          body: aboveQuotation(body, bodyType, quotation),
          ...(input.to.length > 0 && { toRecipients: [...(to ?? []), ...toRecipients(input.to)] }),
          ...(input.cc.length > 0 && { ccRecipients: [...(cc ?? []), ...toRecipients(input.cc)] }),
        },
        mailbox: owner,
      }),
  };
}

function changesOf(input: Input): Record<string, unknown> {
  return toGraphMessage({ ...input, body: undefined, to: [], cc: [] });
}

function composing(input: Input): Compose {
  return (attachments) => {
    const message = { ...changesOf(input), ...(attachments.length > 0 && { attachments }) };
    return { comment: textAsHtml(input.body), ...(Object.keys(message).length > 0 && { message }) };
  };
}
