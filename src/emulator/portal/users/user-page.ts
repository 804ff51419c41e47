import { html } from '../../pages/html.ts';
import { authenticatorOf, type Authenticator } from '../../entra/one-time-code.ts';
import type { Html } from '../../pages/document.ts';
import type { User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { changeButton, changeForm } from '../form-parts.ts';
import { textField } from '../../pages/text-field.ts';
import type { PortalPage } from '../route.ts';
import { presencePanel } from './presence-panel.ts';
import { administratorState, enabledState, secondFactorState } from './user-state.ts';

/**
 * One person, and what can be done about their sign-in.
 *
 * @param problem - What was wrong with a new password.
 */
export async function userPage(tenant: Tenant, user: User, problem?: string): Promise<PortalPage> {
  const { totpSecret: secret, userPrincipalName: account } = user;
  const app =
    secret === undefined ? undefined : await authenticatorOf(secret, { issuer: tenant.displayName, account, at: tenant.clock.now() });
  const body = html`<p class="trail"><a href="/_portal/users">Users</a></p>
    <div class="head">
      <div>
        <h1>${user.displayName}</h1>
        <p class="lead">${user.userPrincipalName}${user.isAdministrator ? ', administrator' : ''}</p>
        <p>
          <a href="/_portal/mailboxes/${user.id}">Mailbox</a> <a href="/_portal/calendars/${user.id}">Calendar</a>
          <a href="/_portal/users/${user.id}/teams">Chats and channels</a>
        </p>
      </div>
    </div>
    ${enabledPanel(user)} ${administratorPanel(user)} ${secondFactorPanel(user, app)} ${passwordPanel(user, problem)} ${sessionPanel(user)}
    ${await presencePanel(tenant, user)}`;
  return { title: user.displayName, area: 'users', body, ...(problem === undefined ? {} : { status: 400 }) };
}

function enabledPanel(user: User): Html {
  const [label, state] = user.accountEnabled ? ['Disable', 'off'] : ['Enable', 'on'];
  return html`<section class="panel" aria-labelledby="enabled">
    <h2 id="enabled">Sign-in ${enabledState(user)}</h2>
    <p class="lead">A disabled person ends with AADSTS50057 at the next sign-in and at the next refresh.</p>
    ${changeButton(`/users/${user.id}/enabled`, { label, about: user.displayName, danger: user.accountEnabled }, { state: state ?? '' })}
  </section>`;
}

function administratorPanel(user: User): Html {
  const [label = '', state = ''] = user.isAdministrator ? ['Make a user', 'off'] : ['Make an administrator', 'on'];
  return html`<section class="panel" aria-labelledby="administrator">
    <h2 id="administrator">Role ${administratorState(user)}</h2>
    <p class="lead">An administrator may consent for the organization and change registrations.</p>
    ${changeButton(`/users/${user.id}/administrator`, { label, about: `of ${user.displayName}`, danger: user.isAdministrator }, { state })}
  </section>`;
}

function secondFactorPanel(user: User, app: Authenticator | undefined): Html {
  const action = `/users/${user.id}/second-factor`;
  const heading = html`<h2 id="second-factor">Second factor ${secondFactorState(user)}</h2>`;
  if (app === undefined) {
    return html`<section class="panel" aria-labelledby="second-factor">
      ${heading}
      <p class="lead">The password alone is enough.</p>
      ${changeButton(action, { label: 'Turn on', about: 'the second factor' }, { state: 'on' })}
    </section>`;
  }
  return html`<section class="panel" aria-labelledby="second-factor">
    ${heading}
    <p class="lead">The sign-in asks for the code of an authenticator app.</p>
    <dl class="detail">
      <dt>Code now</dt>
      <dd>${app.code}</dd>
      <dt>Secret</dt>
      <dd>${user.totpSecret}</dd>
      <dt>Address for apps</dt>
      <dd>${app.address}</dd>
    </dl>
    <div class="actions">
      ${changeButton(action, { label: 'New secret', about: 'for the second factor' }, { state: 'on' })}
      ${changeButton(action, { label: 'Turn off', about: 'the second factor', danger: true }, { state: 'off' })}
    </div>
  </section>`;
}

function passwordPanel(user: User, problem: string | undefined): Html {
  return html`<section class="panel" aria-labelledby="password-title">
    <h2 id="password-title">Password</h2>
    <p class="lead">It is <code>${user.password}</code>. A new one ends all sessions.</p>
    ${changeForm(
      `/users/${user.id}/password`,
      html`${textField({ name: 'password', label: 'New password', problem, isRequired: true })}
        <div class="actions"><button>Change password</button></div>`,
    )}
  </section>`;
}

function sessionPanel(user: User): Html {
  const wereRevoked = Date.parse(user.sessionsValidFrom) > 0;
  return html`<section class="panel" aria-labelledby="sessions">
    <h2 id="sessions">Sessions</h2>
    <p class="lead">
      ${wereRevoked ? `They were revoked at ${user.sessionsValidFrom}.` : 'They were never revoked.'} A refresh with what was issued before
      a revocation ends with AADSTS50173.
    </p>
    ${changeButton(`/users/${user.id}/sessions`, { label: 'Revoke sessions', about: `of ${user.displayName}`, danger: true })}
  </section>`;
}
