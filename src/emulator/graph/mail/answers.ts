import type { User } from '../../tenant/directory.ts';
import type { EmailAddress, Message } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { newAttachmentId } from '../outlook/exchange-ids.ts';
import { endOfBodyTag } from '../outlook/markup.ts';
import { escapeHtml, htmlDocument, textToHtml } from '../outlook/plain-text.ts';
import type { MessageContent } from './messages.ts';
import { isAddressOf, isSameAddress, withoutRepeats } from '../outlook/recipients.ts';
import { topicOf } from './threading.ts';

/** The three ways to answer a message. */
export type AnswerKind = 'reply' | 'replyAll' | 'forward';

/**
 * What an answer starts from: subject, recipients, and the message that is answered, quoted below a comment.
 *
 * @param owner - Whose mailbox answers; this address is left out of "reply to all".
 * @param comment - HTML above the quotation: what the service makes of it is "the reply message in HTML", whatever it answers.
 *   https://learn.microsoft.com/graph/api/message-reply, request headers. Assumption: line ends and `<` in it are not written out.
 * @param sentTime - When the message was sent, by the clock of the one who answers (`Prefer: outlook.timezone`). Default: by UTC.
 */
export function answerTo(
  tenant: Tenant,
  owner: User,
  original: MessageContent,
  kind: AnswerKind,
  comment: string,
  sentTime = new Date(original.sentDateTime),
): Partial<MessageContent> {
  const kept = original.attachments.filter((attachment) => kind === 'forward' || attachment.isInline);
  return {
    subject: `${kind === 'forward' ? 'FW' : 'RE'}: ${topicOf(original.subject)}`,
    body: quotationOf(original, comment, sentTime),
    importance: kind === 'forward' ? original.importance : 'normal',
    attachments: kept.map((attachment) => ({ ...attachment, id: newAttachmentId(owner.id, tenant.ids) })),
    ...recipientsOf(owner, original, kind),
  };
}

function recipientsOf(owner: User, original: MessageContent, kind: AnswerKind): Partial<MessageContent> {
  if (kind === 'forward') return {};
  const isOwner = (address: EmailAddress): boolean => isAddressOf(owner, address);
  // Answering a message of one's own goes to those who got it.
  const isOwn = original.from !== null && isOwner(original.from);
  const answered = isOwn ? original.toRecipients : original.replyTo.length > 0 ? original.replyTo : original.from ? [original.from] : [];
  if (kind === 'reply') return { toRecipients: withoutRepeats(answered) };
  const to = withoutRepeats([...answered, ...original.toRecipients.filter((address) => !isOwner(address))]);
  const isTo = (address: EmailAddress): boolean => to.some((other) => isSameAddress(other, address));
  const cc = withoutRepeats(original.ccRecipients).filter((address) => !isOwner(address) && !isTo(address));
  return { toRecipients: to, ccRecipients: cc };
}

/** The body of an answer: the comment, a line, who wrote what to whom and when, and the body that is answered. */
function quotationOf(original: MessageContent, comment: string, sentTime: Date): Message['body'] {
  const facts: [string, string][] = [
    ['From', original.from ? shown(original.from) : ''],
    ['Sent', written(sentTime)],
    ['To', original.toRecipients.map(shown).join('; ')],
    ...(original.ccRecipients.length > 0 ? [['Cc', original.ccRecipients.map(shown).join('; ')] as [string, string]] : []),
    ['Subject', original.subject],
  ];
  const head = facts.map(([name, value]) => `<b>${name}:</b> ${escapeHtml(value)}`).join('<br>\r\n');
  const quoted = original.body.contentType === 'text' ? textToHtml(original.body.content) : original.body.content;
  const line = '<hr tabindex="-1" style="display:inline-block; width:98%">';
  const block = `<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" color="#000000" style="font-size:11pt">${head}</font>`;
  return {
    contentType: 'html',
    content: insertAboveBody(quoted, `${comment}\r\n${line}\r\n${block}\r\n<div>&nbsp;</div></div>\r\n`),
  };
}

function insertAboveBody(html: string, above: string): string {
  const end = endOfBodyTag(html);
  return end === undefined ? htmlDocument(above + html) : `${html.slice(0, end)}\r\n${above}${html.slice(end)}`;
}

function shown(address: EmailAddress): string {
  return `${address.name} <${address.address}>`;
}

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Like Outlook in English: "Monday, November 23, 2026 9:02 PM". By hand, because a formatter costs more than all the rest. */
function written(date: Date): string {
  const hours = date.getUTCHours();
  const time = `${hours % 12 || 12}:${String(date.getUTCMinutes()).padStart(2, '0')} ${hours < 12 ? 'AM' : 'PM'}`;
  return `${days[date.getUTCDay()]}, ${months[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()} ${time}`;
}
