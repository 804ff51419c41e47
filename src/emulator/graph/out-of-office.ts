import type { User } from '../tenant/directory.ts';
import type { Tenant } from '../tenant/tenant.ts';

/**
 * What colleagues read of somebody's absence, as plain text; undefined while the mailbox does not answer by itself, or where there is none.
 * The seam between mail and presence.
 */
export async function outOfOfficeMessage(tenant: Tenant, user: User): Promise<string | undefined> {
  const mailbox = tenant.mailboxes.get(user.id);
  if (!mailbox) return undefined;
  const { answersAutomatically, automaticRepliesOf } = await import('./mail/automatic-replies.ts');
  if (!(await answersAutomatically(mailbox, tenant.clock.now()))) return undefined;
  const { createBodyConverter } = await import('./outlook/plain-text.ts');
  const toText = await createBodyConverter();
  return toText({ contentType: 'html', content: automaticRepliesOf(mailbox).internalReplyMessage }).trim();
}
