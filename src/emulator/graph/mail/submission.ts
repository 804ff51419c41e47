import type { Access } from '../../tenant/access.ts';
import type { User } from '../../tenant/directory.ts';
import type { EmailAddress } from '../../tenant/mailbox.ts';
import { findUser, type Tenant } from '../../tenant/tenant.ts';
import { GraphFailure } from '../route.ts';
import { deliver } from './delivery.ts';
import { mailboxOf } from '../outlook/mailboxes.ts';
import { refuseTooLarge } from './message-size.ts';
import type { MessageContent } from './messages.ts';
import { addressOf, allRecipients } from '../outlook/recipients.ts';

/** The message as it leaves: sent now, by the one who may. */
export type SentMessage = MessageContent & { readonly from: EmailAddress };

/**
 * Sends a message: checks its recipients and the right to send as `from`, and delivers it.
 *
 * @param owner - Whose mailbox it is sent from.
 * @returns The message as it was sent, for Sent Items.
 * @throws GraphFailure 501 for a message that is to be sent later; 400 `ErrorInvalidRecipients`, `ErrorMessageSizeExceeded`; 403 `ErrorSendAsDenied` without the right in Exchange; 403 `ErrorAccessDenied`
 *   when the token does not allow to send for somebody else.
 */
export async function submit(tenant: Tenant, access: Access, owner: User, draft: MessageContent): Promise<SentMessage> {
  const identity = sendingIdentity(tenant, access, owner, draft.from ?? addressOf(owner));
  refuseBadRecipients(draft);
  refuseTooLarge(tenant, draft, 'submit');
  refuseDeferred(draft, tenant.clock.now());
  const now = tenant.clock.now().toISOString();
  const sent = { ...draft, ...identity, isDraft: false, isRead: true, sentDateTime: now, receivedDateTime: now, lastModifiedDateTime: now };
  await deliver(tenant, sent);
  return sent;
}

/** Who appears as author (`from`) and who as the one that pressed Send (`sender`). */
function sendingIdentity(tenant: Tenant, access: Access, owner: User, wanted: EmailAddress): { from: EmailAddress; sender: EmailAddress } {
  const actor = access.user ?? owner;
  const author = findUser(tenant, wanted.address);
  if (!author) throw sendAsDenied();
  const from = addressOf(author);
  if (author.id === actor.id) return { from, sender: from };
  // Source: https://learn.microsoft.com/graph/outlook-send-mail-from-other-user
  if (access.user && !access.permissions.includes('Mail.Send.Shared')) {
    throw new GraphFailure(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
  const { sendAs, sendOnBehalf } = mailboxOf(tenant, author).rights;
  if (sendAs.includes(actor.id)) return { from, sender: from };
  if (sendOnBehalf.includes(actor.id)) return { from, sender: addressOf(actor) };
  throw sendAsDenied();
}

function sendAsDenied(): GraphFailure {
  return new GraphFailure(
    403,
    'ErrorSendAsDenied',
    'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending ' +
      'account., Cannot submit message.',
  );
}

function refuseBadRecipients(draft: MessageContent): void {
  const recipients = allRecipients(draft);
  if (recipients.length === 0) throw invalidRecipients(`A message can't be sent because it contains no recipients.`);
  const bad = recipients.find(({ address }) => !/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(address));
  if (!bad) return;
  throw invalidRecipients(`Recipient '${bad.address}' is not resolved. All recipients must be resolved before a message can be submitted.`);
}

/** PidTagDeferredSendTime: the service holds such a message back until then. */
function refuseDeferred({ extendedProperties = [] }: MessageContent, now: Date): void {
  const until = extendedProperties.find(({ id }) => id === 'SystemTime 0x3fef')?.value;
  if (typeof until !== 'string' || new Date(until) <= now) return;
  throw new GraphFailure(501, 'NotImplemented', 'The emulator does not hold messages back that are to be sent later.');
}

function invalidRecipients(reason: string): GraphFailure {
  return new GraphFailure(400, 'ErrorInvalidRecipients', `At least one recipient is not valid., ${reason}`);
}
