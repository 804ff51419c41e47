import { html } from 'hono/html';
import type { User } from '../../tenant/directory.ts';
import type { Exchange } from '../exchange.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Page } from './page.ts';
import { accountPill, otherAccountForm, problemText, signInForm } from './sign-in-form.ts';

/** Asks for the code of the person's authenticator app. */
export function codePage(exchange: Exchange, signIn: SignIn, user: User, problem?: string): Page {
  const fields = html` <label for="code">Code</label>
    <input
      class="code"
      type="text"
      id="code"
      name="code"
      inputmode="numeric"
      autocomplete="one-time-code"
      maxlength="7"
      autofocus
      required
      ${problem === undefined ? '' : html`aria-invalid="true"`}
      aria-describedby="code-help${problem === undefined ? '' : ' code-problem'}"
    />
    ${problemText('code-problem', problem)}
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
