import type { Message } from '../../tenant/mailbox.ts';
import { readPreferences } from '../prefer.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { type AnswerKind, answerTo } from './answers.ts';
import { draftOf } from './drafts.ts';
import { wellKnownFolder } from './folders.ts';
import { memberOf } from '../json-input.ts';
import { mailRoute } from './mail-route.ts';
import { messageReply } from './message-routes.ts';
import { addMessage, type MessageContent, moveMessageTo } from './messages.ts';
import { openMailbox, openMessage } from './opened-mailbox.ts';
import { submit } from './submission.ts';
import { commentOf, forwardRecipients, readSubmission, savesToSentItems, type Submission } from './submission-input.ts';
import { replyThread } from './threading.ts';
import { clockIn } from '../outlook/zoned-time.ts';

/** Sending, answering and forwarding, at once or as a draft. */
export const sendRoutes: readonly Route[] = [
  ...mailRoute('POST /me/sendMail', async (call) => {
    const submission = await readSubmission(call, 'action');
    if (!submission.isMime && memberOf(submission.parameters, 'message') === undefined) {
      throw new GraphFailure(400, 'ErrorInvalidParameter', `The parameter 'message' is missing.`);
    }
    const keep = savesToSentItems(submission);
    return sendNew(call, draftOf(call.tenant, call.owner, submission.content, submission.thread), keep);
  }),
  ...mailRoute('POST /me/messages/{message-id}/send', async (call) => {
    const { mailbox, message } = openMessage(call);
    if (!message.isDraft) throw new GraphFailure(400, 'ErrorInvalidRequest', 'The message was sent already.');
    const sent = await submit(call.tenant, call.access, call.owner, message);
    const { from, sender, sentDateTime, receivedDateTime } = sent;
    // Its immutable id stays with it on the way to Sent Items.
    Object.assign(message, { from, sender, sentDateTime, receivedDateTime, isDraft: false, isRead: true });
    moveMessageTo(mailbox, message, wellKnownFolder(mailbox, 'sentitems').id, call.tenant.clock.now());
    return { status: 202 };
  }),
  ...answerRoutes('reply', 'POST /me/messages/{message-id}/reply', 'POST /me/messages/{message-id}/createReply'),
  ...answerRoutes('replyAll', 'POST /me/messages/{message-id}/replyAll', 'POST /me/messages/{message-id}/createReplyAll'),
  ...answerRoutes('forward', 'POST /me/messages/{message-id}/forward', 'POST /me/messages/{message-id}/createForward'),
];

function answerRoutes(kind: AnswerKind, send: Parameters<typeof mailRoute>[0], create: Parameters<typeof mailRoute>[0]): Route[] {
  return [
    ...mailRoute(send, async (call) => sendNew(call, await answerDraft(call, openMessage(call).message, kind, true), true)),
    ...mailRoute(create, async (call) => {
      const { mailbox, message } = openMessage(call);
      const draft = await answerDraft(call, message, kind, false);
      return messageReply(call, addMessage(mailbox, wellKnownFolder(mailbox, 'drafts').id, draft, call.tenant.ids), 201);
    }),
  ];
}

/** The answer: what Exchange prepares, changed by what the request brings. */
async function answerDraft(call: Call, original: Message, kind: AnswerKind, isSent: boolean): Promise<MessageContent> {
  const submission = await readSubmission(call, 'action');
  const to = kind === 'forward' ? forwardRecipients(call, submission) : undefined;
  if (kind === 'forward' && isSent && to === undefined && submission.content.toRecipients === undefined) {
    throw new GraphFailure(400, 'ErrorInvalidRecipients', `A forward needs 'toRecipients'.`);
  }
  const prepared = answerTo(call.tenant, call.owner, original, kind, commentOf(submission), await sentTimeFor(call, original));
  return draftOf(
    call.tenant,
    call.owner,
    { ...together(prepared, submission), ...(to ? { toRecipients: to } : {}) },
    replyThread(original, call.tenant.clock.now()),
  );
}

/**
 * What Exchange prepared and what the request brought. MIME is the whole message, attachments and all; whom it names nobody for, those stay whom the
 * answer goes to. https://learn.microsoft.com/graph/api/message-reply, Example 2. Assumption: its MIME has no recipients in what is shown of it.
 */
function together(prepared: Partial<MessageContent>, { content, isMime }: Submission): Partial<MessageContent> {
  if (!isMime) return { ...prepared, ...content, attachments: [...(prepared.attachments ?? []), ...(content.attachments ?? [])] };
  const { toRecipients = [], ccRecipients = [] } = content;
  const isAddressed = toRecipients.length + ccRecipients.length > 0;
  const usual = { toRecipients: prepared.toRecipients ?? [], ccRecipients: prepared.ccRecipients ?? [] };
  return { ...prepared, ...content, ...(!isAddressed && usual) };
}

/** By the clock of the caller. Assumption: a zone that there is not is passed over. */
async function sentTimeFor(call: Call, { sentDateTime }: Message): Promise<Date | undefined> {
  const { timeZone } = readPreferences(call.headers);
  return timeZone === undefined ? undefined : clockIn(timeZone, new Date(sentDateTime));
}

async function sendNew(call: Call, draft: MessageContent, keep: boolean): Promise<Reply> {
  const mailbox = openMailbox(call);
  const sent = await submit(call.tenant, call.access, call.owner, draft);
  if (keep) addMessage(mailbox, wellKnownFolder(mailbox, 'sentitems').id, sent, call.tenant.ids);
  return { status: 202 };
}
