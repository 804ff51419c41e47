import type { EmailAddress, Message } from '../../tenant/mailbox.ts';
import type { SearchOperator, SearchTerm } from '../odata/search-expression.ts';
import { parseMailSearch } from '../odata/search-keywords.ts';
import { matchesSearch, textHolds } from '../odata/search-match.ts';
import { stripMarkup } from './plain-text.ts';

/**
 * Makes the test for a `$search` on messages. Words without a property are looked for in subject, body, people and names of attachments.
 *
 * Source: https://learn.microsoft.com/graph/search-query-parameter
 * @param text - As it came, quotes included.
 * @throws GraphFailure 400 for a query that cannot be read.
 */
export function searchTest(text: string): (message: Message) => boolean {
  const search = parseMailSearch(text);
  return (message) => matchesSearch(search, (term) => holds(message, term));
}

type Place = (message: Message) => readonly string[];

/** Where the words of a property are. */
const places: Readonly<Record<string, Place>> = {
  subject: ({ subject }) => [subject],
  body: ({ body }) => [body.contentType === 'html' ? stripMarkup(body.content) : body.content],
  from: ({ from }) => names(from ? [from] : []),
  to: ({ toRecipients }) => names(toRecipients),
  cc: ({ ccRecipients }) => names(ccRecipients),
  bcc: ({ bccRecipients }) => names(bccRecipients),
  recipients: recipientsOf,
  participants: (message) => [...names(message.from ? [message.from] : []), ...recipientsOf(message)],
  attachment: ({ attachments }) => attachments.map(({ name }) => name),
  category: ({ categories }) => categories,
  importance: ({ importance }) => [importance],
};

const everywhere: readonly Place[] = ['subject', 'body', 'participants', 'attachment'].flatMap((name) => places[name] ?? []);

function holds(message: Message, term: SearchTerm): boolean {
  const isTrue = /^(true|1|yes)$/i.test(term.text);
  switch (term.property) {
    case undefined:
      return everywhere.some((place) => place(message).some((text) => textHolds(text, term)));
    case 'hasattachment':
    case 'hasattachments':
      return message.attachments.some(({ isInline }) => !isInline) === isTrue;
    case 'isread':
      return message.isRead === isTrue;
    case 'received':
      return holdsDate(message.receivedDateTime, term.operator, term.text);
    case 'sent':
      return holdsDate(message.sentDateTime, term.operator, term.text);
    default:
      // A property that mail does not have is found nowhere.
      return places[term.property]?.(message).some((text) => textHolds(text, term)) ?? false;
  }
}

/** Compares with a date, a moment, or a range `2026-03-01..2026-03-05`. A date without a time means the whole day. */
function holdsDate(iso: string, operator: SearchOperator, value: string): boolean {
  const [first = '', last = first] = value.split('..');
  const moment = Date.parse(iso);
  const start = Date.parse(first);
  const end = Date.parse(last) + (last.includes('T') ? 1 : 86_400_000);
  switch (operator) {
    case '<':
      return moment < start;
    case '<=':
      return moment < end;
    case '>':
      return moment >= end;
    case '>=':
      return moment >= start;
    case '<>':
      return moment < start || moment >= end;
    default:
      return start <= moment && moment < end;
  }
}

function recipientsOf(message: Message): readonly string[] {
  return names([...message.toRecipients, ...message.ccRecipients, ...message.bccRecipients]);
}

function names(people: readonly EmailAddress[]): readonly string[] {
  return people.flatMap(({ name, address }) => [name, address]);
}
