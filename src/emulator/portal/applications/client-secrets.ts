import { raw } from 'hono/html';
import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import { textField } from '../../pages/text-field.ts';
import { type ClientSecret, hintOf, newSecret } from '../../tenant/credentials.ts';
import type { Application } from '../../tenant/directory.ts';
import { changeColumn, dataTable } from '../data-table.ts';
import { changeButton, changeForm } from '../form-parts.ts';
import { PortalRefusal, type PortalRequest } from '../route.ts';

/** How long a secret may hold: at most two years. The first is what the form begins with. https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials */
const lifetimes: readonly (readonly [days: number, label: string])[] = [
  [180, '180 days (6 months)'],
  [90, '90 days (3 months)'],
  [365, '365 days (12 months)'],
  [545, '545 days (18 months)'],
  [730, '730 days (24 months)'],
];

/**
 * The secrets of an application, without their values.
 *
 * @param added - One that came into being by the request: its value is shown now, and on no page again.
 */
export function clientSecretsSection({ clientId, secrets }: Application, added?: ClientSecret): Html {
  const path = `/applications/${clientId}/secrets`;
  const rows = secrets.map(
    (secret) =>
      html`<tr>
        <td>${secret.displayName ?? ''}</td>
        <td>${secret.endDateTime.slice(0, 10)}</td>
        <td><code>${secret === added ? secret.text : `${hintOf(secret)}******`}</code></td>
        <td><code>${secret.keyId}</code></td>
        <td class="end">
          ${changeButton(`${path}/remove`, { label: 'Remove', about: `client secret ${secret.keyId}`, danger: true }, { secret: secret.keyId })}
        </td>
      </tr>`,
  );
  return html`<section class="panel" aria-labelledby="secrets">
    <h2 id="secrets">Client secrets</h2>
    ${added && html`<p class="notice" role="status">The client secret is added. Copy its value now: no page shows it again.</p>`}
    ${
      secrets.length === 0
        ? html`<p class="lead">None. An application that acts alone, or runs on a server, proves itself with one.</p>`
        : dataTable('Table of client secrets', ['Description', 'Expires', 'Value', 'Secret id', changeColumn], rows)
    }
    ${changeForm(
      // The page that answers opens where the value is.
      `${path}#secrets`,
      html`<div class="row">
          ${textField({ name: 'description', label: 'Description of a new secret' })}
          <div class="field">
            <label for="days">Expires in</label>
            <select id="days" name="days">
              ${lifetimes.map(([days, label]) => html`<option value="${days}" ${days === lifetimes[0]?.[0] ? raw('selected') : ''}>${label}</option>`)}
            </select>
          </div>
        </div>
        <div class="actions"><button>New client secret</button></div>`,
    )}
  </section>`;
}

/** Makes the secret that a form asks for. @throws PortalRefusal 400 for a lifetime that is not offered. */
export function addSecret({ tenant, form }: PortalRequest, application: Application): ClientSecret {
  const days = lifetimes.find(([offered]) => String(offered) === form.get('days'))?.[0];
  if (days === undefined) throw new PortalRefusal(400, 'Select when the client secret expires.');
  const now = tenant.clock.now();
  const end = new Date(now.getTime() + days * 24 * 3600 * 1000);
  const displayName = (form.get('description') ?? '').trim() || null;
  const secret = newSecret(tenant.ids, now, { displayName, endDateTime: end.toISOString() });
  application.secrets.push(secret);
  return secret;
}
