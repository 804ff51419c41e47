import { mailboxOf } from '../../graph/outlook/mailboxes.ts';
import type { User } from '../../tenant/directory.ts';
import type { Mailbox, MailFolder, Message } from '../../tenant/mailbox.ts';
import { PortalRefusal, type PortalRequest } from '../route.ts';

/** A mailbox and whose it is: a person's, or a shared one. */
export interface Owned {
  readonly owner: User;
  readonly mailbox: Mailbox;
}

/** The mailbox that a path names. @throws PortalRefusal 404. */
export function mailboxIn({ tenant, parameters }: PortalRequest): Owned {
  const owner = tenant.users.get(parameters['id'] ?? '');
  if (!owner) throw new PortalRefusal(404, 'There is no such mailbox. It may have been removed by a reset.');
  return { owner, mailbox: mailboxOf(tenant, owner) };
}

/** The folder that the options of an address name; the inbox where they name none. @throws PortalRefusal 404. */
export function folderIn({ query }: PortalRequest, { mailbox }: Owned): MailFolder {
  const id = query.get('folder');
  const folder = [...mailbox.folders.values()].find((one) => (id === null ? one.wellKnownName === 'inbox' : one.id === id));
  if (!folder) throw new PortalRefusal(404, 'The mailbox has no such folder.');
  return folder;
}

/** The message that a path names. @throws PortalRefusal 404. */
export function messageIn({ parameters }: PortalRequest, { mailbox }: Owned): Message {
  const message = [...mailbox.messages.values()].find(({ immutableId }) => immutableId === parameters['message']);
  if (!message) throw new PortalRefusal(404, 'The mailbox has no such message any more.');
  return message;
}

/** Address below the portal. */
export function mailboxAddress({ owner }: Pick<Owned, 'owner'>, folder?: MailFolder): string {
  return `/_portal/mailboxes/${owner.id}${folder ? `?folder=${encodeURIComponent(folder.id)}` : ''}`;
}

/** Address below the portal. The immutable id stays when the message moves. */
export function messageAddress({ owner }: Pick<Owned, 'owner'>, { immutableId }: Message, rest = ''): string {
  return `/_portal/mailboxes/${owner.id}/messages/${encodeURIComponent(immutableId)}${rest}`;
}
