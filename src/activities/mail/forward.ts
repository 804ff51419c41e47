import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import type { Graph } from '../../core/ports.ts';
import type { AttachmentSource } from '../attachment-source.ts';
import { attachments, openFiles } from '../attachments.ts';
import { mailbox } from '../fields.ts';
import { addresses, toRecipients } from '../recipients.ts';
import { whenAny } from '../when-any.ts';
import { attachedFromCalls, attachmentsFrom } from './attached-from.ts';
import { attachCalls, openAttachments } from './attachments.ts';
import { aboveQuotation } from './body.ts';
import { bcc, importance, requestDeliveryReceipt, requestReadReceipt, saveAsDraft, toGraphMessage } from './composition.ts';
import { finishCalls, finishDraft, outgoingOutput, sentAtOnce, type Finish } from './draft.ts';
import { largeAttachments, needForDraft, refuseLarge, withAttachments, type Compose } from './large-attachments.ts';
import type { GraphAttachment, GraphMessage } from './message.ts';
import { idOf, messageReference } from './message-reference.ts';
import { sendOnce, sendOnceCalls } from './send-once.ts';
import { textAsHtml } from '../text-as-html.ts';

// As with a reply: what the one call cannot do goes by way of a draft.
// Assumption: `message` may bring attachments, which join those of the original. Microsoft's OpenAPI description gives the call a whole message
// (https://github.com/microsoftgraph/msgraph-metadata); its page speaks of recipients and body only.
const draftInputs = ['largeAttachments', 'saveAsDraft', 'replaceExisting', 'bodyType'] as const;

const input = z
  .object({
    message: messageReference,
    to: addresses.default([]).describe('Who receives it.'),
    cc: addresses.default([]).describe('Who receives a copy.'),
    bcc,
    body: z.string().default('').describe('Text above the forwarded message.'),
    bodyType: z.enum(['text', 'html']).default('text').describe('How `body` is written.'),
    subject: z.string().min(1).max(255).optional().describe('Another subject. Left out: the original one, with "FW:" before it.'),
    attachments,
    attachmentsFrom,
    largeAttachments,
    // Assumption: the reference names this switch without saying what it replaces.
    replaceExisting: z
      .boolean()
      .default(false)
      .describe('Send only `body` and `attachments`, in the place of the original text and files.'),
    importance,
    saveAsDraft,
    requestReadReceipt,
    requestDeliveryReceipt,
    mailbox,
  })
  .refine(({ saveAsDraft: isDraft, to, cc, bcc: blind }) => isDraft || to.length + cc.length + blind.length > 0, {
    path: ['to'],
    message: 'must name at least one recipient, or cc or bcc must.',
  });

type Input = z.output<typeof input>;

