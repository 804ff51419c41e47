import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import { textField } from '../../pages/text-field.ts';
import type { User } from '../../tenant/directory.ts';
import type { Exchange } from '../exchange.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Page } from './page.ts';
import { accountPill, otherAccountForm, signInForm } from './sign-in-form.ts';

/** Asks for the code of the person's authenticator app. */
export function codePage(exchange: Exchange, signIn: SignIn, user: User, problem?: string): Page {
  const fields = html`${codeField('Enter the six digits that your authenticator app shows.', problem)}
    <div class="actions"><button class="primary">Verify</button></div>`;
  return {
    name: 'code',
    title: 'Enter code',
    formTarget: signIn.purpose.formTarget,
    body: html`<h1>Enter code</h1>
      ${accountPill(user.userPrincipalName)} ${signInForm(exchange, signIn, 'code', fields)} ${otherAccountForm(exchange, signIn)}`,
  };
}

/** The field for a one-time code, under the sentence that says where the code is. */
export function codeField(lead: string, problem: string | undefined): Html {
  return html`<p class="lead" id="code-help">${lead}</p>
    ${textField({
      name: 'code',
      label: 'Code',
      autocomplete: 'one-time-code',
      isFirst: true,
      isRequired: true,
      describedBy: 'code-help',
      problem,
      attributes: { class: 'code', inputmode: 'numeric', maxlength: '7' },
    })}`;
}
