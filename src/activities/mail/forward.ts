import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import type { Graph } from '../../core/ports.ts';
import { attachedFromCalls, attachmentsFrom } from './attached-from.ts';
import { attachCalls, attachments, openAttachments } from './attachments.ts';
import { aboveQuotation } from './body.ts';
import { bcc, importance, requestDeliveryReceipt, requestReadReceipt, saveAsDraft, toGraphMessage } from './composition.ts';
import { finishDraft, outgoingOutput, sendingDraft, sentAtOnce, takingBack, whenAny } from './draft.ts';
import { mailbox } from './fields.ts';
import type { GraphAttachment, GraphMessage } from './message.ts';
import { idOf, messageReference } from './message-reference.ts';
import { addresses, toRecipients } from './recipients.ts';
import { textAsHtml } from './text-as-html.ts';

// As with a reply: what the one call cannot do goes through a draft.
const draftInputs = ['attachments', 'attachmentsFrom', 'saveAsDraft', 'replaceExisting', 'bodyType'] as const;

/** The activity `mail.forward`. */
export const forward = defineActivity({
  name: 'mail.forward',
  title: 'Forward Mail',
  summary: 'Forwards a message, with its attachments, to other people.',
  effect: 'sends',
  calls: [
    { operation: 'POST /me/messages/{message}/forward', unless: 'saveAsDraft' },
    ...whenAny('POST /me/messages/{message}/createForward', draftInputs),
    ...whenAny('PATCH /me/messages/{message}', draftInputs),
    { operation: 'GET /me/messages/{message}/attachments', when: 'replaceExisting' },
    { operation: 'DELETE /me/messages/{message}/attachments/{attachment}', when: 'replaceExisting' },
    ...attachedFromCalls,
    ...attachCalls,
    sendingDraft,
    ...whenAny(takingBack.operation, draftInputs, { undo: true }),
  ],
  input: z
    .object({
      message: messageReference,
      to: addresses.default([]).describe('Who receives it.'),
      cc: addresses.default([]).describe('Who receives a copy.'),
      bcc,
      body: z.string().default('').describe('Text above the forwarded message.'),
      bodyType: z.enum(['text', 'html']).optional().describe('How `body` is written. Left out: text.'),
      subject: z.string().min(1).max(255).optional().describe('Another subject. Left out: the original one, with "FW:" before it.'),
      attachments,
      attachmentsFrom,
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
    }),
  output: outgoingOutput,
  examples: [
    { title: 'For your information', input: { message: '{message}', to: ['ben@contoso.example'], body: 'For your information.' } },
    {
      title: 'With further files',
      input: { message: '{message}', to: ['chloe@contoso.example'], body: 'With the scan.', attachments: ['note.txt', 'scan.pdf'] },
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

  async run({ graph, files }, input) {
    const { body, bodyType = 'text', replaceExisting } = input;
    const sources = await openAttachments(files, graph, input);
    const request = { params: { message: idOf(input.message, input.mailbox) }, mailbox: input.mailbox };
    const changes = toGraphMessage({ ...input, body: undefined, to: [] });
    const needsDraft = sources.length > 0 || input.saveAsDraft || replaceExisting || bodyType === 'html';
    if (!needsDraft) {
      const message = Object.keys(changes).length > 0 && { message: changes };
      await graph.call('POST /me/messages/{message}/forward', {
        ...request,
        body: { comment: textAsHtml(body), toRecipients: toRecipients(input.to), ...message },
      });
      return sentAtOnce;
    }
    const draft = await graph.call<GraphMessage>('POST /me/messages/{message}/createForward', { ...request, body: {} });
    return finishDraft(graph, draft, {
      mailbox: input.mailbox,
      attachments: sources,
      saveAsDraft: input.saveAsDraft,
      async change({ id, body: quotation }) {
        const { mailbox: owner } = input;
        if (replaceExisting) await removeAttachments(graph, id, owner);
        return graph.call<GraphMessage>('PATCH /me/messages/{message}', {
          params: { message: id },
          body: {
            ...changes,
            ...(input.to.length > 0 && { toRecipients: toRecipients(input.to) }),
            body: replaceExisting ? { contentType: bodyType, content: body } : aboveQuotation(body, bodyType, quotation),
          },
          mailbox: owner,
        });
      },
    });
  },
});

async function removeAttachments(graph: Graph, message: string, mailbox: string | undefined): Promise<void> {
  const request = { params: { message }, query: { $select: 'id' }, mailbox };
  // Read to the end before anything is deleted: a list must not change while it is paged through.
  const ids: string[] = [];
  for await (const { id } of graph.list<GraphAttachment>('GET /me/messages/{message}/attachments', request)) ids.push(id);
  for (const attachment of ids) {
    await graph.call('DELETE /me/messages/{message}/attachments/{attachment}', { params: { message, attachment }, mailbox });
  }
}
