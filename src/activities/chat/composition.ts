import { z } from 'zod';
import { decoded } from '../../core/decoded.ts';
import type { Graph } from '../../core/ports.ts';
import { keyOf, personReference } from '../person-reference.ts';
import { textAsHtml } from '../text-as-html.ts';

/** The call that finds out who is mentioned. */
export const findPerson = 'GET /users/{user}';

/** What messages to chats and to channels have in common. */
export const messageFields = {
  text: z.string().default('').describe('Text of the message.'),
  textType: z.enum(['text', 'html']).default('text').describe('How `text` is written.'),
  mentions: z
    .array(personReference)
    .default([])
    .describe(
      'People who are told of it: addresses, ids, or people that another activity gave. A mention stands where the text has @ and the address, the id or ' +
        'the name of the person; where it has none of these, in front of the text.',
    ),
  files: z
    .array(
      z.looseObject({
        webUrl: z.url().describe('Where the file is, in OneDrive or SharePoint.'),
        name: z.string().min(1).optional().describe('Name of the file. Left out: the last part of its address.'),
        eTag: z.string().optional().describe('Version of the file, as a files activity gives it: Teams knows the file by the id in it.'),
      }),
    )
    .default([])
    .describe('Links to files that are in OneDrive or SharePoint already.'),
  importance: z.enum(['normal', 'high', 'urgent']).default('normal').describe('Importance.'),
};

const shape = z.object(messageFields);

/** What a message says. */
export type Composition = z.output<typeof shape>;

/** True for a message that has something in it. */
export function saysSomething({ text, files, mentions }: Pick<Composition, 'text' | 'files' | 'mentions'>): boolean {
  return text !== '' || files.length > 0 || mentions.length > 0;
}

/** What is wrong with a message that has nothing in it. */
export function nothingSaid(): { path: string[]; message: string } {
  return { path: ['text'], message: 'must not be empty where there are no files and no mentions.' };
}

interface Mentioned {
  readonly id: string;
  readonly displayName: string;
  /** Ways to write the person in a text, without the @. */
  readonly written: readonly string[];
}

/**
 * A message as Graph takes it: HTML with `<at id="0">` where somebody is mentioned and `<attachment id="...">` where a file is linked, and the lists of both.
 * https://learn.microsoft.com/graph/api/chatmessage-post
 */
export async function graphMessage(
  graph: Graph<typeof findPerson>,
  { text, textType, mentions, files, importance }: Composition,
  subject?: string,
): Promise<Record<string, unknown>> {
  const people = await peopleOf(graph, mentions);
  const links = files.map(linkOf);
  const html = mentioning(textType === 'html' ? text : textAsHtml(text), people);
  return {
    body: { contentType: 'html', content: [html, ...links.map(({ id }) => `<attachment id="${id}"></attachment>`)].join('') },
    ...(people.length > 0 && { mentions: people.map(mentionOf) }),
    ...(links.length > 0 && { attachments: links }),
    ...(subject !== undefined && { subject }),
    ...(importance !== 'normal' && { importance }),
  };
}

async function peopleOf(graph: Graph<typeof findPerson>, mentions: Composition['mentions']): Promise<Mentioned[]> {
  const keys = [...new Set(mentions.map(keyOf))];
  if (keys.length === 0) return [];
  const query = { $select: 'id,displayName,mail,userPrincipalName' };
  const found = await graph.batch<{ id: string; displayName?: string | null; mail?: string | null; userPrincipalName?: string | null }>(
    findPerson,
    keys.map((user) => ({ params: { user }, query })),
  );
  return found.map(({ id, displayName, mail, userPrincipalName }, index) => ({
    id,
    displayName: displayName ?? keys[index] ?? '',
    written: [keys[index], mail, userPrincipalName, displayName].filter((way): way is string => typeof way === 'string' && way !== ''),
  }));
}

/** Puts the markers of mentions into HTML; those that have no place there stand in front. */
function mentioning(html: string, people: readonly Mentioned[]): string {
  const markers = people.map(({ displayName }, index) => `<at id="${index}">${textAsHtml(displayName)}</at>`);
  // The longest way of writing first: a name may begin as another one does.
  const ways = people
    .flatMap(({ written }, index) => written.map((way) => ({ index, text: `@${textAsHtml(way)}` })))
    .toSorted((a, b) => b.text.length - a.text.length);
  const placed = new Set<number>();
  let said = html;
  for (const { index, text } of ways) {
    const place = placed.has(index) ? undefined : placeOf(said, text);
    if (place === undefined) continue;
    said = `${said.slice(0, place)}${markers[index]}${said.slice(place + text.length)}`;
    placed.add(index);
  }
  const missing = markers.filter((_, index) => !placed.has(index));
  return missing.length === 0 ? said : `${missing.join(' ')} ${said}`;
}

/** Where a text stands that is not the beginning of a longer word. */
function placeOf(html: string, text: string): number | undefined {
  for (let at = html.indexOf(text); at >= 0; at = html.indexOf(text, at + 1)) {
    if (!/^[\p{L}\p{N}_]/u.test(html.slice(at + text.length))) return at;
  }
  return undefined;
}

function mentionOf({ id, displayName }: Mentioned, index: number): Record<string, unknown> {
  return { id: index, mentionText: displayName, mentioned: { user: { id, displayName, userIdentityType: 'aadUser' } } };
}

interface Link {
  readonly id: string;
  readonly contentType: 'reference';
  readonly contentUrl: string;
  readonly name: string;
}

/** The id is that of the file, which its version tells: `"{GUID},2"`. https://learn.microsoft.com/graph/api/resources/chatmessageattachment */
function linkOf({ webUrl, name, eTag }: Composition['files'][number]): Link {
  const id = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i.exec(eTag ?? '')?.[0].toLowerCase() ?? globalThis.crypto.randomUUID();
  return { id, contentType: 'reference', contentUrl: webUrl, name: name ?? lastPartOf(webUrl) };
}

function lastPartOf(webUrl: string): string {
  const last = new URL(webUrl).pathname.split('/').findLast((part) => part !== '') ?? '';
  return decoded(last);
}
