import { z } from 'zod';
import type { Graph } from '../../core/ports.ts';
import type { GraphMessage } from './message.ts';
import type { Walk } from './walk.ts';

/** Words to search for. */
export const fullText = z
  .string()
  .trim()
  .min(1)
  .refine((text) => (text.match(/"/g) ?? []).length % 2 === 0, 'must close every double quote.')
  .optional()
  .describe(
    'Words to search for, as in the search box of Outlook: invoice, from:ben, subject:"open amount", received>=2026-11-01, kind:meetings; AND, OR ' +
      'and NOT join them. The service finds the 1,000 latest of a folder. It holds together with the other fields but `query`.',
  );

/**
 * Gives the messages that a full-text search finds, the latest sent first, as the service sorts them: with `$search` it takes no `$filter`, no
 * `$orderby` and no `$skip` (https://learn.microsoft.com/graph/search-query-parameter, https://learn.microsoft.com/graph/api/user-list-messages).
 */
export function searched(graph: Graph, text: string, plan: Walk): AsyncGenerator<GraphMessage, void, void> {
  return graph.list<GraphMessage>(plan.operation, {
    ...(plan.params && { params: plan.params }),
    query: { ...plan.query, $search: `"${text.replaceAll('"', '\\"')}"`, $top: plan.pageSize },
    headers: plan.headers,
    mailbox: plan.mailbox,
  });
}
