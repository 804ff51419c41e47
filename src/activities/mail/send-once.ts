import { OnbehalfError } from '../../core/errors.ts';
import type { DeclaredCall } from '../../core/activity.ts';
import type { Once } from '../../core/once.ts';
import type { ActivityContext, Graph } from '../../core/ports.ts';
import type { Finish, Outgoing } from './draft.ts';
import { finishDraft } from './draft.ts';
import type { GraphMessage } from './message.ts';

// A message that is to go out once goes by way of a draft. The draft bears the mark of its step, by which a later process finds it, and its immutable id
// survives the sending: https://learn.microsoft.com/graph/outlook-immutable-id. So the item itself tells what became of it.

/** Its name is in the set of ours alone. https://learn.microsoft.com/graph/api/resources/extended-properties-overview */
const markName = 'String {6f1d4c52-8a0b-4e0f-9a43-5d0c1b7e2f86} Name onbehalf-step';

/** How long a message that was handed over may still be shown as a draft, in milliseconds. Assumption: after a minute it is on its way. */
const inTransitMS = 60_000;
/** Between two looks, in milliseconds. */
const lookEveryMS = 5_000;

/** What a message that goes out once is sent with, besides the calls of the activity. */
export const sendOnceCalls = [
  { operation: 'GET /me/messages' },
  { operation: 'GET /me/messages/{message}' },
  { operation: 'POST /me/messages/{message}/send' },
  { operation: 'POST /me/messages/{message}/permanentDelete' },
] as const satisfies readonly DeclaredCall[];

/** What is put into a draft so that it is found again. */
export interface Marked {
  readonly singleValueExtendedProperties: readonly { readonly id: string; readonly value: string }[];
}

/**
 * Writes a message and sends it, once.
 *
 * @param begin - Makes the draft, with the mark in it.
 * @throws OnbehalfError OUTCOME_UNKNOWN where the message is gone, so that nobody can tell.
 */
export async function sendOnce(
  context: Pick<ActivityContext, 'graph' | 'now' | 'wait'>,
  once: Once,
  finish: Finish,
  begin: (mark: Marked) => Promise<GraphMessage>,
): Promise<Outgoing> {
  const { graph } = context;
  const { mailbox, saveAsDraft } = finish;
  const draft = await once.part<Outgoing>('draft', async (begun) => {
    // What was begun and is not whole: nobody but us knows of it.
    if (begun) await removeMarked(graph, once.key, mailbox);
    const mark = { singleValueExtendedProperties: [{ id: markName, value: once.key }] };
    return await finishDraft(graph, await begin(mark), { ...finish, saveAsDraft: true });
  });
  if (saveAsDraft) return draft;
  const id = draft.id ?? '';
  await once.part('send', (begun) => sendDraftOnce(context, id, begun, mailbox));
  return { id, sent: true, draft: null };
}

/**
 * Sends a draft, unless it was sent.
 *
 * @param id - Its immutable id.
 * @param begun - When it may have been sent; undefined where it was not.
 * @throws OnbehalfError OUTCOME_UNKNOWN where it may have been, and is gone.
 */
export async function sendDraftOnce(
  context: Pick<ActivityContext, 'graph' | 'now' | 'wait'>,
  id: string,
  begun: Date | undefined,
  mailbox: string | undefined,
): Promise<null> {
  if (begun && (await wasSent(context, id, begun, mailbox))) return null;
  await context.graph.call('POST /me/messages/{message}/send', { params: { message: id }, mailbox });
  return null;
}

async function wasSent(
  { graph, now, wait }: Pick<ActivityContext, 'graph' | 'now' | 'wait'>,
  id: string,
  begun: Date,
  mailbox: string | undefined,
): Promise<boolean> {
  for (;;) {
    const left = begun.getTime() + inTransitMS - now().getTime();
    if (!(await isDraft(graph, id, mailbox))) return true;
    if (left <= 0) return false;
    await wait(Math.min(left, lookEveryMS));
  }
}

async function isDraft(graph: Graph, id: string, mailbox: string | undefined): Promise<boolean> {
  const request = { params: { message: id }, query: { $select: 'id,isDraft' }, mailbox };
  const found = await graph.call<GraphMessage>('GET /me/messages/{message}', request).catch((error: unknown) => {
    if (error instanceof OnbehalfError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  });
  if (!found)
    throw new OnbehalfError('OUTCOME_UNKNOWN', 'A message was about to be sent, and is neither in Drafts nor in Sent Items any more.', {
      details: { message: id },
    });
  return found.isDraft === true;
}

/** https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get */
async function removeMarked(graph: Graph, key: string, mailbox: string | undefined): Promise<void> {
  const $filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${markName}' and ep/value eq '${key}')`;
  const ids: string[] = [];
  for await (const { id, isDraft: unsent } of graph.list<GraphMessage>('GET /me/messages', {
    query: { $filter, $select: 'id,isDraft' },
    mailbox,
  }))
    if (unsent === true) ids.push(id);
  for (const message of ids) await graph.call('POST /me/messages/{message}/permanentDelete', { params: { message }, mailbox });
}
