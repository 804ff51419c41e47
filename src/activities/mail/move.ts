import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { mailbox } from '../fields.ts';
import { preferBody } from '../body-type.ts';
import { folder, waysToNameAFolder } from './fields.ts';
import { findFolder, findingFolders, makeFolder } from './folders.ts';
import { messageOutput, toMessage, type GraphMessage } from './message.ts';
import { idOf, messageReference } from './message-reference.ts';

/** The activity `mail.move`. */
export const move = defineActivity({
  name: 'mail.move',
  title: 'Move Mail',
  alsoKnownAs: ['Move Email'],
  summary: 'Moves a message to another folder of the same mailbox.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [findingFolders, { operation: makeFolder, when: 'createFolderIfMissing' }, { operation: 'POST /me/messages/{message}/move' }],
  each: 'message',
  input: z.object({
    message: messageReference,
    to: folder.describe(`Folder to move it to: ${waysToNameAFolder}.`),
    createFolderIfMissing: z.boolean().default(false).describe('Make the folders of the path that are not there.'),
    mailbox,
  }),
  output: messageOutput,
  examples: [
    {
      title: 'Into a folder of the inbox, made when it is missing',
      input: { message: '{message}', to: 'Inbox/Invoices', createFolderIfMissing: true },
    },
    { title: 'Into Deleted Items', input: { message: '{message}', to: 'Deleted Items' } },
    { title: 'Into a folder that another activity gave', input: { message: '{message}', to: '{folder}' } },
    { title: 'In a shared mailbox', input: { message: '{sharedMessage}', to: 'Archive', mailbox: 'invoices@contoso.example' } },
  ],

  async run({ graph }, { message, to, createFolderIfMissing, mailbox }) {
    const params = { message: idOf(message, mailbox) };
    const { id: destinationId } = await findFolder(graph, to, { mailbox, createIfMissing: createFolderIfMissing });
    const request = { params, body: { destinationId }, headers: preferBody(), mailbox };
    return toMessage(await graph.call<GraphMessage>('POST /me/messages/{message}/move', request), mailbox);
  },
});
