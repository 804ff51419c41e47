import { expect, test } from 'vitest';
import { parseExpression } from './expression.ts';
import type { ValueType } from './value-type.ts';

const text: ValueType = { kind: 'text' };
const number: ValueType = { kind: 'number' };
const optional = (of: ValueType): ValueType => ({ kind: 'optional', of });

const message: ValueType = {
  kind: 'object',
  name: 'a message',
  fields: {
    id: text,
    subject: text,
    size: number,
    isRead: { kind: 'boolean' },
    hasAttachments: { kind: 'boolean' },
    receivedDateTime: { kind: 'date' },
    categories: { kind: 'list', of: text },
    importance: text,
    from: optional({ kind: 'object', name: 'a sender', fields: { address: text, name: optional(text) } }),
    bodyPreview: optional(text),
  },
};

const types: Readonly<Record<string, ValueType>> = {
  message,
  messages: { kind: 'list', of: message },
  unread: { kind: 'stream', of: message },
  inputs: {
    kind: 'object',
    name: 'the inputs',
    fields: { folder: text, limit: number, force: { kind: 'boolean' }, since: { kind: 'date' } },
  },
  row: { kind: 'object', name: 'a row', fields: { Amount: number, Customer: text } },
  filing: { kind: 'object', name: 'the result of a loop', fields: { count: number, failed: number } },
  today: { kind: 'date' },
};