/** The activity `mail.forward`. */
export const forward = defineActivity({
  name: 'mail.forward',
  title: 'Forward Mail',
  alsoKnownAs: ['Forward Email'],
  summary: 'Forwards a message, with its attachments, to other people.',
  effect: 'sends',
  calls: [
    { operation: 'POST /me/messages/{message}/forward', unless: 'saveAsDraft' },
    ...whenAny('POST /me/messages/{message}/createForward', draftInputs, { more: true }),
    ...whenAny('PATCH /me/messages/{message}', draftInputs, { more: true }),
    { operation: 'GET /me/messages/{message}/attachments', when: 'replaceExisting', more: true },
    { operation: 'DELETE /me/messages/{message}/attachments/{attachment}', when: 'replaceExisting', more: true },
    ...attachedFromCalls,
    ...finishCalls(draftInputs),
  ],
  input,
  output: outgoingOutput,
  examples: [
    { title: 'For your information', input: { message: '{message}', to: ['ben@contoso.example'], body: 'For your information.' } },
    {
      title: 'With further files, one of them large',
      input: {
        message: '{message}',
        to: ['chloe@contoso.example'],
        body: '<p>With the <b>scan</b>.</p>',
        bodyType: 'html',
        attachments: ['note.txt', 'scan.pdf'],
        largeAttachments: true,
      },
      files: { 'note.txt': 'Checked.', 'scan.pdf': 3_500_000 },
    },
    {
      title: 'The subject and recipients only, with another text',
      input: {
        message: '{messageWithAttachment}',
        to: ['ben@contoso.example'],
        subject: 'Please call me',
        body: 'About the invoice.',
        replaceExisting: true,
      },
    },
    {
      title: 'With the files of another message, and that message',
      input: {
        message: '{message}',
        to: ['ben@contoso.example'],
        attachmentsFrom: [{ message: '{messageWithAttachment}', files: '*' }, { message: '{messageWithAttachment}' }],
      },
    },
    { title: 'A draft', input: { message: '{message}', body: 'Whom does this concern?', saveAsDraft: true } },
  ],

  needs: async (files, input) => needForDraft(composing(input), await openFiles(files, input.attachments)),

  async run({ graph, files }, input) {
    const { bodyType, replaceExisting } = input;
    const sources = await openAttachments(files, graph, input);
    const compose = composing(input);
    if (!input.largeAttachments) refuseLarge('mail.forward', compose, sources);
    const request = { params: { message: idOf(input.message, input.mailbox) }, mailbox: input.mailbox };
    if (!input.largeAttachments && !input.saveAsDraft && !replaceExisting && bodyType === 'text') {
      await graph.call('POST /me/messages/{message}/forward', { ...request, body: await withAttachments(compose, sources) });
      return sentAtOnce;
    }
    const draft = await graph.call<GraphMessage>('POST /me/messages/{message}/createForward', { ...request, body: {} });
    return finishDraft(graph, draft, finishing(graph, input, sources));
  },

  reconcile: {
    calls: [
      { operation: 'POST /me/messages/{message}/createForward' },
      { operation: 'PATCH /me/messages/{message}' },
      ...attachCalls(['attachments']),
      ...sendOnceCalls,
    ],
    async run(context, input, once) {
      const { graph, files } = context;
      const { message, mailbox: owner } = input;
      const finish = finishing(graph, input, await openAttachments(files, graph, input));
      return await sendOnce(context, once, finish, (marked) => {
        const request = { params: { message: idOf(message, owner) }, body: { message: marked }, mailbox: owner };
        return graph.call<GraphMessage>('POST /me/messages/{message}/createForward', request);
      });
    },
  },
});

function finishing(graph: Graph, input: Input, sources: readonly AttachmentSource[]): Finish {
  const { body, bodyType, replaceExisting, mailbox: owner } = input;
  return {
    mailbox: owner,
    attachments: sources,
    saveAsDraft: input.saveAsDraft,
    async change({ id, body: quotation }) {
      if (replaceExisting) await removeAttachments(graph, id, owner);
      return graph.call<GraphMessage>('PATCH /me/messages/{message}', {
        params: { message: id },
        body: {
          ...changesOf(input),
          ...(input.to.length > 0 && { toRecipients: toRecipients(input.to) }),
          body: replaceExisting ? { contentType: bodyType, content: body } : aboveQuotation(body, bodyType, quotation),
        },
        mailbox: owner,
      });
    },
  };
}

function changesOf(input: Input): Record<string, unknown> {
  return toGraphMessage({ ...input, body: undefined, to: [] });
}

function composing(input: Input): Compose {
  return (attachments) => {
    const message = { ...changesOf(input), ...(attachments.length > 0 && { attachments }) };
    return { comment: textAsHtml(input.body), toRecipients: toRecipients(input.to), ...(Object.keys(message).length > 0 && { message }) };
  };
}

async function removeAttachments(graph: Graph, message: string, mailbox: string | undefined): Promise<void> {
  const request = { params: { message }, query: { $select: 'id' }, mailbox };
  // Read to the end before anything is deleted: a list must not change while it is paged through.
  const ids: string[] = [];
  for await (const { id } of graph.list<GraphAttachment>('GET /me/messages/{message}/attachments', request)) ids.push(id);
  for (const attachment of ids) {
    await graph.call('DELETE /me/messages/{message}/attachments/{attachment}', { params: { message, attachment }, mailbox });
  }
}
