import type { Graph } from '../../core/ports.ts';
import { preferBody } from '../body-type.ts';
import type { GraphMessage } from './message.ts';
import { messageQuery } from './message-query.ts';

/** How one message is read. */
export interface Reading {
  readonly bodyType: 'text' | 'html';
  readonly includeAttachments: boolean;
  readonly includeHeaders: boolean;
  readonly mailbox?: string | undefined;
}

/** Reads one message by its id. @throws OnbehalfError NOT_FOUND. */
export function readMessage(
  graph: Graph,
  message: string,
  { bodyType, includeAttachments, includeHeaders, mailbox }: Reading,
): Promise<GraphMessage> {
  return graph.call<GraphMessage>('GET /me/messages/{message}', {
    params: { message },
    query: messageQuery({ attachments: includeAttachments, headers: includeHeaders }),
    headers: preferBody(bodyType),
    mailbox,
  });
}
