import { html } from '../../pages/html.ts';
import { textField } from '../../pages/text-field.ts';
import type { PortalPage } from '../route.ts';

/** What was filled in, and what was wrong with it. */
export interface Delivery {
  readonly to: string;
  readonly from?: string;
  readonly fromName?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly problem?: string;
}

/** Forms to deliver a message as if it came from outside: written here, or as a file. */
export function deliverPage({ to, from = '', fromName = '', subject = '', text = '', problem }: Delivery): PortalPage {
  const body = html`<p class="trail"><a href="/_portal/mailboxes">Mailboxes</a></p>
    <h1>Deliver a message</h1>
    <p class="lead">It arrives as mail from outside does: rules and automatic replies of whoever gets it follow.</p>
    ${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
    <section class="panel" aria-labelledby="write">
      <h2 id="write">Write one</h2>
      <form method="post" action="/_portal/mailboxes/deliver">
        ${textField({ name: 'to', label: 'To', value: to, hint: 'An address in the organization.', isRequired: true })}
        ${textField({ name: 'from', label: 'From', value: from, hint: 'Any address, of any organization.', isRequired: true })}
        ${textField({ name: 'fromName', label: 'Name of the sender', value: fromName })}
        ${textField({ name: 'subject', label: 'Subject', value: subject })}
        <div class="field">
          <label for="body-text">Text</label>
          <textarea id="body-text" name="text" rows="8">${text}</textarea>
        </div>
        <div class="actions"><button>Deliver</button></div>
      </form>
    </section>
    <section class="panel" aria-labelledby="file">
      <h2 id="file">Take a file</h2>
      <p class="lead">A message as a mail program saves it (.eml). Its sender is the one that it names.</p>
      <form method="post" action="/_portal/mailboxes/deliver" enctype="multipart/form-data">
        ${textField({ name: 'file-to', label: 'To', value: to, hint: 'Who gets it, whomever it names.', isRequired: true })}
        <div class="field">
          <label for="eml">File</label>
          <input type="file" id="eml" name="file" accept=".eml,message/rfc822" required />
        </div>
        <div class="actions"><button>Deliver the file</button></div>
      </form>
    </section>`;
  return { title: 'Deliver a message', area: 'mailboxes', body, ...(problem === undefined ? {} : { status: 400 }) };
}
