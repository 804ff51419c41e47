import { html } from '../../pages/html.ts';
import type { Exchange } from '../exchange.ts';
import { textField } from '../../pages/text-field.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Page } from './page.ts';
import { signInForm } from './sign-in-form.ts';

/** Asks for the e-mail address of an account. */
export function usernamePage(exchange: Exchange, signIn: SignIn, { name, problem }: { name: string; problem?: string }): Page {
  const fields = html`${textField({
      name: 'username',
      label: 'E-mail address',
      value: name,
      type: 'email',
      autocomplete: 'username',
      isFirst: true,
      isRequired: true,
      problem,
    })}
    <div class="actions">
      <button class="primary">Next</button>
      <button name="decision" value="cancel" formnovalidate>Cancel</button>
    </div>`;
  return {
    name: 'username',
    title: 'Sign in',
    formTarget: signIn.purpose.formTarget,
    body: html`<h1>Sign in</h1>
      <p class="lead">to continue to ${signIn.application.displayName}</p>
      ${signInForm(exchange, signIn, 'account', fields)}`,
  };
}
