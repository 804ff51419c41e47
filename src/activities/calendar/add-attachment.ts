import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { attachments, openFiles } from '../attachments.ts';
import { mailbox } from '../fields.ts';
import { attachCalls, attachToEvent, largeAttachments, needForSession } from './attach.ts';
import { eventReference, idOf } from './event-reference.ts';
import { entireSeries, findingSeries, targetOf } from './series.ts';

/** The activity `calendar.addAttachment`. */
export const addAttachment = defineActivity({
  name: 'calendar.addAttachment',
  title: 'Add Attachment',
  summary: 'Attaches files to an event, large ones too.',
  effect: 'changes',
  calls: [findingSeries, ...attachCalls()],
  input: z.object({
    event: eventReference,
    attachments: attachments
      .unwrap()
      .min(1)
      .describe(attachments.description ?? ''),
    largeAttachments,
    entireSeries,
    mailbox,
  }),
  output: z.object({
    id: z.string().describe('Id of the event that has the files now.'),
    attached: z
      .array(z.object({ name: z.string().describe('Name of the attachment.'), size: z.number().describe('Size of the file in bytes.') }))
      .describe('What was attached.'),
  }),
  examples: [
    { title: 'A file', input: { event: '{event}', attachments: ['agenda.txt'] }, files: { 'agenda.txt': 'First this, then that.' } },
    {
      title: 'A large one under another name, to a whole series',
      input: {
        event: '{occurrence}',
        attachments: [{ path: 'scan.pdf', name: 'Contract.pdf' }],
        largeAttachments: true,
        entireSeries: true,
      },
      files: { 'scan.pdf': 3_500_000 },
    },
  ],

  needs: async (files, { attachments: given }) => needForSession(await openFiles(files, given)),

  async run({ graph, files }, { event, attachments: given, entireSeries: isEntire, mailbox: owner }) {
    const sources = await openFiles(files, given);
    const id = await targetOf(graph, idOf(event, owner), isEntire, owner);
    await attachToEvent(graph, id, sources, owner);
    return { id, attached: sources.map(({ name, size }) => ({ name, size })) };
  },
});
