import type { GraphRequest, Operation } from '../core/ports.ts';
import type { Member } from './batch.ts';
import { graphHeaders } from './headers.ts';
import { targetOf } from './url.ts';

/** Larger bodies travel alone: 20 of these still make a batch of less than 4 MB, what a request to Graph may have. */
const largestBody = 65_536;

/** POSTs that change one item and may stand beside others, by the last segment of the path. What sends, invites or answers stays alone: people see these in their order. */
const amongOthers = new Set(['copy', 'items', 'move', 'permanentDelete']);

/**
 * True for a call that may travel in a batch with others that wait at the same time: one that reads or changes a single item as JSON. What sends to people,
 * what has bytes for an answer, and workbooks, which take one change after the other, stay alone.
 *
 * @param operation - `METHOD /path/template`.
 */
export function mayGather(operation: Operation, { content, body }: GraphRequest): boolean {
  const [method = '', path = ''] = operation.split(' ');
  const last = path.split('/').at(-1) ?? '';
  if (content !== undefined || path.includes('/workbook') || last === 'content' || last.startsWith('$')) return false;
  if (method === 'PUT' || (method === 'POST' && !amongOthers.has(last))) return false;
  return body === undefined || JSON.stringify(body).length <= largestBody;
}

/** A call as it stands in a batch. @param mailbox - Of a request that names none. */
export function wireOf(operation: Operation, request: GraphRequest, mailbox: string | undefined): Member['wire'] {
  const { method, path } = targetOf(operation, request, mailbox);
  return { method, url: path, headers: graphHeaders(request.headers, request.body !== undefined), body: request.body };
}
