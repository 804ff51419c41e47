import { html } from '../../pages/html.ts';
import type { Application } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Html } from '../../pages/document.ts';

/** Shows which application asks, who publishes it, and whether that publisher is verified. */
export function applicationCard(tenant: Tenant, application: Application): Html {
  return html`<div class="application">
    <span class="tile" aria-hidden="true">${application.displayName.slice(0, 1)}</span>
    <div><strong>${application.displayName}</strong><small>${publisherLine(tenant, application)}</small></div>
  </div>`;
}

function publisherLine(tenant: Tenant, { publisher, isPublisherVerified }: Application): Html {
  if (publisher === tenant.displayName) return html`Published by your organization, ${publisher}`;
  if (!isPublisherVerified) return html`${publisher} <span class="badge open">Publisher not verified</span>`;
  return html`${publisher} <span class="badge">${tick()}Verified publisher</span>`;
}

function tick(): Html {
  return html`<svg
    width="16"
    height="16"
    viewBox="0 0 24 24"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="2.5"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <circle cx="12" cy="12" r="9.5" />
    <path d="m8 12.5 2.8 2.8L16 9.5" />
  </svg>`;
}
