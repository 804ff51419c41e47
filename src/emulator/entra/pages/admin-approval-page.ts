import { html } from '../../pages/html.ts';
import type { User } from '../../tenant/directory.ts';
import type { Exchange } from '../exchange.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { applicationCard } from './application-card.ts';
import type { Page } from './page.ts';
import { permissionList } from './permission-list.ts';
import { accountPill, otherAccountForm, signInForm } from './sign-in-form.ts';

/** Says that only an administrator can grant what the application asks for, and offers the ways on. */
export function adminApprovalPage(exchange: Exchange, signIn: SignIn, user: User, blocked: readonly string[]): Page {
  const { tenant } = exchange.entra;
  const fields = html`<div class="actions">
    <button class="primary" name="decision" value="return" autofocus>Return to the application</button>
  </div>`;
  return {
    name: 'admin-approval',
    title: 'Approval required',
    isWide: true,
    formTarget: signIn.purpose.formTarget,
    body: html`<h1>Approval required</h1>
      ${accountPill(user.userPrincipalName)} ${applicationCard(tenant, signIn.application)}
      <h2>Only an administrator of ${tenant.displayName} can let it:</h2>
      <div data-application="${signIn.application.displayName}">${permissionList(blocked, false)}</div>
      <p class="small">Ask an administrator to approve this application, then sign in again. (AADSTS90094)</p>
      ${signInForm(exchange, signIn, 'consent', fields)} ${otherAccountForm(exchange, signIn, 'Sign in with an administrator account')}`,
  };
}
