import type { Graph } from '../../core/ports.ts';
import type { GraphMessage } from './message.ts';

// As many as Graph takes in one batch: https://learn.microsoft.com/graph/json-batching
const batchSize = 20;

/**
 * Hands messages on and marks as read each one that was taken, in batches. The last ones are marked when the reader stops or the list ends.
 *
 * @param mailbox - The mailbox that the messages are in; undefined for one's own.
 */
export async function* markingAsRead(
  graph: Graph,
  messages: AsyncIterable<GraphMessage> | readonly GraphMessage[],
  mailbox: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<GraphMessage, void, void> {
  const taken: string[] = [];
  const mark = async (): Promise<void> => {
    const ids = taken.splice(0);
    if (ids.length === 0 || signal.aborted) return;
    await graph.batch(
      'PATCH /me/messages/{message}',
      ids.map((message) => ({ params: { message }, body: { isRead: true }, mailbox })),
    );
  };
  try {
    for await (const message of messages) {
      if (message.isRead !== true) taken.push(message.id);
      yield message;
      if (taken.length >= batchSize) await mark();
    }
  } finally {
    await mark();
  }
}
