import { html } from '../../pages/html.ts';
import { type Html, pageDocument, pageFooter, pageHeaders } from '../../pages/document.ts';
import type { Exchange } from '../exchange.ts';
import { pageStyle } from './page-style.ts';

/** What one page shows, inside the frame that all share. */
export interface Page {
  /** Says which page it is to programs that read it (`data-page`). */
  readonly name: string;
  readonly title: string;
  readonly body: Html;
  /** Where forms lead besides ourselves. */
  readonly formTarget?: string | undefined;
  /** A wide card, for lists. */
  readonly isWide?: boolean;
  /** The text of the page's script, if it has one. */
  readonly script?: string;
  /** HTTP status; 200 when left out. */
  readonly status?: number;
}

/** Answers with a page. Nothing is loaded from anywhere, and only our own style and script run. */
export async function pageResponse(exchange: Exchange, page: Page): Promise<Response> {
  const { scriptNonce: nonce, entra } = exchange;
  const organization = entra.tenant.displayName;
  const body = html`<div class="stage">
    <main class="card ${page.isWide ? 'wide' : ''}" data-page="${page.name}">
      <p class="organization"><span class="mark" aria-hidden="true">${organization.slice(0, 1)}</span>${organization}</p>
      ${page.body}
    </main>
    ${pageFooter}
  </div>`;
  const document = await pageDocument({ title: page.title, organization, style: pageStyle, nonce, body, script: page.script });
  return new Response(document, {
    status: page.status ?? 200,
    headers: {
      ...pageHeaders,
      'content-security-policy': contentSecurityPolicy(nonce, page.formTarget),
      'referrer-policy': 'same-origin',
      'x-ms-request-id': exchange.traceId,
    },
  });
}

/** Browsers hold the target of a form, and that of a redirect after it, to `form-action`: the redirect URI must be in it. */
function contentSecurityPolicy(nonce: string, formTarget: string | undefined): string {
  const target = formTarget !== undefined && URL.canParse(formTarget) ? new URL(formTarget) : undefined;
  const source = target && (target.origin === 'null' ? target.protocol : target.origin);
  return [
    "default-src 'none'",
    'img-src data:',
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    `form-action 'self'${source ? ` ${source}` : ''}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
