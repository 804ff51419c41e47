import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import type { Graph, GraphRequest } from '../../core/ports.ts';
import { mailbox } from '../fields.ts';
import type { GraphMessage } from './message.ts';
import { idOf, messageReference } from './message-reference.ts';

/** The activity `mail.delete`; its verb is a reserved word, so the constant has another name. */
export const deleteMessage = defineActivity({
  name: 'mail.delete',
  title: 'Delete Mail',
  alsoKnownAs: ['Delete Email'],
  summary: 'Moves a message to Deleted Items, or deletes it for good.',
  effect: 'deletes',
  calls: [
    { operation: 'DELETE /me/messages/{message}', unless: 'permanently' },
    { operation: 'POST /me/messages/{message}/permanentDelete', when: 'permanently' },
  ],
  each: 'message',
  input: z.object({
    message: messageReference,
    permanently: z
      .boolean()
      .default(false)
      .describe('Delete it for good instead of moving it to Deleted Items. It cannot be brought back by you.'),
    mailbox,
  }),
  output: z.object({
    id: z.string().describe('Id of the message that was deleted.'),
    permanently: z.boolean().describe('True when it is gone for good, false when it is in Deleted Items.'),
  }),
  examples: [
    { title: 'Delete a message', input: { message: '{message}' } },
    { title: 'Delete a message for good', input: { message: '{message}', permanently: true } },
  ],

  async run({ graph }, { message, permanently, mailbox }) {
    const id = idOf(message, mailbox);
    await remove(graph, { params: { message: id }, mailbox }, permanently);
    return { id, permanently };
  },

  reconcile: {
    calls: [{ operation: 'GET /me/messages/{message}' }],
    async run({ graph }, { message, permanently, mailbox: owner }, once) {
      const request = { params: { message: idOf(message, owner) }, mailbox: owner };
      const folder = (): Promise<string | undefined> => folderOf(graph, request);
      const before = await once.part('folder', async () => (await folder()) ?? '');
      // To delete what lies in Deleted Items would be to delete it for good.
      const isDone = once.isAgain && (await folder()) !== before;
      if (!isDone) await remove(graph, request, permanently);
      return { id: request.params.message, permanently };
    },
  },
});

function remove(graph: Graph, request: GraphRequest, permanently: boolean): Promise<unknown> {
  return graph.call(permanently ? 'POST /me/messages/{message}/permanentDelete' : 'DELETE /me/messages/{message}', request);
}

/** The folder that a message lies in; undefined where it is not there. */
async function folderOf(graph: Graph, request: GraphRequest): Promise<string | undefined> {
  try {
    return (
      (await graph.call<GraphMessage>('GET /me/messages/{message}', { ...request, query: { $select: 'id,parentFolderId' } }))
        .parentFolderId ?? undefined
    );
  } catch (error) {
    if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
