import { html } from 'hono/html';
import type { Exchange } from '../exchange.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Page } from './page.ts';
import { problemText, signInForm } from './sign-in-form.ts';

/** Asks for the e-mail address of an account. */
export function usernamePage(exchange: Exchange, signIn: SignIn, { name, problem }: { name: string; problem?: string }): Page {
  const fields = html` <label for="username">E-mail address</label>
    <input
      type="email"
      id="username"
      name="username"
      value="${name}"
      autocomplete="username"
      autofocus
      required
      ${problem === undefined ? '' : html`aria-invalid="true" aria-describedby="username-problem"`}
    />
    ${problemText('username-problem', problem)}
    <div class="actions"><button class="primary">Next</button></div>`;
  return {
    name: 'username',
    title: 'Sign in',
    formTarget: signIn.purpose.formTarget,
    body: html`<h1>Sign in</h1>
      <p class="lead">to continue to ${signIn.application.displayName}</p>
      ${signInForm(exchange, signIn, 'account', fields)}`,
  };
}
