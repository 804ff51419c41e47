import { inputError } from '../../core/input.ts';
import { endOfBodyTag } from '../body-tag.ts';
import { textAsHtml } from '../text-as-html.ts';
import { elementAtEnd, namedTag } from './block-places.ts';
import type { GraphEvent } from './event.ts';

/** The text of an event as Graph takes it. */
export interface GraphBody {
  readonly contentType: 'text' | 'html';
  readonly content: string;
}

const line = /_{20,}/g;

/**
 * A new text of an event that keeps the part of the old one by which one joins it online: a text without that part ends the online meeting, or makes
 * another one with another address (https://learn.microsoft.com/graph/api/event-update, microsoftgraph/microsoft-graph-docs-contrib issues 311 and 4624).
 *
 * @param present - The event before, its text in HTML; undefined where nothing depends on it.
 * @throws OnbehalfError INPUT_INVALID where nobody can tell which part that is.
 */
export function keepingMeetingBlock(body: GraphBody, present: GraphEvent | undefined): GraphBody {
  const html = present?.isOnlineMeeting === true ? (present.body?.content ?? '') : '';
  const inside = insideOf(html, present?.onlineMeeting?.joinUrl ?? present?.onlineMeetingUrl ?? '');
  if (inside === undefined) return body;
  const block = blockAround(html, inside);
  if (block === undefined) {
    const problem =
      'cannot be changed: the event is held online, and it cannot be told which part of its text one joins it by. Change it in Outlook.';
    throw inputError('The event', [{ field: 'body', problem }]);
  }
  const head = html.slice(0, endOfBodyTag(html));
  const written = body.contentType === 'html' ? body.content : textAsHtml(body.content);
  return { contentType: 'html', content: `${head}<div>${written}</div><br>${html.slice(block)}` };
}

/** A place that is surely inside of the part; undefined where the text has none. */
function insideOf(html: string, joinUrl: string): number | undefined {
  const places = [namedTag(html), ...(joinUrl === '' ? [] : [html.indexOf(joinUrl), html.indexOf(joinUrl.replaceAll('&', '&amp;'))])];
  const found = places.filter((place) => place >= 0);
  return found.length === 0 ? undefined : Math.min(...found);
}

/** Where the part begins: with the element of the line that is drawn above it, or with the element that is called so. */
function blockAround(html: string, inside: number): number | undefined {
  const above = [...html.slice(0, inside).matchAll(line)].at(-1)?.index;
  if (above === undefined) {
    const named = namedTag(html);
    return named >= 0 && named <= inside ? named : undefined;
  }
  const element = elementAtEnd(html.slice(0, above));
  return element >= 0 ? element : above;
}
