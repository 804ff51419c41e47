import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { mailbox } from '../fields.ts';
import { idOf, messageReference } from './message-reference.ts';

/** The activity `mail.delete`; its verb is a reserved word, so the constant has another name. */
export const deleteMessage = defineActivity({
  name: 'mail.delete',
  title: 'Delete Mail',
  alsoKnownAs: ['Delete Email'],
  summary: 'Moves a message to Deleted Items, or deletes it for good.',
  effect: 'deletes',
  calls: [
    { operation: 'DELETE /me/messages/{message}', unless: 'permanently' },
    { operation: 'POST /me/messages/{message}/permanentDelete', when: 'permanently' },
  ],
  each: 'message',
  input: z.object({
    message: messageReference,
    permanently: z
      .boolean()
      .default(false)
      .describe('Delete it for good instead of moving it to Deleted Items. It cannot be brought back by you.'),
    mailbox,
  }),
  output: z.object({
    id: z.string().describe('Id of the message that was deleted.'),
    permanently: z.boolean().describe('True when it is gone for good, false when it is in Deleted Items.'),
  }),
  examples: [
    { title: 'Delete a message', input: { message: '{message}' } },
    { title: 'Delete a message for good', input: { message: '{message}', permanently: true } },
  ],

  async run({ graph }, { message, permanently, mailbox }) {
    const id = idOf(message, mailbox);
    await graph.call(permanently ? 'POST /me/messages/{message}/permanentDelete' : 'DELETE /me/messages/{message}', {
      params: { message: id },
      mailbox,
    });
    return { id, permanently };
  },
});
