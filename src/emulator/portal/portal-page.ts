import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/document.ts';
import { pageDocument, pageFooter, pageHeaders } from '../pages/document.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { portalStyle } from './portal-style.ts';
import type { Area, PortalPage } from './route.ts';

const areas: readonly { readonly area: Area; readonly label: string; readonly path: string }[] = [
  { area: 'overview', label: 'Overview', path: '/_portal/' },
  { area: 'applications', label: 'App registrations', path: '/_portal/applications' },
  { area: 'users', label: 'Users', path: '/_portal/users' },
  { area: 'mailboxes', label: 'Mailboxes', path: '/_portal/mailboxes' },
  { area: 'drives', label: 'Files and lists', path: '/_portal/drives' },
  { area: 'plans', label: 'Plans', path: '/_portal/plans' },
  { area: 'groups', label: 'Groups', path: '/_portal/groups' },
  { area: 'sign-ins', label: 'Sign-in log', path: '/_portal/sign-ins' },
  { area: 'conditional-access', label: 'Conditional access', path: '/_portal/conditional-access' },
];

const headers: Readonly<Record<string, string>> = {
  ...pageHeaders,
  // No script at all: every page works by links and forms.
  'content-security-policy': [
    "default-src 'none'",
    'img-src data:',
    `style-src 'sha256-${createHash('sha256').update(portalStyle).digest('base64')}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  // Forms keep their Origin header, other sites learn nothing.
  'referrer-policy': 'same-origin',
};

/**
 * Answers with a page of the portal, inside the frame that all share.
 *
 * @param notice - What a change just did.
 */
export async function portalPage(tenant: Tenant, page: PortalPage, notice?: string): Promise<Response> {
  const body = html`<a class="skip" href="#content">Skip to the content</a>
    <header class="top">
      <div class="bar">
        <a class="organization" href="/" title="Start page of the emulator"
          ><span class="mark" aria-hidden="true">${tenant.displayName.slice(0, 1)}</span>${tenant.displayName}</a
        >
        <nav aria-label="Portal">
          <ul>
            ${areas.map((entry) => navigationItem(entry, page.area))}
          </ul>
        </nav>
      </div>
    </header>
    <main class="page" id="content">${notice === undefined ? '' : html`<p class="notice" role="status">${notice}</p>`} ${page.body}</main>
    ${pageFooter}`;
  const document = await pageDocument({ title: page.title, organization: tenant.displayName, style: portalStyle, body });
  return new Response(document, { status: page.status ?? 200, headers });
}

function navigationItem({ area, label, path }: (typeof areas)[number], current: Area | undefined): Html {
  return html`<li><a href="${path}" ${area === current ? raw('aria-current="page"') : ''}>${label}</a></li>`;
}
