import { memberOf, objectFrom, textFrom } from '../json-input.ts';
import type { JsonObject } from '../json-input.ts';
import { badTeamsRequest } from './state.ts';

const opening = /<at\s+id\s*=\s*["']?(\d+)["']?\s*>/gi;

/** The markers of a text, by id: what stands in each, up to the next closing tag. Where none follows there are no more of them. */
export function markersIn(html: string): Map<number, string> {
  const closing = /<\/at>/gi;
  const markers = new Map<number, string>();
  let after = 0;
  for (const { 0: tag, 1: id, index } of html.matchAll(opening)) {
    if (index < after) continue;
    closing.lastIndex = index + tag.length;
    const end = closing.exec(html);
    if (!end) break;
    markers.set(Number(id), decoded(html.slice(index + tag.length, end.index)));
    after = end.index + end[0].length;
  }
  return markers;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: ' ' };

function decoded(html: string): string {
  return html
    .replaceAll(/<[^>]*>?/g, (tag) => (tag.endsWith('>') ? '' : tag))
    .replaceAll(/&(\w+|#39);/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole);
}

/**
 * The mentions of a body, as they are kept. Each has its marker in the HTML, `<at id="0">Jane Smith</at>`, with the same id and the same text.
 * Code and words of the refusal are reported by several clients; that texts are compared without their escapes too.
 *
 * @throws GraphFailure 400 for a mention without its marker, or without somebody who is mentioned.
 */
export function mentionsFrom(values: readonly unknown[], body: { readonly contentType: string; readonly content: string }): JsonObject[] {
  const markers = markersIn(body.contentType === 'html' ? body.content : '');
  return values.map((value) => {
    const mention = objectFrom(value, 'A mention');
    const id = memberOf(mention, 'id');
    const mentionText = textFrom(memberOf(mention, 'mentionText') ?? '', 'mentionText');
    if (markers.get(Number(id)) !== mentionText)
      throw badTeamsRequest(`Neither Body nor adaptive card content contains marker for mention with Id '${String(id)}'`);
    return { id, mentionText, mentioned: mentionedFrom(memberOf(mention, 'mentioned')) };
  });
}

function mentionedFrom(value: unknown): JsonObject {
  const mentioned = objectFrom(value ?? {}, 'mentioned');
  const user = memberOf(mentioned, 'user');
  const conversation = memberOf(mentioned, 'conversation');
  // Assumption: the words.
  if (user === undefined && conversation === undefined && memberOf(mentioned, 'application') === undefined)
    throw badTeamsRequest('Mention must have somebody or something that is mentioned.');
  return {
    application: memberOf(mentioned, 'application') ?? null,
    device: null,
    conversation: conversation ?? null,
    user: user === undefined ? null : { '@odata.type': '#microsoft.graph.teamworkUserIdentity', ...objectFrom(user, 'user') },
  };
}
