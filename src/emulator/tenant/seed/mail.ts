import { childFolders, createFolder, wellKnownFolder } from '../../graph/mail/folders.ts';
import { mailboxOf } from '../../graph/outlook/mailboxes.ts';
import { addMessage } from '../../graph/mail/messages.ts';
import type { User } from '../directory.ts';
import type { Mailbox, MailFolder } from '../mailbox.ts';
import { findUser, type Tenant } from '../tenant.ts';
import { seededConversations } from './mail-conversations.ts';
import { seededNotices, seededSuppliers } from './mail-notices.ts';
import { conversationPlacements, invoicePlacement, noticePlacement, type Placement } from './mail-placements.ts';

/** How many messages all mailboxes hold together. */
const total = 200;

/** How many days back the mail goes. */
const span = 58;

/**
 * Fills the mailboxes of a seeded tenant: conversations between people, invoices of suppliers, and what else arrives in two months;
 * and gives the rights on the shared mailbox. The dates lie before the tenant's present time; with a clock that stands still everything
 * repeats with the seed. A tenant without the seeded people is left as it is.
 */
export function seedMail(tenant: Tenant): void {
  const [ada, chloe, invoices] = ['ada', 'chloe', 'invoices'].map((alias) => findUser(tenant, `${alias}@${tenant.domain}`));
  if (!ada || !chloe || !invoices) return;
  for (const user of tenant.users.values()) mailboxOf(tenant, user);
  const { rights } = mailboxOf(tenant, invoices);
  rights.fullAccess.push(ada.id, chloe.id);
  rights.sendAs.push(ada.id);
  rights.sendOnBehalf.push(chloe.id);

  const placements = seededConversations.flatMap((conversation) => conversationPlacements(tenant, conversation));
  placements.push(...invoicesTo(tenant, ada, 10, 100), ...invoicesTo(tenant, invoices, 14, 400));
  placements.push(...noticesFor(tenant, total - placements.length));
  place(tenant, placements);
}

function invoicesTo(tenant: Tenant, to: User, count: number, firstNumber: number): Placement[] {
  return Array.from({ length: count }, (_, index) => {
    const supplier = seededSuppliers[index % seededSuppliers.length];
    const daysAgo = 1 + Math.floor((index * span) / count);
    return supplier ? invoicePlacement(tenant, to, supplier, firstNumber - index, daysAgo) : [];
  }).flat();
}

function noticesFor(tenant: Tenant, count: number): Placement[] {
  const readers = Object.entries(seededNotices);
  return Array.from({ length: count }, (_, index) => {
    const [alias = '', notices = []] = readers[index % readers.length] ?? [];
    const reader = findUser(tenant, `${alias}@${tenant.domain}`);
    const notice = notices[Math.floor(index / readers.length) % notices.length];
    return reader && notice ? noticePlacement(tenant, reader, notice, 2100 - index, 1 + Math.floor((index * span) / count)) : [];
  }).flat();
}

/** Puts the messages into their folders, the oldest first, as if they had come one after the other. */
function place(tenant: Tenant, placements: readonly Placement[]): void {
  const inOrder = placements.toSorted((a, b) => Date.parse(a.content.receivedDateTime) - Date.parse(b.content.receivedDateTime));
  for (const { mailbox, folder, content } of inOrder) {
    addMessage(mailbox, folderAt(tenant, mailbox, folder).id, content, tenant.ids);
  }
}

function folderAt(tenant: Tenant, mailbox: Mailbox, path: string): MailFolder {
  const [first, ...names] = path.split('/');
  let folder = wellKnownFolder(mailbox, first === 'Inbox' ? 'inbox' : 'sentitems');
  for (const name of names) {
    const known = childFolders(mailbox, folder.id, true).find(({ displayName }) => displayName === name);
    folder = known ?? createFolder(mailbox, folder, name, tenant.ids);
  }
  return folder;
}
