import { html } from '../../pages/html.ts';
import { textField } from '../../pages/text-field.ts';
import type { User } from '../../tenant/directory.ts';
import type { Exchange } from '../exchange.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Page } from './page.ts';
import { accountPill, otherAccountForm, signInForm } from './sign-in-form.ts';

/** Asks for the password of the chosen account. */
export function passwordPage(exchange: Exchange, signIn: SignIn, user: User, problem?: string): Page {
  const fields = html` <input type="text" name="username" value="${user.userPrincipalName}" autocomplete="username" readonly hidden />
    ${textField({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', isFirst: true, isRequired: true, problem })}
    <div class="actions"><button class="primary">Sign in</button></div>`;
  return {
    name: 'password',
    title: 'Enter password',
    formTarget: signIn.purpose.formTarget,
    body: html`<h1>Enter password</h1>
      ${accountPill(user.userPrincipalName)} ${signInForm(exchange, signIn, 'password', fields)} ${otherAccountForm(exchange, signIn)}`,
  };
}
