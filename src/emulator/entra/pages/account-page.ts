import { html } from '../../pages/html.ts';
import type { User } from '../../tenant/directory.ts';
import type { Exchange } from '../exchange.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Html } from '../../pages/document.ts';
import type { Page } from './page.ts';
import { signInForm } from './sign-in-form.ts';

/** An account of the browser. */
export interface OfferedAccount {
  readonly user: User;
  readonly isSignedIn: boolean;
}

/** Lets the person pick one of the accounts that this browser knows, or another. */
export function accountPage(exchange: Exchange, signIn: SignIn, accounts: readonly OfferedAccount[]): Page {
  const fields = html`<ul class="accounts">
    ${accounts.map((account, index) => accountItem(account, index === 0))}
    <li>
      <button name="account" value="other"><span class="tile round" aria-hidden="true">+</span><span>Use another account</span></button>
    </li>
  </ul>`;
  return {
    name: 'account',
    title: 'Pick an account',
    formTarget: signIn.purpose.formTarget,
    body: html`<h1>Pick an account</h1>
      <p class="lead">to continue to ${signIn.application.displayName}</p>
      ${signInForm(exchange, signIn, 'account', fields)}`,
  };
}

function accountItem({ user, isSignedIn }: OfferedAccount, isFirst: boolean): Html {
  return html`<li>
    <button name="account" value="${user.id}" data-account="${user.userPrincipalName}" ${isFirst ? 'autofocus' : ''}>
      <span class="tile round" aria-hidden="true">${user.displayName.slice(0, 1)}</span>
      <span><strong>${user.displayName}</strong><small>${user.userPrincipalName} · ${isSignedIn ? 'Signed in' : 'Signed out'}</small></span>
    </button>
  </li>`;
}
