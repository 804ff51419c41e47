import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import type { Application, Consent } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { changeColumn, dataTable } from '../data-table.ts';
import { changeButton, changeForm, choice } from '../form-parts.ts';
import { textField } from '../../pages/text-field.ts';
import type { PortalPage } from '../route.ts';
import { applicationFrame } from './application-frame.ts';
import { listedApplicationPermissions } from './consent-changes.ts';
import { catalogEntry, type PermissionCatalog, type PermissionKind, searchPermissions } from './permission-catalog.ts';

const permissionColumns = ['Microsoft Graph permission', 'Type', 'Admin consent', 'Status', changeColumn];

/** What is looked for among the permissions; undefined before the first search. */
export interface PermissionSearch {
  readonly kind: PermissionKind;
  readonly text: string | undefined;
  /** What was wrong with the last form. */
  readonly problem?: string;
}

/** What an application lists, what was granted, and what there is to add. */
export function permissionPage(tenant: Tenant, application: Application, catalog: PermissionCatalog, search: PermissionSearch): PortalPage {
  const content = html`${listed(tenant, application, catalog)} ${addition(application, catalog, search)} ${consents(tenant, application)}`;
  return { ...applicationFrame(application, 'permissions', content), ...(search.problem === undefined ? {} : { status: 400 }) };
}

function listed(tenant: Tenant, application: Application, catalog: PermissionCatalog): Html {
  const action = `/applications/${application.clientId}/permissions`;
  const rows = [
    ...application.requiredPermissions.map((name) =>
      listedRow(action, catalog, 'delegated', name, delegatedState(tenant, application, name)),
    ),
    ...listedApplicationPermissions(application).map((name) =>
      listedRow(action, catalog, 'application', name, state(application.applicationPermissions.includes(name) ? 'Granted' : undefined)),
    ),
  ];
  return html`<section class="panel" aria-labelledby="listed">
    <h2 id="listed">Configured permissions</h2>
    <p class="lead">What the application lists. It may ask people for more when they sign in.</p>
    ${
      rows.length === 0
        ? html`<p class="empty">None yet. Add some below.</p>`
        : html`${dataTable('Table of configured permissions', permissionColumns, rows)}
          ${changeForm(
            `${action}/grant`,
            html`<div class="actions"><button class="primary">Grant admin consent for ${tenant.displayName}</button></div>`,
          )}`
    }
  </section>`;
}

function listedRow(action: string, catalog: PermissionCatalog, kind: PermissionKind, name: string, status: Html): Html {
  const { title, needsAdministrator } = catalogEntry(catalog, kind, name);
  return html`<tr>
    <th scope="row"><code>${name}</code><small>${title}</small></th>
    <td>${kind === 'delegated' ? 'Delegated' : 'Application'}</td>
    <td>${needsAdministrator ? 'Required' : 'Not required'}</td>
    <td>${status}</td>
    <td class="end">
      ${changeButton(`${action}/remove`, { label: 'Remove', about: `${name} (${kind})`, danger: true }, { kind, permission: name })}
    </td>
  </tr>`;
}

function delegatedState(tenant: Tenant, { clientId }: Application, name: string): Html {
  const holding = tenant.consents.filter((consent) => consent.clientId === clientId && consent.permissions.includes(name));
  if (holding.some(({ principalId }) => principalId === null)) return state('Granted');
  if (holding.length === 0) return state(undefined);
  return state(`Granted by ${holding.length} ${holding.length === 1 ? 'person' : 'people'}`);
}

function state(granted: string | undefined): Html {
  return granted === undefined ? html`<span class="state plain">Not granted</span>` : html`<span class="state good">${granted}</span>`;
}

function addition(application: Application, catalog: PermissionCatalog, { kind, text, problem }: PermissionSearch): Html {
  const path = `/applications/${application.clientId}/permissions`;
  return html`<section class="panel" aria-labelledby="addition">
    <h2 id="addition">Add permissions</h2>
    <form method="get" action="/_portal${path}#addition">
      <fieldset>
        <legend>Type</legend>
        ${kindChoice('delegated', 'Delegated', 'The application acts as the signed-in person.', kind)}
        ${kindChoice('application', 'Application', 'It acts alone, on the data of everybody.', kind)}
      </fieldset>
      <div class="line">
        ${textField({ name: 'search', label: 'Search permissions', value: text ?? '', type: 'search' })}
        <button>Search</button>
      </div>
    </form>
    ${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
    ${text === undefined ? '' : results(application, path, catalog, kind, text)}
  </section>`;
}

function kindChoice(value: PermissionKind, label: string, detail: string, chosen: PermissionKind): Html {
  return choice({ type: 'radio', name: 'kind', value, label, detail, isChosen: value === chosen });
}

function results(application: Application, path: string, catalog: PermissionCatalog, kind: PermissionKind, text: string): Html {
  const known = kind === 'delegated' ? application.requiredPermissions : listedApplicationPermissions(application);
  const found = searchPermissions(catalog, kind, text).filter(({ name }) => !known.includes(name));
  if (found.length === 0) return html`<p class="empty" role="status">No ${kind} permission that is not listed yet has these words.</p>`;
  const choices = found.map(({ name, title, text: detail, needsAdministrator }) =>
    choice({
      type: 'checkbox',
      name: 'permission',
      value: name,
      label: name,
      detail: `${title === name ? '' : `${title}. ${detail}`}${needsAdministrator && kind === 'delegated' ? ' Needs an administrator.' : ''}`,
    }),
  );
  return changeForm(
    path,
    html`<input type="hidden" name="kind" value="${kind}" /><input type="hidden" name="search" value="${text}" />
      <div class="results" tabindex="0" role="group" aria-label="Permissions that were found">${choices}</div>
      <div class="actions"><button class="primary">Add permissions</button></div>`,
  );
}

function consents(tenant: Tenant, application: Application): Html {
  const path = `/applications/${application.clientId}`;
  const rows = tenant.consents
    .filter(({ clientId }) => clientId === application.clientId)
    .map((consent) => consentRow(tenant, path, consent));
  const roles = application.applicationPermissions.map(
    (name) =>
      html`<tr>
        <th scope="row">The application alone</th>
        <td><code>${name}</code></td>
        <td class="end">${changeButton(`${path}/grants/revoke`, { label: 'Revoke', about: name, danger: true }, { permission: name })}</td>
      </tr>`,
  );
  return html`<section class="panel" aria-labelledby="consents">
    <h2 id="consents">Consents</h2>
    ${
      rows.length + roles.length === 0
        ? html`<p class="empty">Nobody has granted anything yet.</p>`
        : dataTable('Table of consents', ['For', 'Permissions', changeColumn], [...rows, ...roles])
    }
  </section>`;
}

function consentRow(tenant: Tenant, path: string, { id, principalId, permissions }: Consent): Html {
  const person = principalId === null ? undefined : tenant.users.get(principalId);
  const who = person?.userPrincipalName ?? principalId ?? `Everyone in ${tenant.displayName}`;
  return html`<tr>
    <th scope="row">${who}</th>
    <td>${permissions.map((name, index) => html`${index === 0 ? '' : ', '}<code>${name}</code>`)}</td>
    <td class="end">
      ${changeButton(`${path}/consents/revoke`, { label: 'Revoke', about: `the consent for ${who}`, danger: true }, { consent: id })}
    </td>
  </tr>`;
}
