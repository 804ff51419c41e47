import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import type { Graph, GraphRequest } from '../../core/ports.ts';
import { mailbox } from '../fields.ts';
import { fileOutput, onConflict, saveTo } from '../written-file.ts';
import { emlName } from './attachment-kinds.ts';
import type { GraphMessage } from './message.ts';
import { idOf, messageReference } from './message-reference.ts';

/** The activity `mail.download`. */
export const download = defineActivity({
  name: 'mail.download',
  title: 'Download Email',
  summary: 'Writes a message with its attachments to an .eml file.',
  effect: 'reads',
  calls: [{ operation: 'GET /me/messages/{message}', unless: 'fileName', basic: true }, { operation: 'GET /me/messages/{message}/$value' }],
  input: z.object({
    message: messageReference,
    saveTo,
    fileName: z.string().min(1).optional().describe('Name of the file. Left out: the subject.'),
    onConflict,
    mailbox,
  }),
  output: fileOutput,
  examples: [
    { title: 'Under the name of its subject', input: { message: '{message}', saveTo: 'downloads', onConflict: 'rename' } },
    {
      title: 'Under a name of your own',
      input: { message: '{message}', saveTo: 'downloads', fileName: 'evidence.eml', onConflict: 'replace' },
    },
  ],

  async run({ graph, files }, { message, saveTo, fileName, onConflict, mailbox }) {
    const request = { params: { message: idOf(message, mailbox) }, mailbox };
    const wanted = fileName ?? (await subjectOf(graph, request));
    const [name = 'message.eml'] = await files.plan(saveTo, [emlName(wanted)], onConflict);
    return files.write(saveTo, name, await graph.download('GET /me/messages/{message}/$value', request), onConflict);
  },
});

async function subjectOf(graph: Graph, request: GraphRequest): Promise<string> {
  const { subject } = await graph.call<GraphMessage>('GET /me/messages/{message}', { ...request, query: { $select: 'id,subject' } });
  return subject ?? '';
}
