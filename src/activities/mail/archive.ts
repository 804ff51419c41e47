import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { mailbox } from '../fields.ts';
import { preferBody } from '../body-type.ts';
import { messageOutput, toMessage, type GraphMessage } from './message.ts';
import { idOf, messageReference } from './message-reference.ts';

/** The activity `mail.archive`. */
export const archive = defineActivity({
  name: 'mail.archive',
  title: 'Archive Email',
  summary: 'Moves a message to the folder Archive.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [{ operation: 'POST /me/messages/{message}/move' }],
  each: 'message',
  input: z.object({ message: messageReference, mailbox }),
  output: messageOutput,
  examples: [{ title: 'Archive a message', input: { message: '{message}' } }],

  async run({ graph }, { message, mailbox }) {
    const request = { params: { message: idOf(message, mailbox) }, body: { destinationId: 'archive' }, headers: preferBody(), mailbox };
    return toMessage(await graph.call<GraphMessage>('POST /me/messages/{message}/move', request), mailbox);
  },
});
