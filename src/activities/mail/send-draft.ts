import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { mailbox } from '../fields.ts';
import { idOf, messageReference } from './message-reference.ts';
import { sendDraftOnce } from './send-once.ts';

/** The activity `mail.sendDraft`. */
export const sendDraft = defineActivity({
  name: 'mail.sendDraft',
  title: 'Send Draft Email',
  summary: 'Sends a message that waits in Drafts.',
  effect: 'sends',
  calls: [{ operation: 'POST /me/messages/{message}/send' }],
  input: z.object({ message: messageReference, mailbox }),
  output: z.object({ sent: z.literal(true).describe('The message was sent.') }),
  examples: [{ title: 'Send a draft', input: { message: '{draft}' } }],

  async run({ graph }, { message, mailbox }) {
    await graph.call('POST /me/messages/{message}/send', { params: { message: idOf(message, mailbox) }, mailbox });
    return { sent: true as const };
  },

  reconcile: {
    calls: [{ operation: 'GET /me/messages/{message}' }],
    async run(context, { message, mailbox: owner }, once) {
      await once.part('send', (begun) => sendDraftOnce(context, idOf(message, owner), begun, owner));
      return { sent: true as const };
    },
  },
});
