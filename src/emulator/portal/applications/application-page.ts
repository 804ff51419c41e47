import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import type { ClientSecret } from '../../tenant/credentials.ts';
import type { Application } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { changeColumn, dataTable } from '../data-table.ts';
import { changeButton, changeForm, choice } from '../form-parts.ts';
import { textField } from '../../pages/text-field.ts';
import type { PortalPage } from '../route.ts';
import { applicationFrame } from './application-frame.ts';
import { audienceLabels } from './audiences.ts';
import { certificatesSection } from './certificates.ts';
import { clientSecretsSection } from './client-secrets.ts';
import { implicitGrantSection } from './implicit-grant.ts';
import { platformSelect } from './new-application.ts';
import { platformLabels, type RedirectPlatform, redirectUrisOf } from './redirect-uris.ts';

/** A redirect URI that was not taken, to be corrected. */
export interface RefusedRedirectUri {
  readonly uri: string;
  readonly platform: string | null;
  readonly problem: string;
}

/** A name that was not taken, to be corrected. */
export interface RefusedName {
  readonly name: string;
  readonly problem: string;
}

/** A client secret that a form asked for. */
export interface AddedSecret {
  readonly added: ClientSecret;
}

/** A certificate that was not taken. */
export interface RefusedCertificate {
  readonly refused: 'certificate';
  readonly problem: string;
}

/**
 * The registration of an application.
 *
 * @param outcome - What was not taken of a form, or what it made that is shown once.
 */
export function applicationPage(
  tenant: Tenant,
  application: Application,
  outcome?: RefusedRedirectUri | RefusedName | RefusedCertificate | AddedSecret,
): PortalPage {
  const content = html`${essentials(tenant, application, outcome && 'name' in outcome ? outcome : undefined)}
  ${authentication(application, outcome && 'uri' in outcome ? outcome : undefined)} ${implicitGrantSection(application)}
  ${certificatesSection(application, outcome && 'refused' in outcome ? outcome.problem : undefined)}
  ${clientSecretsSection(application, outcome && 'added' in outcome ? outcome.added : undefined)} ${deletion(application)}`;
  return { ...applicationFrame(application, 'registration', content), ...(outcome && 'problem' in outcome ? { status: 400 } : {}) };
}

function essentials(tenant: Tenant, { clientId, displayName, signInAudience }: Application, refused: RefusedName | undefined): Html {
  return html`<section class="panel" aria-labelledby="essentials">
    <h2 id="essentials">Essentials</h2>
    <dl class="detail">
      <dt>Application (client) id</dt>
      <dd>${clientId}</dd>
      <dt>Directory (tenant) id</dt>
      <dd>${tenant.id}</dd>
      <dt>Supported accounts</dt>
      <dd>${audienceLabels[signInAudience]}</dd>
    </dl>
    ${changeForm(
      `/applications/${clientId}/name`,
      html`${textField({
          name: 'name',
          label: 'Name',
          value: refused?.name ?? displayName,
          hint: 'What people read on the consent page.',
          problem: refused?.problem,
          isRequired: true,
        })}
        <div class="actions"><button>Rename</button></div>`,
    )}
  </section>`;
}

function authentication(application: Application, refused: RefusedRedirectUri | undefined): Html {
  const path = `/applications/${application.clientId}`;
  const rows = (Object.keys(platformLabels) as RedirectPlatform[]).flatMap((platform) =>
    redirectUrisOf(application, platform).map(
      (uri) =>
        html`<tr>
          <td><code>${uri}</code></td>
          <td>${platformLabels[platform]}</td>
          <td class="end">
            ${changeButton(`${path}/redirect-uris/remove`, { label: 'Remove', about: uri, danger: true }, { uri, platform })}
          </td>
        </tr>`,
    ),
  );
  return html`<section class="panel" aria-labelledby="authentication">
      <h2 id="authentication">Redirect URIs</h2>
      ${
        rows.length === 0
          ? html`<p class="empty">None. A sign-in in a browser ends with AADSTS50011.</p>`
          : dataTable('Table of redirect URIs', ['Redirect URI', 'Platform', changeColumn], rows)
      }
      ${changeForm(
        `${path}/redirect-uris`,
        html`<div class="row">
            <div class="field"><label for="platform">Platform</label>${platformSelect(refused?.platform ?? null)}</div>
            ${textField({
              name: 'redirectUri',
              label: 'New redirect URI',
              value: refused?.uri ?? '',
              problem: refused?.problem,
              isRequired: true,
            })}
          </div>
          <div class="actions"><button>Add redirect URI</button></div>`,
      )}
    </section>
    <section class="panel" aria-labelledby="flows">
      <h2 id="flows">Public client flows</h2>
      ${changeForm(
        `${path}/public-flows`,
        html`${choice({
            type: 'checkbox',
            name: 'allow',
            value: 'yes',
            label: 'Allow public client flows',
            detail: 'Device code, and user name with password, without a secret.',
            isChosen: application.isFallbackPublicClient,
          })}
          <div class="actions"><button>Save</button></div>`,
      )}
    </section>`;
}

function deletion({ clientId, displayName }: Application): Html {
  return html`<section class="panel" aria-labelledby="deletion">
    <h2 id="deletion">Delete</h2>
    <p class="lead">Sign-ins of the application end with AADSTS700016 afterwards.</p>
    <p><a href="/_portal/applications/${clientId}/delete">Delete ${displayName}</a></p>
  </section>`;
}

/** Asks once more before an application is deleted. */
export function deletePage({ clientId, displayName }: Application): PortalPage {
  const body = html`<p class="trail"><a href="/_portal/applications/${clientId}">${displayName}</a></p>
    <h1>Delete ${displayName}?</h1>
    <section class="panel" aria-label="Delete">
      <p>The registration and all consents for it are removed. This cannot be taken back.</p>
      ${changeForm(`/applications/${clientId}/delete`, html`<div class="actions"><button class="danger">Delete</button></div>`)}
    </section>`;
  return { title: `Delete ${displayName}`, area: 'applications', body };
}
