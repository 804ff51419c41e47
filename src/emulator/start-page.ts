import { createHash } from 'node:crypto';
import { html } from './pages/html.ts';
import { oneTimeCode } from './entra/one-time-code.ts';
import { pageStyle } from './entra/pages/page-style.ts';
import { pageDocument, pageFooter, pageHeaders } from './pages/document.ts';
import type { User } from './tenant/directory.ts';
import type { Tenant } from './tenant/tenant.ts';

const style = `${pageStyle}
.card.start { max-width: 52rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .45rem .6rem .45rem 0; text-align: left; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 600; }
a { color: var(--accent); }
code { overflow-wrap: anywhere; font: .85rem ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
/* On a telephone each row is a block: four columns would leave no room for a password in one piece. */
@media (max-width: 40rem) {
  dl.detail { grid-template-columns: 1fr; gap: 0; }
  dl.detail dd { margin-bottom: .5rem; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody, tr, td { display: block; }
  tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  td { display: flex; justify-content: space-between; gap: 1rem; padding: .1rem 0; border: 0; text-align: right; }
  td::before { content: attr(data-label); flex: none; color: var(--soft); }
}
`;

const contentSecurityPolicy = [
  "default-src 'none'",
  'img-src data:',
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/**
 * The page at `/`: where identity and Graph are, who can sign in and with what, and how the emulator is steered. It is for the person at
 * this machine; the passwords on it are those of an invented organisation.
 *
 * @param origin - Of the request, `http://localhost:4000`.
 */
export async function startPage(tenant: Tenant, origin: string): Promise<Response> {
  const people = [...tenant.users.values()].filter(({ accountEnabled }) => accountEnabled);
  const rows = await Promise.all(people.map(async (person) => ({ person, code: await currentCode(person, tenant) })));
  const body = html`<div class="stage">
    <main class="card start">
      <h1>${tenant.displayName} is running on this computer</h1>
      <p class="lead">An emulated Microsoft Entra ID and Microsoft Graph, for development and tests.</p>
      <dl class="detail">
        <dt>Authority</dt>
        <dd>${origin}/${tenant.id}</dd>
        <dt>Graph</dt>
        <dd>${origin}/v1.0</dd>
        <dt>Portal</dt>
        <dd><a href="/_portal/">${origin}/_portal/</a></dd>
        <dt>Control</dt>
        <dd><a href="/_emulator/">${origin}/_emulator/</a></dd>
        <dt>Time</dt>
        <dd>${tenant.clock.now().toISOString()}</dd>
      </dl>
      <h2>People</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Sign-in name</th>
            <th scope="col">Password</th>
            <th scope="col">One-time code</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ person, code }) =>
              html` <tr>
                <td data-label="Name">${person.displayName}${person.isAdministrator ? ' (administrator)' : ''}</td>
                <td data-label="Sign-in name">${person.userPrincipalName}</td>
                <td data-label="Password"><code>${person.password}</code></td>
                <td data-label="One-time code"><code>${code ?? 'none'}</code></td>
              </tr>`,
          )}
        </tbody>
      </table>
      <h2>Applications</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Client id</th>
          </tr>
        </thead>
        <tbody>
          ${[...tenant.applications.values()].map(
            ({ displayName, clientId }) =>
              html` <tr>
                <td data-label="Name">${displayName}</td>
                <td data-label="Client id"><code>${clientId}</code></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </main>
    ${pageFooter}
  </div>`;
  const document = await pageDocument({ title: 'Emulator', organization: tenant.displayName, style, body });
  return new Response(document, {
    headers: {
      ...pageHeaders,
      'content-security-policy': contentSecurityPolicy,
    },
  });
}

/** What an authenticator app would show now, by the tenant's clock. */
async function currentCode({ totpSecret }: User, tenant: Tenant): Promise<string | undefined> {
  if (totpSecret === undefined) return undefined;
  return oneTimeCode(totpSecret, tenant.clock.now());
}
