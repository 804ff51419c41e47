import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { oneTimeCode } from './entra/one-time-code.ts';
import { pageStyle } from './entra/pages/page-style.ts';
import type { User } from './tenant/directory.ts';
import type { Tenant } from './tenant/tenant.ts';

const style = `${pageStyle}
.card.start { max-width: 52rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .45rem .6rem .45rem 0; text-align: left; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 600; }
a { color: var(--accent); }
code { font: .85rem ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
`;

// In one piece: a blank more between the tags, and the hash would not fit.
const styleElement = raw(`<style>${style}</style>`);

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
  const document = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Emulator · ${tenant.displayName}</title>
        <link rel="icon" href="data:," />
        ${styleElement}
      </head>
      <body>
        <div class="stage">
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
                      <td>${person.displayName}${person.isAdministrator ? ' (administrator)' : ''}</td>
                      <td>${person.userPrincipalName}</td>
                      <td><code>${person.password}</code></td>
                      <td><code>${code ?? 'none'}</code></td>
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
                      <td>${displayName}</td>
                      <td><code>${clientId}</code></td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </main>
          <footer>Local emulator for development and tests. This is not Microsoft, and nothing leaves this computer.</footer>
        </div>
      </body>
    </html>`;
  return new Response(document, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    },
  });
}

/** What an authenticator app would show now, by the tenant's clock. */
async function currentCode({ totpSecret }: User, tenant: Tenant): Promise<string | undefined> {
  if (totpSecret === undefined) return undefined;
  return oneTimeCode(totpSecret, tenant.clock.now());
}
