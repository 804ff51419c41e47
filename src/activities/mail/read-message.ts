import type { Graph } from '../../core/ports.ts';
import { preferBody } from './fields.ts';
import { attachmentsExpanded, messageProperties, type GraphMessage } from './message.ts';

/** How one message is read. */
export interface Reading {
  readonly bodyType: 'text' | 'html';
  readonly includeAttachments: boolean;
  readonly mailbox?: string | undefined;
}

/** Reads one message by its id. @throws OnbehalfError NOT_FOUND. */
export function readMessage(graph: Graph, message: string, { bodyType, includeAttachments, mailbox }: Reading): Promise<GraphMessage> {
  return graph.call<GraphMessage>('GET /me/messages/{message}', {
    params: { message },
    query: { $select: messageProperties, ...(includeAttachments && { $expand: attachmentsExpanded }) },
    headers: preferBody(bodyType),
    mailbox,
  });
}
