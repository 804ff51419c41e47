import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { fitsPatterns } from '../file-patterns.ts';
import { mailbox } from '../fields.ts';
import { fileOutput, onConflict, saveTo } from '../written-file.ts';
import { fileNameOf, isOfKind } from './attachment-kinds.ts';
import type { GraphAttachment } from './message.ts';
import { idOf, messageReference } from './message-reference.ts';

/** The activity `mail.downloadAttachments`. */
export const downloadAttachments = defineActivity({
  name: 'mail.downloadAttachments',
  title: 'Download Email Attachments',
  summary: 'Writes the attachments of a message to files. An attached message becomes an .eml file.',
  effect: 'reads',
  calls: [
    { operation: 'GET /me/messages/{message}/attachments' },
    { operation: 'GET /me/messages/{message}/attachments/{attachment}/$value' },
  ],
  input: z.object({
    message: messageReference,
    saveTo,
    filterByFileNames: z
      .string()
      .min(1)
      .optional()
      .describe('Only files whose name fits one of these patterns, separated by |: *.pdf|invoice-??.csv. Left out: all.'),
    excludeInline: z.boolean().default(false).describe('Leave out pictures inside the text.'),
    onConflict,
    mailbox,
  }),
  output: fileOutput.extend({
    attachmentId: z.string().describe('Id of the attachment in its message.'),
    contentType: z.string().describe('Media type, such as application/pdf.'),
  }),
  examples: [
    { title: 'All attachments', input: { message: '{messageWithAttachment}', saveTo: 'downloads', onConflict: 'rename' } },
    {
      title: 'PDF and CSV files only',
      input: {
        message: '{messageWithAttachment}',
        saveTo: 'downloads',
        filterByFileNames: '*.pdf|*.csv',
        excludeInline: true,
        onConflict: 'replace',
      },
    },
  ],

  async *run({ graph, files, progress }, { message, saveTo, filterByFileNames, excludeInline, onConflict, mailbox }) {
    const params = { message: idOf(message, mailbox) };
    const query = { $select: 'id,name,contentType,size,isInline' };
    const wanted: GraphAttachment[] = [];
    for await (const attachment of graph.list<GraphAttachment>('GET /me/messages/{message}/attachments', { params, query, mailbox })) {
      if (excludeInline && attachment.isInline) continue;
      if (filterByFileNames === undefined || fitsPatterns(fileNameOf(attachment), filterByFileNames)) wanted.push(attachment);
    }
    const link = wanted.find((attachment) => isOfKind(attachment, 'reference'));
    if (link) throw linkProblem(link);

    const names = await files.plan(saveTo, wanted.map(fileNameOf), onConflict);
    for (const [index, attachment] of wanted.entries()) {
      const name = names[index] ?? fileNameOf(attachment);
      progress({ label: `Downloading ${name}`, done: index, total: wanted.length, unit: 'items' });
      const content = await graph.download('GET /me/messages/{message}/attachments/{attachment}/$value', {
        params: { ...params, attachment: attachment.id },
        mailbox,
      });
      const file = await files.write(saveTo, name, content, onConflict);
      yield { ...file, attachmentId: attachment.id, contentType: attachment.contentType ?? 'application/octet-stream' };
    }
  },
});

function linkProblem({ name }: GraphAttachment): OnbehalfError {
  const link = `"${name ?? ''}"`;
  return new OnbehalfError('INPUT_INVALID', `${link} is a link to a file in the cloud, not a file in the message. Nothing was written.`, {
    fields: [{ field: 'filterByFileNames', problem: `must leave out ${link}, which is a link.` }],
    remedy: 'Name the files to write in `filterByFileNames`, and open the link to get the rest.',
  });
}
