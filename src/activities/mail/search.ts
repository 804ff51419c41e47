import { z } from 'zod';
import { inputError } from '../../core/input.ts';
import type { ActivityContext, Graph } from '../../core/ports.ts';
import { instantsIn } from '../date-times.ts';
import { mailbox, timeZone } from '../fields.ts';
import { preferBody } from '../body-type.ts';
import { query } from '../odata.ts';
import { pageSizeFor, take } from '../take.ts';
import { looksAt, messageFilter, selectionOf, type Selection } from './conditions.ts';
import { bodyType, folder, includeAttachments, includeHeaders, waysToNameAFolder } from './fields.ts';
import { findFolder, findingFolders, type GraphFolder } from './folders.ts';
import { markingAsRead } from './mark-as-read.ts';
import { fullText, searched } from './full-text.ts';
import { merge } from './merge.ts';
import type { GraphMessage } from './message.ts';
import { messageQuery } from './message-query.ts';
import { walkMessages, type Order, type Walk } from './walk.ts';

/** The input fields by which messages are chosen; every activity that looks for messages has them. */
export const searchFields = {
  folder: folder.default('Inbox').describe(`Folder to look in: ${waysToNameAFolder}.`),
  includeSubfolders: z.boolean().default(false).describe('Also look in the folders below.'),
  // The classic Get Mail reads only unread messages unless told otherwise; the newer activities read all. Nobody expects a list to hide
  // what is there, so all is the default here.
  unreadOnly: z.boolean().default(false).describe('Only messages that are not marked as read.'),
  withAttachmentsOnly: z.boolean().default(false).describe('Only messages with attached files.'),
  importance: z
    .enum(['any', 'low', 'normal', 'high', 'notLow', 'notNormal', 'notHigh'])
    .default('any')
    .describe('Only messages of this importance, or of any other than this.'),
  filter: messageFilter.optional().describe('Conditions on sender, recipients, subject, text, date, categories, attachments and type.'),
  query,
  search: fullText,
  markAsRead: z.boolean().default(false).describe('Mark as read every message that was handed out.'),
  bodyType,
  includeAttachments: includeAttachments(false),
  includeHeaders,
  timeZone,
  mailbox,
};

const searchInput = z.object(searchFields);

/** What an activity that looks for messages was asked. */
export type Search = z.output<typeof searchInput>;

/** The calls that `searchMessages` makes; an activity declares them. */
export const searchCalls = [
  findingFolders,
  { operation: 'GET /me/mailFolders/{folder}/messages' },
  { operation: 'PATCH /me/messages/{message}', when: 'markAsRead', more: true },
] as const;

// Small enough that the first message comes soon with its text, large enough that thousands do not need thousands of calls.
const largestPage = 100;

/** How many messages at most, and in which order. */
export interface Extent {
  readonly order: Order;
  /** Undefined, 0 or less: all. */
  readonly top: number | undefined;
}

/**
 * Finds messages and hands them out one by one, as Graph gives them. With several folders they are sorted across all of them.
 *
 * @throws OnbehalfError NOT_FOUND for a folder that is not there; INPUT_INVALID for a time zone that does not exist.
 */
export async function* searchMessages(
  context: ActivityContext,
  search: Search,
  { order, top }: Extent,
): AsyncGenerator<GraphMessage, void, void> {
  const { graph, signal } = context;
  const toInstant = await instantsIn(search.timeZone);
  const selection = search.filter && selectionOf(search.filter, toInstant);
  refuseQueryBesideSearch(search);
  const { id: start } = await findFolder(graph, search.folder, { mailbox: search.mailbox });
  const folders = search.includeSubfolders ? await withSubfolders(context, start, search.mailbox) : [start];
  const plans = folders.map((folder) => ({ ...planOf(search, selection, order, top), params: { folder } }));
  const found =
    search.search === undefined ? walked(graph, plans, selection, order) : searchedHere(graph, search.search, plans, search, selection);
  const chosen = take(found, top);
  yield* search.markAsRead ? markingAsRead(graph, chosen, search.mailbox, signal) : chosen;
}

function refuseQueryBesideSearch({ search, query }: Search): void {
  if (search === undefined || query === undefined) return;
  const problem = 'cannot stand beside search: the service takes no OData condition with a search. Use filter, or say it in the search.';
  throw inputError('The search', [{ field: 'query', problem }]);
}

