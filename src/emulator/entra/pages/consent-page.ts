import { html } from '../../pages/html.ts';
import type { User } from '../../tenant/directory.ts';
import type { Exchange } from '../exchange.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { applicationCard } from './application-card.ts';
import type { Html } from '../../pages/document.ts';
import type { Page } from './page.ts';
import { permissionList } from './permission-list.ts';
import { accountPill, signInForm } from './sign-in-form.ts';

/** Asks a person to let the application use what it asks for; an administrator may answer for the whole organization. */
export function consentPage(exchange: Exchange, signIn: SignIn, user: User, permissions: readonly string[]): Page {
  const { application, purpose } = signIn;
  const { tenant } = exchange.entra;
  const isForAll = purpose.isForOrganization;
  const title = isForAll ? 'Permissions requested for your organization' : 'Permissions requested';
  const fields = html` ${user.isAdministrator && !isForAll ? organizationCheckbox() : ''}
    <div class="actions">
      <button class="primary" name="decision" value="accept">Accept</button>
      <button name="decision" value="cancel">Cancel</button>
    </div>`;
  return {
    name: 'consent',
    title,
    isWide: true,
    formTarget: purpose.formTarget,
    body: html`<h1>${title}</h1>
      ${accountPill(user.userPrincipalName)} ${applicationCard(tenant, application)}
      <h2>This application would like to${isForAll ? `, for everyone in ${tenant.displayName}` : ''}:</h2>
      <div data-application="${application.displayName}">${permissionList(permissions, isForAll)}</div>
      <p class="small">
        Accept only if you trust the publisher. You let the application use this data as its own terms say, and you can take the permissions
        back at any time.
      </p>
      ${signInForm(exchange, signIn, 'consent', fields)}`,
  };
}

function organizationCheckbox(): Html {
  return html`<div class="check">
    <input type="checkbox" id="organization" name="organization" value="yes" aria-describedby="organization-help" />
    <div>
      <label for="organization">Consent on behalf of your organization</label>
      <span id="organization-help">Nobody else in your organization is asked then.</span>
    </div>
  </div>`;
}
