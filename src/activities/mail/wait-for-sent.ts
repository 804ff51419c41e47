import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { arrivingCalls, arrivingFields, nextArriving } from './arriving.ts';
import { messageOutput, toMessage } from './message.ts';

/** The activity `mail.waitForSent`. */
export const waitForSent = defineActivity({
  name: 'mail.waitForSent',
  title: 'Wait For Email Sent',
  summary: 'Waits until a message that fits was sent, and reads it.',
  effect: 'reads',
  calls: arrivingCalls,
  input: z.object(arrivingFields),
  output: messageOutput,
  examples: [
    { title: 'The next message that is sent', input: { timeoutSeconds: 600 } },
    { title: 'The next important one', input: { importance: 'high', position: 'important', timeoutSeconds: 600 } },
  ],

  async run(context, input) {
    return toMessage(await nextArriving(context, input, 'sentitems'), input.mailbox);
  },
});
