import { raw } from 'hono/html';
import { html } from './html.ts';
import type { Html } from './document.ts';

/**
 * A QR code as a drawing, dark on light in every color scheme, with the margin of four that readers need (ISO/IEC 18004).
 *
 * @param text - What it says.
 * @param label - What it is, for those who do not see it.
 */
export async function qrCode(text: string, label: string): Promise<Html> {
  const { renderSVG } = await import('uqr');
  return html`<div class="qr" role="img" aria-label="${label}">${raw(renderSVG(text, { ecc: 'M', border: 4, pixelSize: 4 }))}</div>`;
}
