import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { mailbox } from '../fields.ts';
import { bodyType, includeAttachments, includeHeaders } from './fields.ts';
import { messageOutput, toMessage } from './message.ts';
import { idOf, messageReference } from './message-reference.ts';
import { readMessage } from './read-message.ts';

/** The activity `mail.get`. */
export const get = defineActivity({
  name: 'mail.get',
  title: 'Get Email By Id',
  summary: 'Reads one message.',
  effect: 'reads',
  calls: [{ operation: 'GET /me/messages/{message}' }],
  input: z.object({ message: messageReference, bodyType, includeAttachments: includeAttachments(true), includeHeaders, mailbox }),
  output: messageOutput,
  examples: [
    { title: 'A message with the list of its attachments', input: { message: '{messageWithAttachment}' } },
    { title: 'With its headers and its size', input: { message: '{message}', includeHeaders: true } },
    {
      title: 'A message of a shared mailbox, as HTML',
      input: { message: '{sharedMessage}', bodyType: 'html', mailbox: 'invoices@contoso.example' },
    },
  ],

  async run({ graph }, input) {
    return toMessage(await readMessage(graph, idOf(input.message, input.mailbox), input), input.mailbox);
  },
});
