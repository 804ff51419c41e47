import type { User } from '../tenant/directory.ts';
import type { EmailAddress, Message } from '../tenant/mailbox.ts';
import type { MeetingMessage } from '../tenant/meeting-message.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { deliver } from './mail/delivery.ts';
import { draftOf } from './mail/drafts.ts';
import { wellKnownFolder } from './mail/folders.ts';
import { addMessage } from './mail/messages.ts';
import { mailboxOf } from './outlook/mailboxes.ts';
import { addressOf } from './outlook/recipients.ts';

/** A message about a meeting. */
export interface MeetingMail {
  readonly subject: string;
  readonly body: Message['body'];
  readonly importance?: Message['importance'];
  readonly to: readonly EmailAddress[];
  readonly cc?: readonly EmailAddress[];
  readonly meeting: MeetingMessage;
}

/**
 * Sends a message about a meeting: the seam from calendars to mail. It is in Sent Items, and arrives as any mail does.
 *
 * @param from - Whose calendar it comes from.
 * @param actor - Who sends it. Default: the same.
 */
export async function sendMeetingMail(tenant: Tenant, from: User, mail: MeetingMail, actor: User = from): Promise<void> {
  const { to, cc = [], meeting, ...rest } = mail;
  outdate(tenant, meeting);
  const sent = draftOf(tenant, from, {
    ...rest,
    sender: addressOf(actor),
    toRecipients: to.map(({ name, address }) => ({ name, address })),
    ccRecipients: cc.map(({ name, address }) => ({ name, address })),
    meeting,
    isDraft: false,
  });
  const mailbox = mailboxOf(tenant, from);
  addMessage(mailbox, wellKnownFolder(mailbox, 'sentitems').id, sent, tenant.ids);
  await deliver(tenant, sent);
}

/** What was asked before about the same meeting is no longer right once it moves or is cancelled. */
export function outdate({ mailboxes }: Tenant, { kind, iCalUId, date, requestType }: MeetingMessage): void {
  if (kind !== 'meetingCancelled' && requestType !== 'fullUpdate') return;
  for (const { messages } of mailboxes.values())
    for (const { meeting } of messages.values())
      if (meeting?.kind === 'meetingRequest' && meeting.iCalUId === iCalUId && meeting.date === date) meeting.isOutOfDate = true;
}
