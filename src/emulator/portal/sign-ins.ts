import { html } from '../pages/html.ts';
import type { Html } from '../pages/document.ts';
import type { SignInEvent, SignInRecord } from '../entra/sign-in-record.ts';
import { dataTable } from './data-table.ts';
import type { PortalRoute } from './route.ts';

const eventLabels: Readonly<Record<SignInEvent, string>> = {
  page: 'Sign-in page',
  code: 'Authorization code',
  refresh: 'Refresh token',
  device: 'Device code',
  application: 'Application alone',
  password: 'Password',
  other: 'Unknown grant',
};

const columns = ['Time', 'User', 'Application', 'By', 'Outcome'];

/** The sign-in log, newest first; `?only=failures` leaves the successes out. */
export const signInRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/sign-ins',
    handle({ signInLog, query }) {
      const onlyFailures = query.get('only') === 'failures';
      const records = signInLog.filter(({ code }) => !onlyFailures || code !== 0).toReversed();
      const body = html`<h1>Sign-in log</h1>
        <p class="lead">
          How the last 200 sign-ins and token requests ended, newest first.
          ${
            onlyFailures
              ? html`<a href="/_portal/sign-ins">Show all</a>`
              : html`<a href="/_portal/sign-ins?only=failures">Show failures only</a>`
          }
        </p>
        <section class="panel" aria-label="Sign-ins">
          ${records.length === 0 ? empty(onlyFailures) : dataTable('Table of sign-ins', columns, records.map(row))}
        </section>`;
      return { title: 'Sign-in log', area: 'sign-ins', body };
    },
  },
];

function empty(onlyFailures: boolean): Html {
  return html`<p class="empty">${onlyFailures ? 'Nothing has failed.' : 'Nobody has signed in yet.'}</p>`;
}

function row({ time, user, application, event, code, reason, correlationId }: SignInRecord): Html {
  const outcome =
    code === 0 ? html`<span class="state good">Success</span>` : html`<span class="state bad">AADSTS${code}</span><small>${reason}</small>`;
  return html`<tr>
    <td><time datetime="${time}">${time.slice(0, 19).replace('T', ' ')}</time></td>
    <td class="steady">${user ?? (event === 'application' ? 'None' : 'Unknown')}</td>
    <td>${application}</td>
    <td class="steady">${eventLabels[event]}</td>
    <td>${outcome}<small>Correlation ID ${correlationId}</small></td>
  </tr>`;
}