/** A mistake, the column at which it stands (from 1), and what the sentence has to say. */
const mistakes: readonly (readonly [source: string, column: number, says: RegExp])[] = [
  // Names that are not there.
  ['mesage.subject', 1, /mesage.*did you mean message/],
  ['message.sbject', 9, /did you mean subject/],
  ['message.Subject', 9, /did you mean subject/],
  ['message.sze > 10', 9, /did you mean size/],
  ['message.recievedDateTime', 9, /receivedDateTime/],
  ['message.from.adress', 1, /has\(message\.from\)/],
  ['has(message.from) ? message.from.adress : ""', 34, /did you mean address/],
  ['messages.map(m, m.subjet)', 19, /did you mean subject/],
  ['messages.filter(m, m.isread)', 22, /did you mean isRead/],
  ['messages.exists(m, x.isRead)', 20, /Nothing is called "x"/],
  ['messages[0].subjekt', 13, /did you mean subject/],
  ['inputs.foldr', 8, /did you mean folder/],
  ['inputs.max', 8, /it has folder, limit, force, since/],
  ['input.folder', 1, /did you mean inputs/],
  ['filing.counts', 8, /did you mean count/],
  ['row.amount', 5, /did you mean Amount/],
  ['row["Amount"] + rows', 17, /did you mean row/],
  ['todays', 1, /did you mean today/],
  ['result', 1, /Nothing is called "result" here; known are/],
  ['message.from', 0, /^$/],
  // Functions.
  ['summ([1])', 1, /did you mean sum/],
  ['count(messages)', 1, /There is no function "count"/],
  ['lowercase(message.subject)', 1, /There is no function/],
  ['len(message.subject)', 1, /There is no function/],
  ['message.subject.lower()', 1, /lower\(value\)/],
  ['messages.sum()', 1, /sum\(value\)/],
  ['contains(message.subject, "a")', 1, /value\.contains/],
  ['message.subject.matches("a+")', 1, /like/],
  ['message.subject.startWith("RE")', 1, /did you mean \.startsWith/],
  ['message.subject.foo()', 1, /There is no "\.foo\(\)"/],
  ['timestamp(today)', 1, /There is no function/],
  ['eval("1")', 1, /There is no function/],
  ['round()', 1, /round\(value, digits\?\)/],
  ['round(1, 2, 3)', 1, /round\(value, digits\?\)/],
  ['addDays(today)', 1, /addDays\(date, days\)/],
  ['default(message.from)', 1, /default\(value, other\)/],
  ['has(message)', 1, /has\(message\.from\)/],
  // Types of what functions are given.
  ['sum(message.subject)', 5, /must be a list, and this is a text/],
  ['sum(messages.map(m, m.subject))', 5, /must be a list/],
  ['round(message.subject)', 7, /must be a number, and this is a text/],
  ['lower(message.size)', 7, /must be a text, and this is a number/],
  ['addDays(message.size, 1)', 9, /must be a date, and this is a number/],
  ['addDays(today, "1")', 16, /must be a number, and this is a text/],
  ['formatDate(message.isRead, "dd")', 12, /must be a date/],
  ['daysBetween(today, 5)', 20, /must be a date/],
  ['take(messages, "3")', 16, /must be a number/],
  ['first(message.subject)', 7, /must be a list/],
  ['sortBy(messages, 1)', 18, /must be a text/],
  ['groupBy(message, "id")', 9, /must be a list/],
  ['size(message.size)', 1, /size counts a list/],
  ['size(true)', 1, /size counts a list/],
  ['number(message.size)', 8, /must be a text/],
  ['like(message.subject, 5)', 23, /must be a text/],
  // What may be missing.
  ['message.from.address', 1, /has\(message\.from\)/],
  ['lower(message.bodyPreview)', 7, /may be missing/],
  ['message.bodyPreview + "."', 1, /default\(message\.bodyPreview/],
  ['message.bodyPreview.contains("a")', 1, /may be missing/],
  ['messages.map(m, m.from.address)', 17, /has\(m\.from\)/],
  ['has(message.from) ? message.from.name.trim() : ""', 21, /may be missing/],
  ['size(default(message.from.name, 5))', 33, /must be a text, as the value is/],
  ['first(messages).subject', 1, /may be missing/],
  ['average([1]) + 1', 1, /may be missing/],
  ['has(message.bodyPreview) || message.bodyPreview.contains("a")', 29, /may be missing/],
  // Operators.
  ['message.subject + 1', 1, /cannot work on a text and a number.*text\(/],
  ['message.size + "kB"', 1, /cannot work on a number and a text/],
  ['message.subject - "RE"', 1, /cannot work on a text and a text/],
  ['message.isRead + 1', 1, /cannot work on true or false and a number/],
  ['message.size > "10"', 1, /cannot work on a number and a text/],
  ['message.subject > 5', 1, /cannot work on a text and a number/],
  ['message.size == "10"', 1, /never the same/],
  ['message.isRead == "true"', 1, /never the same/],
  ['message.subject == 5', 1, /never the same/],
  ['message == "x"', 1, /never the same/],
  ['-message.subject', 2, /must be a number/],
  ['!message.size', 2, /must be true or false/],
  ['message.size && true', 1, /must be true or false/],
  ['message.isRead || message.subject', 19, /must be true or false/],
  ['message.subject ? 1 : 2', 1, /must be true or false/],
  ['message.isRead ? "yes" : 5', 26, /both sides/],
  ['message.isRead ? message.size : "none"', 33, /both sides/],
  ['5 in message.size', 6, /looks into a list/],
  ['messages + message', 1, /cannot work on a list and a message/],
  ['inputs.limit * inputs.folder', 1, /cannot work on a number and a text/],
  ['today - 7', 1, /cannot work on a date and a number/],
  ['inputs.since < 2026', 1, /cannot work on a date and a number/],
  // Lists, objects and results that come one by one.
  ['unread.size()', 1, /one by one/],
  ['size(unread)', 1, /one by one/],
  ['unread[0]', 1, /no places/],
  ['unread.map(m, m.subject)', 1, /forEach|collect/],
  ['sum(unread)', 5, /one by one/],
  ['messages.subject', 10, /list\.map\(one, one\.subject\)/],
  ['message.subject[0]', 1, /no places/],
  ['messages["0"]', 10, /must be a number/],
  ['message.size.name', 14, /cannot be read of a number/],
  ['message.filter(m, true)', 1, /works on a list/],
  ['messages.filter(m, m.subject)', 20, /must be true or false/],
  ['messages.map(m)', 1, /list\.map\(one/],
  ['messages.map(message, message.id)', 14, /choose another/],
  ['message.categories.join(1).trim() + messages', 1, /cannot work on/],
  ['messages.join(", ")', 1, /Each thing of the list/],
  ['message.subject.split(1)', 23, /must be a text/],
  ['message.size.contains("1")', 1, /works on a text/],
  ['messages.all(m, m.categories.exists(c, c.split("").all(d, d == "a")))', 40, /more than 2 deep/],
  // Syntax.
  ['message.subject +', 18, /cannot be read/],
  ['message..subject', 9, /cannot be read/],
  ['(message.size', 14, /cannot be read/],
  ['message.subject == "a', 20, /cannot be read/],
  ['message.isRead && && true', 19, /cannot be read/],
  ['message.size => 5', 14, /cannot be read/],
  ['message.isRead and true', 16, /cannot be read/],
  ['', 1, /cannot be read/],
  ['messages.map(m => m.subject)', 16, /cannot be read/],
  ['message.size = 5', 14, /cannot be read/],
  // Nothing of the machine can be reached.
  ['message.constructor', 9, /has no "constructor"/],
  ['message.__proto__', 1, /begin with `__`/],
  ['__proto__', 1, /cannot be read/],
];

const found = mistakes.filter(([, column]) => column > 0);
const right = mistakes.filter(([, column]) => column === 0);

test.each(found)('%s', (source, column, says) => {
  const expression = parseExpression(source);
  const [first] = 'check' in expression ? expression.check(types).problems : [expression];

  expect(first?.message).toMatch(says);
  expect((first?.start ?? -2) + 1).toBe(column);
  expect(first?.end).toBeGreaterThanOrEqual(first?.start ?? 0);
});

test.each(right)('%s is right', (source) => {
  const expression = parseExpression(source);

  expect('check' in expression && expression.check(types).problems).toEqual([]);
});

test('at least a hundred mistakes are tried', () => {
  expect(found.length).toBeGreaterThanOrEqual(100);
});
