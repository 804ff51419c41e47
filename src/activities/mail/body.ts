import { endOfBodyTag } from '../body-tag.ts';
import type { GraphMessage } from './message.ts';
import { textAsHtml } from '../text-as-html.ts';

/**
 * The body of an answer: what a person wrote, above the quotation that Exchange put into the draft.
 *
 * @param quoted - The body of the draft.
 */
export function aboveQuotation(
  text: string,
  type: 'text' | 'html',
  quoted: GraphMessage['body'],
): { contentType: 'text' | 'html'; content: string } {
  const below = quoted?.content ?? '';
  if (quoted?.contentType?.toLowerCase() !== 'html') {
    if (type === 'text') return { contentType: 'text', content: `${text}\r\n\r\n${below}` };
    return { contentType: 'html', content: `<html><body>${text}<br><br>${textAsHtml(below)}</body></html>` };
  }
  const written = type === 'html' ? text : textAsHtml(text);
  const end = endOfBodyTag(below);
  return { contentType: 'html', content: `${below.slice(0, end)}<div>${written}</div><br>${below.slice(end)}` };
}
