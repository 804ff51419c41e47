import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { timeZoneNamed } from '../time-zones.ts';
import { arrivingCalls, arrivingFields, nextArriving } from './arriving.ts';
import { folder, waysToNameAFolder } from './fields.ts';
import { findFolder, findingFolders } from './folders.ts';
import { messageOutput, toMessage } from './message.ts';

/** The activity `mail.waitForReceived`. */
export const waitForReceived = defineActivity({
  name: 'mail.waitForReceived',
  title: 'Wait For Email Received',
  summary: 'Waits until a message that fits arrives in a folder, and reads it.',
  effect: 'reads',
  calls: [findingFolders, ...arrivingCalls],
  input: z.object({ folder: folder.default('Inbox').describe(`Folder to wait at: ${waysToNameAFolder}.`), ...arrivingFields }),
  output: messageOutput,
  examples: [
    { title: 'The next message of the inbox', input: { timeoutSeconds: 600 } },
    {
      title: 'The next one from a person, after those that earlier runs were given',
      input: {
        position: 'orders',
        filter: { match: 'all', conditions: [{ field: 'from', operator: 'contains', value: 'ben' }] },
        timeoutSeconds: 600,
      },
    },
    { title: 'In a folder below the inbox', input: { folder: 'Inbox/Projects', timeoutSeconds: 600 } },
    { title: 'In a shared mailbox', input: { mailbox: 'invoices@contoso.example', timeoutSeconds: 600 } },
  ],

  async run(context, input) {
    await timeZoneNamed(input.timeZone);
    const { id } = await findFolder(context.graph, input.folder, { mailbox: input.mailbox });
    return toMessage(await nextArriving(context, input, id), input.mailbox);
  },
});
