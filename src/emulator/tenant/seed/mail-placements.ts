import { answerTo } from '../../graph/mail/answers.ts';
import { fileAttachment } from '../../graph/outlook/attachments.ts';
import { draftOf } from '../../graph/mail/drafts.ts';
import { mailboxOf } from '../../graph/outlook/mailboxes.ts';
import type { MessageContent } from '../../graph/mail/messages.ts';
import { escapeHtml, htmlDocument } from '../../graph/outlook/plain-text.ts';
import { receivedCopy } from '../../graph/mail/received-copy.ts';
import { addressOf } from '../../graph/outlook/recipients.ts';
import { replyThread, type Thread } from '../../graph/mail/threading.ts';
import type { User } from '../directory.ts';
import type { Attachment, EmailAddress, Mailbox } from '../mailbox.ts';
import { findUser, type Tenant } from '../tenant.ts';
import type { SeededConversation, SeededMessage } from './mail-conversations.ts';
import type { SeededNotice, SeededSupplier } from './mail-notices.ts';
import { type NamedFile, pdfFile, sampleFile } from './sample-files.ts';

/** A message and where it lies. */
export interface Placement {
  readonly mailbox: Mailbox;
  /** `Inbox`, `Inbox/Projects/Apollo`, `Sent Items`: English names, whatever the mailbox calls its default folders. */
  readonly folder: string;
  readonly content: MessageContent;
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** Mail that is younger is mostly unread. */
const readAfter = 4 * day;

/** Every message of a conversation, in Sent Items of its author and with each of its recipients. */
export function conversationPlacements(tenant: Tenant, conversation: SeededConversation): Placement[] {
  const placements: Placement[] = [];
  let date = workingTime(tenant, conversation.daysAgo);
  let last: MessageContent | undefined;
  for (const seeded of conversation.messages) {
    date = notAfterNow(tenant, new Date(date.getTime() + (seeded.after ?? 0) * hour));
    const author = person(tenant, seeded.from);
    const sent = sentMessage(tenant, author, conversation, seeded, date, last);
    placements.push({ mailbox: mailboxOf(tenant, author), folder: 'Sent Items', content: sent });
    for (const alias of [...seeded.to, ...(seeded.cc ?? [])]) {
      const mailbox = mailboxOf(tenant, person(tenant, alias));
      const content = { ...arrived(tenant, mailbox, sent), categories: [...(conversation.categories?.[alias] ?? [])] };
      placements.push({ mailbox, folder: conversation.folders?.[alias] ?? 'Inbox', content });
    }
    last = sent;
  }
  return placements;
}

/** An invoice of a supplier, with its PDF; those older than a month are read. @param number - The running number of the invoice. */
export function invoicePlacement(tenant: Tenant, to: User, supplier: SeededSupplier, number: number, daysAgo: number): Placement {
  const date = workingTime(tenant, daysAgo);
  const reference = `${date.getUTCFullYear()}-${String(number).padStart(4, '0')}`;
  const amount = `${tenant.ids.integer(80, 2400)}.${String(tenant.ids.integer(0, 99)).padStart(2, '0')} EUR`;
  const issued = `Date ${date.toISOString().slice(0, 10)}, payable in 30 days`;
  const lines = [`${supplier.name}: invoice ${reference}`, `${supplier.service}, ${amount}`, issued];
  const text = `attached is invoice ${reference} for ${supplier.service}: ${amount}.`;
  const file = { name: `invoice-${reference}.pdf`, contentType: 'application/pdf', content: pdfFile(lines) };
  const mailbox = mailboxOf(tenant, to);
  const sent = outsideMessage(tenant, to, supplier, date, {
    subject: `Invoice ${reference} from ${supplier.name}`,
    body: { contentType: 'html', content: paragraphs('Dear customer,', text) },
    attachments: [attachment(tenant, to, date, file)],
  });
  const isPaid = to.isSharedMailbox && daysAgo > 30;
  return { mailbox, folder: isPaid ? 'Inbox/Paid' : 'Inbox', content: { ...arrived(tenant, mailbox, sent), isRead: daysAgo > 30 } };
}

/** Mail from outside that is only read. @param number - Makes the subject unlike others. */
export function noticePlacement(tenant: Tenant, to: User, notice: SeededNotice, number: number, daysAgo: number): Placement {
  const mailbox = mailboxOf(tenant, to);
  const sent = outsideMessage(tenant, to, notice, workingTime(tenant, daysAgo), {
    subject: notice.subject.replace('{n}', String(number)),
    body:
      number % 2 === 0
        ? { contentType: 'text', content: `${notice.text}\r\n\r\n${notice.name}` }
        : { contentType: 'html', content: paragraphs(notice.text, notice.name) },
  });
  return { mailbox, folder: 'Inbox', content: { ...arrived(tenant, mailbox, sent), inferenceClassification: 'other' } };
}

function sentMessage(
  tenant: Tenant,
  author: User,
  { subject, format, importance }: SeededConversation,
  { text, to, cc = [], file }: SeededMessage,
  date: Date,
  last: MessageContent | undefined,
): MessageContent {
  const html = `<p>${escapeHtml(text)}</p><p>${escapeHtml(author.givenName)}</p>`;
  const words = format === 'html' ? html : `${text}\r\n\r\n${author.givenName}`;
  const answer = last && answerTo(tenant, author, last, 'reply', words);
  const input: Partial<MessageContent> = {
    subject: answer?.subject ?? subject,
    body: answer?.body ?? { contentType: format, content: format === 'html' ? htmlDocument(words) : words },
    toRecipients: to.map((alias) => addressOf(person(tenant, alias))),
    ccRecipients: cc.map((alias) => addressOf(person(tenant, alias))),
    ...(importance ? { importance } : {}),
    attachments: file ? [attachment(tenant, author, date, sampleFile(file))] : [],
  };
  return sentAt(tenant, author, input, date, last && replyThread(last, date));
}

function outsideMessage(tenant: Tenant, to: User, from: EmailAddress, date: Date, input: Partial<MessageContent>): MessageContent {
  const author = { name: from.name, address: from.address };
  return sentAt(tenant, to, { ...input, from: author, sender: author, toRecipients: [addressOf(to)] }, date);
}

function sentAt(tenant: Tenant, owner: User, input: Partial<MessageContent>, date: Date, thread?: Thread): MessageContent {
  const iso = date.toISOString();
  const dates = { createdDateTime: iso, lastModifiedDateTime: iso, sentDateTime: iso, receivedDateTime: iso };
  return { ...draftOf(tenant, owner, { ...input, ...dates }, thread), isDraft: false };
}

function arrived(tenant: Tenant, mailbox: Mailbox, sent: MessageContent): MessageContent {
  const date = new Date(sent.sentDateTime);
  const isOld = tenant.clock.now().getTime() - date.getTime() > readAfter;
  return { ...receivedCopy(tenant, mailbox, sent, date), isRead: isOld ? tenant.ids.integer(0, 9) > 0 : tenant.ids.integer(0, 2) === 0 };
}

function attachment(tenant: Tenant, owner: User, now: Date, file: NamedFile): Attachment {
  return fileAttachment(file, { ownerId: owner.id, ids: tenant.ids, now });
}

function paragraphs(...texts: string[]): string {
  return htmlDocument(texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('\r\n'));
}

function person(tenant: Tenant, alias: string): User {
  const user = findUser(tenant, `${alias}@${tenant.domain}`);
  if (!user) throw new Error(`The seeded mail names ${alias}, who is not in the seeded directory.`);
  return user;
}

/** A moment of a working day, so many days ago; never later than now. */
function workingTime(tenant: Tenant, daysAgo: number): Date {
  const date = new Date(tenant.clock.now().getTime() - daysAgo * day);
  date.setUTCHours(tenant.ids.integer(7, 15), tenant.ids.integer(0, 59), tenant.ids.integer(0, 59), 0);
  return notAfterNow(tenant, date);
}

function notAfterNow(tenant: Tenant, date: Date): Date {
  const latest = tenant.clock.now().getTime() - tenant.ids.integer(1, 55) * 60_000;
  return new Date(Math.floor(Math.min(date.getTime(), latest) / 1000) * 1000);
}
