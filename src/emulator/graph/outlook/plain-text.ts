import type { Message } from '../../tenant/mailbox.ts';
import { withoutHidden } from './markup.ts';

type Body = Message['body'];

/**
 * Makes the function that turns an HTML body into readable text, as `Prefer: outlook.body-content-type="text"` asks for.
 * The library is loaded with the first use.
 */
export async function createBodyConverter(): Promise<(body: Body) => string> {
  const { compile } = await import('html-to-text');
  const convert = compile({
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'h2', options: { uppercase: false } },
      { selector: 'img', format: 'skip' },
    ],
  });
  return (body) => (body.contentType === 'text' ? body.content : convert(body.content).replaceAll(/\r?\n/g, '\r\n'));
}

/** The first 255 characters of a body as text on one line (`bodyPreview`). */
export function previewOf(body: Body): string {
  // A long body is read only as far as a preview can need it; markup rarely takes more than 80 times the text.
  const start = body.content.slice(0, 20_000);
  const text = body.contentType === 'html' ? stripMarkup(start) : start;
  return text
    .replaceAll(/\s+/g, (blank) => (blank.includes('\n') ? '\r\n' : blank.replaceAll(/[^\S\r]+/g, ' ')))
    .trim()
    .slice(0, 255);
}

/** Text as HTML that shows the same: special characters written out, line breaks as `<br>`. */
export function textToHtml(text: string): string {
  return escapeHtml(text).replaceAll(/\r\n|\r|\n/g, '<br>\r\n');
}

/** A whole HTML document around a piece of HTML, as Outlook writes one. */
export function htmlDocument(html: string): string {
  return `<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>\r\n${html}\r\n</body></html>`;
}

/** Writes out the characters that mean something in HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The words of an HTML text, without its markup. */
export function stripMarkup(html: string): string {
  const text = withoutHidden(html)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<[^>]*>?/g, (tag) => (endsLine.test(tag) ? '\n' : ''));
  return text.includes('&') ? text.replaceAll(/&(\w+|#\d+);/g, (written, name: string) => entities.get(name) ?? written) : text;
}

/** A tag after which text begins on a new line. */
const endsLine = /^<(?:(?:br|hr)\s*\/?|\/(?:p|div|li|tr|h[1-6]|table|blockquote)\s*)>$/i;

const entities: ReadonlyMap<string, string> = new Map([
  ['nbsp', ' '],
  ['#160', ' '],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['#39', "'"],
  ['apos', "'"],
  ['amp', '&'],
]);
