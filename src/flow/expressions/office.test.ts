import { expect, test } from 'vitest';
import { parseExpression } from './expression.ts';
import type { ValueType } from './value-type.ts';

const text: ValueType = { kind: 'text' };
const number: ValueType = { kind: 'number' };

const types: Readonly<Record<string, ValueType>> = {
  rows: { kind: 'list', of: { kind: 'object', name: 'a row', fields: { Amount: number, Customer: text, Due: { kind: 'date' } } } },
  mails: {
    kind: 'list',
    of: {
      kind: 'object',
      name: 'a message',
      fields: {
        subject: text,
        receivedDateTime: { kind: 'date' },
        from: {
          kind: 'optional',
          of: { kind: 'object', name: 'a sender', fields: { address: text, name: { kind: 'optional', of: text } } },
        },
      },
    },
  },
  event: { kind: 'object', name: 'an event', fields: { start: { kind: 'date' }, end: { kind: 'date' } } },
  today: { kind: 'date' },
};

const values = {
  rows: [
    { Amount: 10.5, Customer: 'Litware', Due: '2026-12-01' },
    { Amount: 4.25, Customer: 'Adatum', Due: '2026-11-20' },
    { Amount: 20, Customer: 'Litware', Due: '2026-11-25' },
  ],
  mails: [
    { subject: 'Invoice 1', receivedDateTime: '2026-11-20T08:00:00Z', from: { address: 'a@contoso.example', name: 'Ada' } },
    { subject: 'Offer', receivedDateTime: '2026-11-26T08:00:00Z', from: { address: 'b@contoso.example' } },
    { subject: 'INVOICE 2', receivedDateTime: '2026-11-25T08:00:00Z' },
  ],
  event: { start: '2026-11-27T09:00:00', end: '2026-11-27T10:30:00' },
  today: '2026-11-27',
};

test.each([
  ['the sum of a column', 'sum(rows.map(r, r.Amount))', 34.75],
  ['a date in a zone', 'formatDate(mails[0].receivedDateTime, "dd.MM.yyyy HH:mm", "Europe/Berlin")', '20.11.2026 09:00'],
  [
    'how many rows each customer has',
    'groupBy(rows, "Customer").map(g, g.key + ": " + string(size(g.things)))',
    ['Litware: 2', 'Adatum: 1'],
  ],
  ['names in one text', 'distinct(rows.map(r, r.Customer)).join(", ")', 'Litware, Adatum'],
  ['the newest first', 'reverse(sortBy(mails, "receivedDateTime")).map(m, m.subject)', ['Offer', 'INVOICE 2', 'Invoice 1']],
  ['the first two', 'take(rows, 2).map(r, r.Amount)', [10.5, 4.25]],
  ['what is overdue', 'rows.filter(r, r.Due < today).map(r, daysBetween(r.Due, today))', [7, 2]],
  ['a part in percent, rounded', 'round(100 * rows[0].Amount / sum(rows.map(r, r.Amount)), 1)', 30.2],
  ['a name, or something else', 'mails.map(m, default(m.from.name, "unknown"))', ['Ada', 'unknown', 'unknown']],
  ['without regard to letter case', 'mails.filter(m, like(m.subject, "invoice*")).map(m, m.subject)', ['Invoice 1', 'INVOICE 2']],
  ['the length of a meeting in minutes', 'round(daysBetween(event.start, event.end) * 24 * 60)', 90],
  ['whole numbers are divided as people divide', '7 / 2', 3.5],
])('%s', (_name, source, gives) => {
  const expression = parseExpression(source);
  if (!('check' in expression)) throw new Error(expression.message);
  const { problems, evaluate } = expression.check(types);

  expect(problems).toEqual([]);
  expect(evaluate(values)).toEqual(gives);
});
