import type { Characters } from '../core/signed-tokens.ts';

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
