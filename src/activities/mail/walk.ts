import type { Graph, Operation } from '../../core/ports.ts';
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

/** The last moment that was handed out, to the second as Graph shows it, and what was handed out of that second. */
interface Edge {
  readonly second: number;
  readonly ids: Set<string>;
}

/**
 * Gives the messages of a folder one by one, sorted by date of receipt; the next page is asked for when its first message is wanted.
 *
 * Graph's own next page is "skip the first n". Whoever moves, deletes or marks what was handed out shifts the rest, and skipping then
 * leaves messages out. So the next page is asked for by date: everything from the last moment on, without what was handed out already.
 */
export async function* walk(graph: Graph, plan: Walk): AsyncGenerator<GraphMessage, void, void> {
  let edge: Edge | undefined;
  for (;;) {
    const start = edge?.second;
    let received = 0;
    const isNextPageDue = (): boolean => received >= plan.pageSize && edge?.second !== start;
    for await (const message of graph.list<GraphMessage>(plan.operation, requestFrom(plan, edge))) {
      received += 1;
      const second = secondOf(message);
      if (edge?.second !== second) edge = { second, ids: new Set() };
      const isKnown = edge.ids.has(message.id);
      edge.ids.add(message.id);
      if (!isKnown) yield message;
      // Within one second there is nothing to ask by: then the list itself goes on.
      if (isNextPageDue()) break;
    }
    if (!isNextPageDue()) return;
  }
}

function requestFrom(plan: Walk, edge: Edge | undefined) {
  const from = edge && edgeClause(plan.order, edge.second);
  // Sorted properties must come first in the filter, or Graph answers InefficientFilter
  // (https://learn.microsoft.com/graph/api/user-list-messages).
  const first = from ?? (plan.clauses.length > 0 ? 'receivedDateTime ge 1900-01-01T00:00:00Z' : undefined);
  const filter = [first, ...plan.clauses].filter((clause) => clause !== undefined).join(' and ');
  return {
    ...(plan.params && { params: plan.params }),
    query: {
      ...plan.query,
      $top: plan.pageSize,
      $orderby: `receivedDateTime ${plan.order === 'newestFirst' ? 'desc' : 'asc'}`,
      ...(filter !== '' && { $filter: filter }),
    },
    headers: plan.headers,
    mailbox: plan.mailbox,
  };
}

// Exchange keeps fractions of a second that Graph cuts off, so "from that second on" must take in the whole second.
function edgeClause(order: Order, second: number): string {
  const at = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
  return order === 'newestFirst' ? `receivedDateTime lt ${at(second + 1)}` : `receivedDateTime ge ${at(second)}`;
}

function secondOf(message: GraphMessage): number {
  return Math.floor(Date.parse(message.receivedDateTime ?? '1970-01-01T00:00:00Z') / 1000);
}
