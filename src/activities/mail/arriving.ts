import { z } from 'zod';
import { isOnbehalfError } from '../../core/errors.ts';
import type { ActivityContext, Graph, GraphRequest } from '../../core/ports.ts';
import { disorder, nextArrival, type Arrival, type Place } from '../arrivals.ts';
import { positionIn, waitingFields } from '../waiting.ts';
import { looksAt, selectionOf } from './conditions.ts';
import { instantsIn } from '../date-times.ts';
import { preferBody } from '../body-type.ts';
import type { GraphMessage } from './message.ts';
import { messageQuery } from './message-query.ts';
import { fitsFields, searchFields } from './search.ts';

const { folder: _, includeSubfolders: __, query: ___, search: ____, markAsRead: _____, ...choosing } = searchFields;

/** The input fields by which one waits for a message. */
export const arrivingFields = { ...choosing, ...waitingFields };

const arrivingInput = z.object(arrivingFields);

/** What is waited for. */
export type Arriving = z.output<typeof arrivingInput>;

/** The calls that `nextArriving` makes; an activity declares them. */
export const arrivingCalls = [
  { operation: 'GET /me/mailFolders/{folder}/messages', basic: true },
  { operation: 'GET /me/mailFolders/{folder}/messages/delta', basic: true },
  { operation: 'GET /me/messages/{message}' },
] as const;

/**
 * The next message that arrives in a folder and fits, as Graph gives it.
 *
 * @param folder - Its id, or its well-known name.
 * @throws OnbehalfError TIMED_OUT; INPUT_INVALID for a time zone that does not exist; what Graph refuses.
 */
export async function nextArriving(context: ActivityContext, asked: Arriving, folder: string): Promise<GraphMessage> {
  const { mailbox, position, timeoutSeconds } = asked;
  const toInstant = await instantsIn(asked.timeZone);
  const selection = asked.filter && selectionOf(asked.filter, toInstant);
  const fits = (message: GraphMessage): boolean => fitsFields(message, asked) && (selection?.test(message) ?? true);
  const place = placeOf(context.graph, folder, asked, fits);
  return nextArrival(context, place, { position: positionIn(position, mailbox, folder), timeoutSeconds });
}

function placeOf(graph: Graph, folder: string, asked: Arriving, fits: (message: GraphMessage) => boolean): Place<GraphMessage> {
  const request: GraphRequest = { params: { folder }, headers: preferBody(), mailbox: asked.mailbox };
  const $select = 'id,receivedDateTime';
  return {
    async begin() {
      const found: Arrival[] = [];
      const query = { $select, $top: 50, $orderby: 'receivedDateTime desc' };
      for await (const message of graph.list<GraphMessage>('GET /me/mailFolders/{folder}/messages', { ...request, query })) {
        const { id, at } = arrivalOf(message);
        if (at === undefined) continue;
        if (found[0]?.at !== undefined && Date.parse(at) < Date.parse(found[0].at) - disorder) break;
        found.push({ id, at });
      }
      return { seen: found };
    },
    async *changes(from) {
      // https://learn.microsoft.com/graph/api/message-delta: new ones only, after a first round from a moment on.
      const first = 'at' in from && { query: { $select, $filter: `receivedDateTime ge ${from.at}`, changeType: 'created' } };
      const since = 'since' in from ? from.since : undefined;
      const pages = graph.changes<GraphMessage>('GET /me/mailFolders/{folder}/messages/delta', { ...request, ...first }, since);
      for await (const page of pages) yield { items: page.items.map(arrivalOf), since: page.since };
    },
    async read(message) {
      const query = messageQuery({
        attachments: asked.includeAttachments || (asked.filter && looksAt(asked.filter, 'attachment')),
        headers: asked.includeHeaders,
        class: asked.filter && looksAt(asked.filter, 'type'),
      });
      try {
        const found = await graph.call<GraphMessage>('GET /me/messages/{message}', {
          params: { message },
          query,
          headers: preferBody(asked.bodyType),
          mailbox: asked.mailbox,
        });
        return fits(found) ? found : undefined;
      } catch (error) {
        // Deleted again before anybody looked.
        if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return undefined;
        throw error;
      }
    },
  };
}

function arrivalOf({ id, receivedDateTime }: GraphMessage): Arrival {
  return { id, ...(typeof receivedDateTime === 'string' && { at: receivedDateTime }) };
}
