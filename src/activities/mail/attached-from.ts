import { z } from 'zod';
import { OnbehalfError } from '../../core/errors.ts';
import type { Graph, GraphRequest } from '../../core/ports.ts';
import { bytesSource, type AttachmentSource } from '../attachment-source.ts';
import { fitsPatterns } from '../file-patterns.ts';
import { emlName, fileNameOf, isOfKind } from './attachment-kinds.ts';
import type { GraphAttachment, GraphMessage } from './message.ts';
import { idOf, messageReference } from './message-reference.ts';

/** Other messages to attach, or their files. */
export const attachmentsFrom = z
  .array(
    z.strictObject({
      message: messageReference,
      files: z
        .string()
        .min(1)
        .optional()
        .describe(
          'Attach its files whose name fits one of these patterns, separated by |: *.pdf|*.csv. Left out: the message itself, as an .eml file.',
        ),
    }),
  )
  .default([])
  .describe('Messages of the same mailbox to attach, each as a file with all that is in it, or only the files attached to it.');

/** The calls that `readAttachmentsFrom` makes, for an activity to declare. */
export const attachedFromCalls = [
  { operation: 'GET /me/messages/{message}', when: 'attachmentsFrom', more: true, basic: true },
  { operation: 'GET /me/messages/{message}/$value', when: 'attachmentsFrom', more: true },
  { operation: 'GET /me/messages/{message}/attachments', when: 'attachmentsFrom', more: true },
  { operation: 'GET /me/messages/{message}/attachments/{attachment}/$value', when: 'attachmentsFrom', more: true },
] as const;

/**
 * Reads what is to be attached out of other messages.
 *
 * @throws OnbehalfError NOT_FOUND where no file of a message fits, naming those that are there.
 */
export async function readAttachmentsFrom(
  graph: Graph,
  given: z.output<typeof attachmentsFrom>,
  mailbox: string | undefined,
): Promise<AttachmentSource[]> {
  const sources: AttachmentSource[] = [];
  for (const { message, files } of given) {
    const request = { params: { message: idOf(message, mailbox) }, mailbox };
    if (files === undefined) sources.push(await wholeMessage(graph, request));
    else sources.push(...(await filesOf(graph, request, files)));
  }
  return sources;
}

// As MIME, because an item attachment that is made from properties has neither headers nor files.
async function wholeMessage(graph: Graph, request: GraphRequest): Promise<AttachmentSource> {
  const { subject } = await graph.call<GraphMessage>('GET /me/messages/{message}', { ...request, query: { $select: 'id,subject' } });
  const bytes = await allOf(await graph.download('GET /me/messages/{message}/$value', request));
  return bytesSource(bytes, { name: emlName(subject ?? ''), contentType: 'message/rfc822' });
}

async function filesOf(graph: Graph, request: GraphRequest & { readonly params: object }, patterns: string): Promise<AttachmentSource[]> {
  const query = { $select: 'id,name,contentType,size,isInline' };
  const there: GraphAttachment[] = [];
  for await (const attachment of graph.list<GraphAttachment>('GET /me/messages/{message}/attachments', { ...request, query })) {
    if (!attachment.isInline && !isOfKind(attachment, 'reference')) there.push(attachment);
  }
  const wanted = there.filter((attachment) => fitsPatterns(fileNameOf(attachment), patterns));
  if (wanted.length === 0) throw nothingFits(patterns, there.map(fileNameOf));
  const sources: AttachmentSource[] = [];
  for (const attachment of wanted) {
    const params = { ...request.params, attachment: attachment.id };
    const content = await graph.download('GET /me/messages/{message}/attachments/{attachment}/$value', { ...request, params });
    const contentType = isOfKind(attachment, 'item') ? 'message/rfc822' : (attachment.contentType ?? undefined);
    sources.push(bytesSource(await allOf(content), { name: fileNameOf(attachment), contentType }));
  }
  return sources;
}

function nothingFits(patterns: string, names: readonly string[]): OnbehalfError {
  const there = names.length === 0 ? 'It has no files.' : `It has: ${names.join(', ')}.`;
  return new OnbehalfError('NOT_FOUND', `No file of the message to attach from fits ${patterns}. ${there}`, {
    details: { files: patterns, existing: names },
    remedy: 'Give a pattern that fits, or leave `files` out to attach the message itself.',
  });
}

async function allOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
