import { raw } from 'hono/html';
import { html } from '../../pages/html.ts';
import { shortened } from '../../pages/shortened.ts';
import { childFolders } from '../../graph/mail/folders.ts';
import { messagesIn } from '../../graph/mail/search-folders.ts';
import type { Html } from '../../pages/document.ts';
import type { EmailAddress, MailFolder, Message } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { dataTable } from '../data-table.ts';
import { pageLinks, pageOf } from '../page-links.ts';
import type { PortalPage } from '../route.ts';
import { mailboxAddress, messageAddress, type Owned } from './owner-of.ts';

/**
 * The folders of a mailbox, and the messages of one, the newest first.
 *
 * @param wanted - Number of the page of messages, from 1.
 */
export function mailboxPage(tenant: Tenant, owned: Owned, folder: MailFolder, wanted: number): PortalPage {
  const { owner } = owned;
  const now = tenant.clock.now();
  const newest = messagesIn(owned.mailbox, folder, now).toSorted((one, other) => (one.receivedDateTime < other.receivedDateTime ? 1 : -1));
  const page = pageOf(newest, wanted);
  const table = dataTable(
    `Messages in ${folder.displayName}`,
    ['Subject', 'From', 'Received', 'State'],
    page.items.map((message) => messageRow(owned, folder, message)),
  );
  const body = html`<p class="trail"><a href="/_portal/mailboxes">Mailboxes</a></p>
    <div class="head">
      <div>
        <h1>${owner.displayName}</h1>
        <p class="lead">${owner.mail}${owner.isSharedMailbox ? ', a shared mailbox' : ''}</p>
        <p><a href="/_portal/calendars/${owner.id}">Calendar</a></p>
      </div>
      <a class="button" href="/_portal/mailboxes/deliver?to=${encodeURIComponent(owner.mail)}">Deliver a message</a>
    </div>
    <div class="aside">
      <nav class="panel" aria-label="Folders">${folderTree(owned, rootOf(owned), folder, now)}</nav>
      <section class="panel" aria-labelledby="messages">
        <h2 id="messages">${folder.displayName}</h2>
        ${newest.length === 0 ? html`<p class="empty">The folder is empty.</p>` : html`${table} ${pageLinks(page, mailboxAddress(owned, folder))}`}
      </section>
    </div>`;
  return { title: `${folder.displayName} of ${owner.displayName}`, area: 'mailboxes', body };
}

function rootOf({ mailbox }: Owned): string {
  return [...mailbox.folders.values()].find(({ wellKnownName }) => wellKnownName === 'msgfolderroot')?.id ?? '';
}

function folderTree(owned: Owned, parentId: string, current: MailFolder, now: Date): Html | string {
  const folders = childFolders(owned.mailbox, parentId, false);
  if (folders.length === 0) return '';
  return html`<ul class="tree">
    ${folders.map((folder) => {
      const messages = messagesIn(owned.mailbox, folder, now);
      const unread = messages.filter(({ isRead }) => !isRead).length;
      const count = `${messages.length}${unread === 0 ? '' : `, ${unread} unread`}`;
      return html`<li>
        <a href="${mailboxAddress(owned, folder)}" ${folder.id === current.id ? raw('aria-current="page"') : ''}>${folder.displayName}</a>
        <small>${count}${folder.search ? ', finds' : ''}</small>
        ${folderTree(owned, folder.id, current, now)}
      </li>`;
    })}
  </ul>`;
}

function messageRow(owned: Owned, folder: MailFolder, message: Message): Html {
  const elsewhere = folder.search ? owned.mailbox.folders.get(message.parentFolderId)?.displayName : undefined;
  return html`<tr>
    <th scope="row">
      <a href="${messageAddress(owned, message)}">${shortened(message.subject) || 'Without a subject'}</a>
      ${
        message.categories.length === 0 && elsewhere === undefined
          ? ''
          : html`<small>${shortened([...message.categories, ...(elsewhere === undefined ? [] : [`in ${elsewhere}`])].join(', '))}</small>`
      }
    </th>
    <td>${nameOf(message.from)}</td>
    <td class="steady">${message.receivedDateTime.slice(0, 16).replace('T', ' ')}</td>
    <td>${stateOf(message)}</td>
  </tr>`;
}

/** What is to be seen of a message at a glance, in words. */
function stateOf({ isRead, isDraft, flag, importance, attachments }: Message): string {
  const words = [
    isDraft ? 'Draft' : isRead ? 'Read' : 'Unread',
    ...(flag.flagStatus === 'flagged' ? ['flagged'] : flag.flagStatus === 'complete' ? ['done'] : []),
    ...(importance === 'normal' ? [] : [`${importance} importance`]),
    ...(attachments.length === 0 ? [] : [`${attachments.length} ${attachments.length === 1 ? 'attachment' : 'attachments'}`]),
  ];
  return words.join(', ');
}

/** Who, by name and address. */
export function nameOf(person: EmailAddress | null): Html | string {
  if (!person) return '';
  const { name, address } = person;
  return name === '' || name === address ? shortened(address) : html`${shortened(name)}<small>${shortened(address)}</small>`;
}
