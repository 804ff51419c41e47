import type { Graph, Operation } from '../../core/ports.ts';
import { walk } from '../walk.ts';
import type { GraphMessage } from './message.ts';

/** By date of receipt. */
export type Order = 'newestFirst' | 'oldestFirst';

/** Which messages to go through. */
export interface Walk {
  readonly operation: Operation;
  readonly params?: Readonly<Record<string, string>>;
  readonly mailbox: string | undefined;
  readonly order: Order;
  /** OData conditions that all must hold. */
  readonly clauses: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Messages in one answer. */
  readonly pageSize: number;
}

/** Gives the messages of a folder one by one, sorted by date of receipt, whatever is done meanwhile with those that were given; see `walk`. */
export function walkMessages(graph: Graph, plan: Walk): AsyncGenerator<GraphMessage, void, void> {
  return walk<GraphMessage>({
    pageSize: plan.pageSize,
    list: (from, signal, skip) => graph.list<GraphMessage>(plan.operation, { ...requestFrom(plan, from, skip), signal }),
    momentOf: secondOf,
    idOf: ({ id }) => id,
    // A message was received when it was.
    itemsMove: false,
  });
}

function requestFrom(plan: Walk, from: number | undefined, skip: number) {
  const edge = from === undefined ? undefined : edgeClause(plan.order, from);
  // Sorted properties must come first in the filter, or Graph answers InefficientFilter
  // (https://learn.microsoft.com/graph/api/user-list-messages).
  const first = edge ?? (plan.clauses.length > 0 ? 'receivedDateTime ge 1900-01-01T00:00:00Z' : undefined);
  const filter = [first, ...plan.clauses].filter((clause) => clause !== undefined).join(' and ');
  return {
    ...(plan.params && { params: plan.params }),
    query: {
      ...plan.query,
      $top: plan.pageSize,
      ...(skip > 0 && { $skip: skip }),
      $orderby: `receivedDateTime ${plan.order === 'newestFirst' ? 'desc' : 'asc'}`,
      ...(filter !== '' && { $filter: filter }),
    },
    headers: plan.headers,
    mailbox: plan.mailbox,
  };
}

// Exchange keeps fractions of a second that Graph cuts off, so "from that second on" must take in the whole second.
function edgeClause(order: Order, second: number): string {
  const at = (moment: number): string => new Date(moment).toISOString().replace('.000Z', 'Z');
  return order === 'newestFirst' ? `receivedDateTime lt ${at(second + 1000)}` : `receivedDateTime ge ${at(second)}`;
}

/** To the second, as Graph shows it. */
function secondOf(message: GraphMessage): number {
  return Math.floor(Date.parse(message.receivedDateTime ?? '1970-01-01T00:00:00Z') / 1000) * 1000;
}
