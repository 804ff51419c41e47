import { textAsHtml } from '../text-as-html.ts';

/**
 * A comment to people who take part, as Graph takes it with an answer, a forwarded invitation or a cancellation.
 *
 * Assumption: Exchange reads it as HTML, as it does with a comment of a message; the pages of these calls say no more than that it is a text
 * (https://learn.microsoft.com/graph/api/event-accept, event-forward, event-cancel). One line of ordinary words is the same either way.
 */
export function toComment(text: string): string {
  return textAsHtml(text);
}
