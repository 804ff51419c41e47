import type { Characters } from '../../core/signed-tokens.ts';
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

const [opens, closes] = ['<', '>'].map((sign) => sign.charCodeAt(0)) as [number, number];

/**
 * Where the first opening tag of a body ends; 0 where none does. Each character is looked at a fixed number of times: the pattern `<body[^>]*>` would go to
 * the end from every tag that is not closed.
 */
export function endOfBodyTag(html: Characters): number {
  let isInTag = false;
  for (let at = 0; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (isInTag && code === closes) return at + 1;
    if (code === opens) isInTag ||= html.slice(at + 1, at + 5).toLowerCase() === 'body';
  }
  return 0;
}
