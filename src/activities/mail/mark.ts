import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { mailbox } from '../fields.ts';
import { preferBody } from '../body-type.ts';
import { messageOutput, toMessage, type GraphMessage } from './message.ts';
import { idOf, messageReference } from './message-reference.ts';

/** The activity `mail.mark`. */
export const mark = defineActivity({
  name: 'mail.mark',
  title: 'Mark Email As Read/Unread',
  summary: 'Marks a message as read or as unread.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [{ operation: 'PATCH /me/messages/{message}' }],
  each: 'message',
  input: z.object({
    message: messageReference,
    as: z.enum(['read', 'unread']).default('read').describe('How to mark it.'),
    mailbox,
  }),
  output: messageOutput,
  examples: [{ title: 'Mark a message as unread', input: { message: '{message}', as: 'unread' } }],

  async run({ graph }, { message, as, mailbox }) {
    const request = { params: { message: idOf(message, mailbox) }, body: { isRead: as === 'read' }, headers: preferBody(), mailbox };
    return toMessage(await graph.call<GraphMessage>('PATCH /me/messages/{message}', request), mailbox);
  },
});
