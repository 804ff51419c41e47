import { X509Certificate } from 'node:crypto';
import { raw } from 'hono/html';
import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import { type ClientCertificate, clientCertificate } from '../../tenant/credentials.ts';
import type { Application } from '../../tenant/directory.ts';
import { changeColumn, dataTable } from '../data-table.ts';
import { changeButton, changeForm } from '../form-parts.ts';
import type { PortalRequest } from '../route.ts';

/**
 * The certificates of an application. https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials
 *
 * @param problem - What was wrong with one that was pasted; the text itself does not come back, a private key may be in it.
 */
export function certificatesSection({ clientId, certificates = [] }: Application, problem?: string): Html {
  const path = `/applications/${clientId}/certificates`;
  return html`<section class="panel" aria-labelledby="certificates">
    <h2 id="certificates">Certificates</h2>
    ${
      certificates.length === 0
        ? html`<p class="lead">None. An application that signs with the key of one needs no secret.</p>`
        : dataTable(
            'Table of certificates',
            ['Description', 'Thumbprint', 'Start', 'Expires', changeColumn],
            certificates.map((certificate) => certificateRow(path, certificate)),
          )
    }
    ${changeForm(
      `${path}#certificates`,
      html`<div class="field">
          <label for="certificate">A new certificate (PEM, without its private key)</label>
          <textarea
            id="certificate"
            name="certificate"
            rows="6"
            spellcheck="false"
            autocomplete="off"
            required
            ${problem === undefined ? '' : raw('aria-invalid="true" aria-describedby="certificate-problem"')}
          ></textarea>
          ${problem === undefined ? '' : html`<p class="problem" id="certificate-problem" role="alert">${problem}</p>`}
        </div>
        <div class="actions"><button>Add certificate</button></div>`,
    )}
  </section>`;
}

function certificateRow(path: string, { keyId, pem, displayName }: ClientCertificate): Html {
  const { fingerprint, validFrom, validTo } = new X509Certificate(pem);
  const day = (moment: string): string => new Date(moment).toISOString().slice(0, 10);
  return html`<tr>
    <td>${displayName ?? ''}</td>
    <td><code>${fingerprint.replaceAll(':', '')}</code></td>
    <td>${day(validFrom)}</td>
    <td>${day(validTo)}</td>
    <td class="end">
      ${changeButton(`${path}/remove`, { label: 'Remove', about: `certificate ${keyId}`, danger: true }, { certificate: keyId })}
    </td>
  </tr>`;
}

/** Adds the certificate of a form. @returns What is wrong with it; undefined when it is added. */
export function addCertificate({ tenant, form }: PortalRequest, application: Application): string | undefined {
  const text = form.get('certificate') ?? '';
  if (text.includes('PRIVATE KEY')) return 'Paste the certificate alone: its private key stays with the one who signs.';
  try {
    application.certificates = [...(application.certificates ?? []), clientCertificate(text, { keyId: tenant.ids.guid() })];
    return undefined;
  } catch {
    return 'Paste a certificate in PEM: it begins with -----BEGIN CERTIFICATE-----.';
  }
}
