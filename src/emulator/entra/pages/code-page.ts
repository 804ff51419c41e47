import { html } from 'hono/html';
import { textField } from '../../pages/text-field.ts';
import type { User } from '../../tenant/directory.ts';
import type { Exchange } from '../exchange.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Page } from './page.ts';
import { accountPill, otherAccountForm, signInForm } from './sign-in-form.ts';

/** Asks for the code of the person's authenticator app. */
export function codePage(exchange: Exchange, signIn: SignIn, user: User, problem?: string): Page {
  const fields = html`${textField({
      name: 'code',
      label: 'Code',
      autocomplete: 'one-time-code',
      isFirst: true,
      isRequired: true,
      describedBy: 'code-help',
      problem,
      attributes: { class: 'code', inputmode: 'numeric', maxlength: '7' },
    })}
    <div class="actions"><button class="primary">Verify</button></div>`;
  return {
    name: 'code',
    title: 'Enter code',
    formTarget: signIn.purpose.formTarget,
    body: html`<h1>Enter code</h1>
      ${accountPill(user.userPrincipalName)}
      <p class="lead" id="code-help">Enter the six digits that your authenticator app shows.</p>
      ${signInForm(exchange, signIn, 'code', fields)} ${otherAccountForm(exchange, signIn)}`,
  };
}
