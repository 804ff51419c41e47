import { z } from 'zod';
import type { Graph } from '../../core/ports.ts';
import type { AttachmentSource } from '../attachment-source.ts';
import { isDoubtful, orTakeBack } from '../or-take-back.ts';
import { whenAny } from '../when-any.ts';
import { attachCalls, attachToDraft } from './attachments.ts';
import { toMessage, type GraphMessage, messageOutput } from './message.ts';

/** What became of a message that was written. */
export const outgoingOutput = z.object({
  id: z
    .string()
    .nullable()
    .describe('Id of the message, which it keeps in Sent Items; null when it was sent in one call, which tells none.'),
  sent: z.boolean().describe('True when it was sent, false when it waits in Drafts.'),
  draft: messageOutput.nullable().describe('The draft, when it was saved as one; null when the message was sent.'),
});

/** What became of a message that was written. */
export type Outgoing = z.output<typeof outgoingOutput>;

/** A message that went out in one call. */
export const sentAtOnce: Outgoing = { id: null, sent: true, draft: null };

/** The calls of `finishDraft`, for an activity to declare. @param draftInputs - The inputs that make it go by way of a draft. */
export function finishCalls<const Field extends string>(draftInputs: readonly Field[]) {
  const sending = draftInputs.filter((field): field is Exclude<Field, 'saveAsDraft'> => field !== 'saveAsDraft');
  return [
    ...attachCalls(draftInputs),
    ...whenAny('POST /me/messages/{message}/send', sending, { unless: 'saveAsDraft' }),
    ...whenAny('DELETE /me/messages/{message}', draftInputs, { more: true, afterFailure: true }),
  ] as const;
}

/** What is left to do with a draft. */
export interface Finish {
  readonly mailbox: string | undefined;
  readonly attachments: readonly AttachmentSource[];
  /** Leave it in Drafts. */
  readonly saveAsDraft: boolean;
  /** Changes to make first; gives the draft as it is then. */
  change?(draft: GraphMessage): Promise<GraphMessage>;
}

/**
 * Finishes a draft: changes it, attaches files, and sends it unless it shall stay a draft. When a step is refused, the draft is deleted
 * again, so that nothing is left half done. When nobody knows whether it was sent, it is left alone: it may be the copy in Sent Items by
 * then.
 *
 * @throws OnbehalfError of the step that failed, saying what became of the draft.
 */
export async function finishDraft(
  graph: Graph,
  created: GraphMessage,
  { mailbox, attachments, saveAsDraft, change }: Finish,
): Promise<Outgoing> {
  let draft = created;
  let isSending = false;
  return await orTakeBack(
    async () => {
      draft = (await change?.(draft)) ?? draft;
      await attachToDraft(graph, draft.id, attachments, mailbox);
      const hasAttachments = draft.hasAttachments === true || attachments.length > 0;
      if (saveAsDraft) return { id: draft.id, sent: false, draft: toMessage({ ...draft, hasAttachments }, mailbox) };
      isSending = true;
      await graph.call('POST /me/messages/{message}/send', { params: { message: draft.id }, mailbox });
      // The id is an immutable one: https://learn.microsoft.com/graph/outlook-immutable-id says that sending keeps it.
      return { id: draft.id, sent: true, draft: null };
    },
    (error) =>
      isSending && isDoubtful(error)
        ? doubt
        : {
            undo: () => graph.call('DELETE /me/messages/{message}', { params: { message: draft.id }, mailbox }),
            undone: 'Nothing was sent; the draft was deleted again.',
            left: 'Nothing was sent; the unfinished draft is still in Drafts.',
          },
  );
}

const doubt = 'It is not known whether the message was sent; look into Sent Items and Drafts.';
