import { raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { html } from './html.ts';

/** Markup whose values are escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What one document is made of. */
export interface DocumentParts {
  /** Stands in front of the organisation's name in the title. */
  readonly title: string;
  readonly organization: string;
  /** The style, as text. */
  readonly style: string;
  /** Marks style and script as ours (Content-Security-Policy); without one the style is told by its hash. */
  readonly nonce?: string;
  readonly body: Html;
  /** The text of the script, if there is one. */
  readonly script?: string | undefined;
}

/** What no page of ours may lack: it comes from nobody else, and nobody else shows it in a frame. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** The frame of every page of the emulator: it loads nothing from anywhere. */
export function pageDocument({ title, organization, style, nonce, body, script }: DocumentParts): Html {
  const mark = nonce === undefined ? '' : ` nonce="${nonce}"`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${organization}</title>
        <link rel="icon" href="data:," />
        ${raw(`<style${mark}>${style}</style>`)}
      </head>
      <body>
        ${body} ${script === undefined ? '' : raw(`<script${mark}>${script};</script>`)}
      </body>
    </html>`;
}

// On one line, as whoever reads a page looks for it.
const footerText = 'Local emulator for development and tests. This is not Microsoft, and nothing leaves this computer.';

/** Stands under every page, so that nobody takes it for another one. */
export const pageFooter: Html = html`<footer>${footerText}</footer>`;
