import { html } from 'hono/html';
import type { User } from '../../tenant/directory.ts';
import type { Exchange } from '../exchange.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Page } from './page.ts';
import { accountPill, otherAccountForm, problemText, signInForm } from './sign-in-form.ts';

/** Asks for the password of the chosen account. */
export function passwordPage(exchange: Exchange, signIn: SignIn, user: User, problem?: string): Page {
  const fields = html` <input type="text" name="username" value="${user.userPrincipalName}" autocomplete="username" readonly hidden />
    <label for="password">Password</label>
    <input
      type="password"
      id="password"
      name="password"
      autocomplete="current-password"
      autofocus
      required
      ${problem === undefined ? '' : html`aria-invalid="true" aria-describedby="password-problem"`}
    />
    ${problemText('password-problem', problem)}
    <div class="actions"><button class="primary">Sign in</button></div>`;
  return {
    name: 'password',
    title: 'Enter password',
    formTarget: signIn.purpose.formTarget,
    body: html`<h1>Enter password</h1>
      ${accountPill(user.userPrincipalName)} ${signInForm(exchange, signIn, 'password', fields)} ${otherAccountForm(exchange, signIn)}`,
  };
}
