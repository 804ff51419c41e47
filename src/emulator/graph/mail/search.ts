import type { EmailAddress, Message } from '../../tenant/mailbox.ts';
import type { SearchTerm } from '../odata/search-expression.ts';
import { parseMailSearch } from '../odata/search-keywords.ts';
import { matchesSearch, textHolds } from '../odata/search-match.ts';
import { stripMarkup } from '../outlook/plain-text.ts';
import { holdsSize, holdsTime } from './search-range.ts';
import { sizeOf } from './stored-properties.ts';

/**
 * Makes the test for a `$search` on messages. Words without a property are looked for in `from`, `subject` and `body`.
 *
 * Source: https://learn.microsoft.com/graph/search-query-parameter
 * @param text - As it came, quotes included.
 * @param now - For `received:today`.
 * @param findsBeginnings - True: a word without a property finds longer words that begin with it.
 * @throws GraphFailure 400 for a query that cannot be read, 501 for an operator that is not built.
 */
export function searchTest(text: string, now: Date, findsBeginnings: boolean): (message: Message) => boolean {
  const search = parseMailSearch(text);
  return (message) =>
    matchesSearch(search, (term) => holds(message, findsBeginnings && !term.isPhrase ? { ...term, isPrefix: true } : term, now));
}

/** Whether a term holds; undefined where its value or its operator means nothing to the property. */
type Property = (message: Message, term: SearchTerm, now: Date) => boolean | undefined;

const from = ({ from: sender }: Message): readonly string[] => names(sender ? [sender] : []);
const recipients = ({ toRecipients, ccRecipients, bccRecipients }: Message): readonly string[] =>
  names([...toRecipients, ...ccRecipients, ...bccRecipients]);
const subject = (message: Message): readonly string[] => [message.subject];
const body = (message: Message): readonly string[] => [
  message.body.contentType === 'html' ? stripMarkup(message.body.content) : message.body.content,
];

const hasAttachment = yesOrNo(({ attachments }) => attachments.some(({ isInline }) => !isInline));

/** By name in lower case. `category` and `isread` are among the properties of Exchange, which the page points to. */
const properties: Readonly<Record<string, Property>> = {
  attachment: textIn(({ attachments }) => attachments.map(({ name }) => name)),
  bcc: textIn(({ bccRecipients }) => names(bccRecipients)),
  body: textIn(body),
  category: textIn(({ categories }) => categories),
  cc: textIn(({ ccRecipients }) => names(ccRecipients)),
  from: textIn(from),
  hasattachment: hasAttachment,
  hasattachments: hasAttachment,
  // Assumption: `normal`, as Graph calls it, is understood as `medium` is.
  importance: oneOf(({ importance }) => (importance === 'normal' ? ['medium', 'normal'] : [importance])),
  isread: yesOrNo(({ isRead }) => isRead),
  // The emulator keeps no meetings, voice mails ... as messages.
  kind: oneOf(() => ['email']),
  participants: textIn((message) => [...from(message), ...recipients(message)]),
  received: ({ receivedDateTime }, { operator, text }, now) => holdsTime(receivedDateTime, operator, text, now),
  recipients: textIn(recipients),
  sent: ({ sentDateTime }, { operator, text }, now) => holdsTime(sentDateTime, operator, text, now),
  size: (message, { operator, text }) => holdsSize(sizeOf(message), operator, text),
  subject: textIn(subject),
  to: textIn(({ toRecipients }) => names(toRecipients)),
};

const anywhere = textIn((message) => [...from(message), ...subject(message), ...body(message)]);

function holds(message: Message, term: SearchTerm, now: Date): boolean {
  const property = term.property === undefined ? anywhere : properties[term.property];
  const isOther = term.operator === '<>';
  const found = property?.(message, isOther ? { ...term, operator: '=' } : term, now);
  // A property that mail does not have is found nowhere, and so is a value that cannot be.
  return found !== undefined && found !== isOther;
}

function textIn(place: (message: Message) => readonly string[]): Property {
  return (message, term) => (isEquality(term) ? place(message).some((text) => textHolds(text, term)) : undefined);
}

function oneOf(values: (message: Message) => readonly string[]): Property {
  return (message, term) => (isEquality(term) ? values(message).includes(term.text.toLowerCase()) : undefined);
}

function yesOrNo(value: (message: Message) => boolean): Property {
  return (message, term) => {
    const isTrue = /^(true|yes|1)$/i.test(term.text);
    const isFalse = /^(false|no|0)$/i.test(term.text);
    return isEquality(term) && isTrue !== isFalse ? value(message) === isTrue : undefined;
  };
}

function isEquality({ operator }: SearchTerm): boolean {
  return operator === ':' || operator === '=';
}

function names(people: readonly EmailAddress[]): readonly string[] {
  return people.flatMap(({ name, address }) => [name, address]);
}
