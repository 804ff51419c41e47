import { html } from '../../pages/html.ts';
import { shortened } from '../../pages/shortened.ts';
import { createBodyConverter } from '../../graph/outlook/plain-text.ts';
import type { Html } from '../../pages/document.ts';
import type { EmailAddress, Message } from '../../tenant/mailbox.ts';
import { dataTable } from '../data-table.ts';
import type { PortalPage } from '../route.ts';
import { nameOf } from './mailbox-page.ts';
import { mailboxAddress, messageAddress, type Owned } from './owner-of.ts';

/** As much of a body as a page shows. */
const longest = 200_000;

/** A message with its headers and attachments. Nothing of it runs or is fetched: HTML is shown as the text that it reads, and as its source. */
export async function messagePage(owned: Owned, message: Message): Promise<PortalPage> {
  const { owner, mailbox } = owned;
  const folder = mailbox.folders.get(message.parentFolderId);
  const subject = message.subject || 'Without a subject';
  const body = html`<p class="trail">
      <a href="/_portal/mailboxes">Mailboxes</a> <a href="${mailboxAddress(owned)}">${owner.displayName}</a>
      ${folder ? html`<a href="${mailboxAddress(owned, folder)}">${folder.displayName}</a>` : ''}
    </p>
    <h1>${shortened(subject, 500)}</h1>
    <p class="lead">In the mailbox of ${owner.displayName}</p>
    <section class="panel" aria-label="Message">
      <dl class="detail">
        ${person('From', message.from ? [message.from] : [])} ${person('To', message.toRecipients)} ${person('Cc', message.ccRecipients)}
        ${person('Bcc', message.bccRecipients)} ${line('Sent', message.sentDateTime)} ${line('Received', message.receivedDateTime)}
        ${line('Categories', message.categories.join(', '))} ${line('Importance', message.importance)}
        ${line('State', [message.isDraft ? 'draft' : message.isRead ? 'read' : 'unread', message.flag.flagStatus].join(', '))}
        ${line('Message id', message.internetMessageId)} ${line('Conversation', message.conversationId)}
      </dl>
    </section>
    <section class="panel" aria-labelledby="text">
      <h2 id="text">Text</h2>
      <pre class="text" tabindex="0">${shortened((await createBodyConverter())(message.body), longest)}</pre>
      ${message.body.contentType === 'html' ? source('HTML source', message.body.content) : ''}
    </section>
    ${attachmentsPanel(owned, message)} ${headersPanel(message)}
    <p><a href="${messageAddress(owned, message, '/source')}">Download as .eml</a></p>`;
  return { title: shortened(subject, 100), area: 'mailboxes', body };
}

function attachmentsPanel(owned: Owned, message: Message): Html | string {
  if (message.attachments.length === 0) return '';
  const rows = message.attachments.map(({ id, name, contentType, size, isInline, kind }) => {
    const address = messageAddress(owned, message, `/attachments/${encodeURIComponent(id)}`);
    const shown = shortened(name);
    return html`<tr>
      <th scope="row">${kind === 'file' ? html`<a href="${address}">${shown}</a>` : shown}</th>
      <td>${kind === 'item' ? 'An item of Outlook' : contentType}${isInline ? ', inside of the text' : ''}</td>
      <td>${size} bytes</td>
    </tr>`;
  });
  return html`<section class="panel" aria-labelledby="attachments">
    <h2 id="attachments">Attachments</h2>
    ${dataTable('Table of attachments', ['Name', 'Type', 'Size'], rows)}
  </section>`;
}

function headersPanel({ internetMessageHeaders: headers }: Message): Html | string {
  if (headers.length === 0) return '';
  return source('Headers', headers.map(({ name, value }) => `${name}: ${value}`).join('\n'));
}

function source(title: string, text: string): Html {
  return html`<details class="source">
    <summary>${title}</summary>
    <pre class="text" tabindex="0">${shortened(text, longest)}</pre>
  </details>`;
}

function person(label: string, people: readonly EmailAddress[]): Html | string {
  if (people.length === 0) return '';
  return html`<dt>${label}</dt>
    <dd>${people.map((one, index) => html`${index === 0 ? '' : html`<br />`}${nameOf(one)}`)}</dd>`;
}

function line(label: string, value: string): Html | string {
  return value === ''
    ? ''
    : html`<dt>${label}</dt>
        <dd>${shortened(value)}</dd>`;
}