/** Messages that the service filters and sorts; what it cannot judge is looked at here. */
function walked(
  graph: Graph,
  plans: readonly Walk[],
  selection: Selection | undefined,
  order: Order,
): AsyncGenerator<GraphMessage, void, void> {
  const walks = plans.map((plan) => walkMessages(graph, plan));
  const [only] = walks;
  const all = walks.length === 1 && only ? only : merge(walks, (a, b) => isBefore(a, b, order));
  return matching(all, (message) => selection?.matches?.(message) ?? true);
}

/** Messages that a full-text search finds: the service neither filters nor sorts those, so both are done here. */
async function* searchedHere(
  graph: Graph,
  text: string,
  plans: readonly Walk[],
  search: Search,
  selection: Selection | undefined,
): AsyncGenerator<GraphMessage, void, void> {
  const fits = (message: GraphMessage): boolean => fitsFields(message, search) && (selection?.test(message) ?? true);
  const [first] = plans;
  if (plans.length === 1 && first?.order === 'newestFirst') {
    yield* matching(searched(graph, text, first), fits);
    return;
  }
  const found: GraphMessage[] = [];
  for (const plan of plans) for await (const message of matching(searched(graph, text, plan), fits)) found.push(message);
  const order = first?.order ?? 'newestFirst';
  yield* found.toSorted((a, b) => Number(isBefore(b, a, order)) - Number(isBefore(a, b, order)));
}

/** Whether a message is one of those that the plain fields choose. */
export function fitsFields(
  message: GraphMessage,
  { unreadOnly, withAttachmentsOnly, importance }: Pick<Search, 'unreadOnly' | 'withAttachmentsOnly' | 'importance'>,
): boolean {
  const except = exceptionIn(importance);
  const own = message.importance?.toLowerCase();
  const isImportant = except === undefined ? importance === 'any' || own === importance : own !== except;
  return isImportant && !(unreadOnly && message.isRead === true) && !(withAttachmentsOnly && message.hasAttachments !== true);
}

function planOf(search: Search, selection: Selection | undefined, order: Order, top: number | undefined): Walk {
  const clauses = [
    search.unreadOnly && 'isRead eq false',
    search.withAttachmentsOnly && 'hasAttachments eq true',
    search.importance !== 'any' && importanceClause(search.importance),
    selection?.clause,
    search.query !== undefined && `(${search.query})`,
  ];
  return {
    operation: 'GET /me/mailFolders/{folder}/messages',
    mailbox: search.mailbox,
    order,
    clauses: clauses.filter((clause) => typeof clause === 'string'),
    query: messageQuery({
      attachments: search.includeAttachments || (search.filter && looksAt(search.filter, 'attachment')),
      headers: search.includeHeaders,
      class: search.filter && looksAt(search.filter, 'type'),
    }),
    headers: preferBody(search.bodyType),
    // Where messages are left out here, more than the wanted number may have to be looked at.
    pageSize: selection?.matches || search.search !== undefined ? largestPage : pageSizeFor(top, largestPage),
  };
}

function importanceClause(importance: Exclude<Search['importance'], 'any'>): string {
  const except = exceptionIn(importance);
  return except === undefined ? `importance eq '${importance}'` : `importance ne '${except}'`;
}

/** `low` of `notLow`. */
function exceptionIn(importance: Search['importance']): string | undefined {
  return /^not(.+)$/.exec(importance)?.[1]?.toLowerCase();
}

async function* matching(
  messages: AsyncIterable<GraphMessage>,
  fits: (message: GraphMessage) => boolean,
): AsyncGenerator<GraphMessage, void, void> {
  for await (const message of messages) if (fits(message)) yield message;
}

function isBefore(a: GraphMessage, b: GraphMessage, order: Order): boolean {
  const [first, second] = [a.receivedDateTime ?? '', b.receivedDateTime ?? ''];
  return order === 'newestFirst' ? first > second : first < second;
}

async function withSubfolders({ graph }: ActivityContext, start: string, mailboxName: string | undefined): Promise<string[]> {
  const ids = [start];
  // Grows while it is gone through.
  for (const id of ids) {
    const request = { params: { folder: id }, query: { $top: 250, $select: 'id' }, mailbox: mailboxName };
    for await (const child of graph.list<GraphFolder>(findingFolders.operation, request)) ids.push(child.id);
  }
  return ids;
}
