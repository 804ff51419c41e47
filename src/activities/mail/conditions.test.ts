import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInput } from '../../core/input.ts';
import { looksAt, messageFilter, selectionOf, type MessageFilter } from './conditions.ts';
import { list } from './list.ts';
import type { GraphMessage } from './message.ts';

const toInstant = (text: string): Date => new Date(text);
const read = (filter: unknown): MessageFilter => messageFilter.parse(filter);

const message: GraphMessage = {
  id: 'M1',
  subject: 'Invoice 17',
  body: { contentType: 'text', content: 'Please pay.' },
  receivedDateTime: '2026-11-20T10:00:00Z',
  categories: ['Finance'],
  from: { emailAddress: { name: 'Ben Okafor', address: 'ben@contoso.example' } },
  toRecipients: [{ emailAddress: { address: 'ada@contoso.example' } }],
  ccRecipients: [{ emailAddress: { name: 'Chloe', address: 'chloe@contoso.example' } }],
  attachments: [{ id: 'A1', name: 'invoice-17.pdf' }],
};

describe('a filter', () => {
  test('Graph selects by date and subject, with quotes doubled', () => {
    const filter = read({
      conditions: [
        { field: 'subject', operator: 'contains', value: "O'Brien" },
        { field: 'date', operator: 'newerThan', value: '2026-11-01' },
      ],
    });
    expect(selectionOf(filter, toInstant)).toMatchObject({
      clause: "contains(subject,'O''Brien') and receivedDateTime gt 2026-11-01T00:00:00.000Z",
    });
    expect(selectionOf(filter, toInstant).matches).toBeUndefined();
  });

  test('what Graph cannot filter by is looked at here, on top of what it selects', () => {
    const selection = selectionOf(
      read({
        conditions: [
          { field: 'subject', operator: 'contains', value: 'x' },
          { field: 'to', operator: 'contains', value: 'ADA@' },
        ],
      }),
      toInstant,
    );
    expect(selection.clause).toBe("contains(subject,'x')");
    expect(selection.matches?.(message)).toBe(true);
    expect(selection.matches?.({ ...message, toRecipients: null })).toBe(false);
  });

  test('"any" goes to Graph only when Graph can judge every part', () => {
    const parts = [
      { field: 'subject', operator: 'contains', value: 'a' },
      { field: 'subject', operator: 'contains', value: 'b' },
    ];
    expect(selectionOf(read({ match: 'any', conditions: parts }), toInstant).clause).toBe(
      "(contains(subject,'a') or contains(subject,'b'))",
    );

    const mixed = selectionOf(
      read({ match: 'any', conditions: [...parts, { field: 'body', operator: 'contains', value: 'pay' }] }),
      toInstant,
    );
    expect(mixed.clause).toBeUndefined();
    expect(mixed.matches?.(message)).toBe(true);
  });

  test.each([
    ['from', 'contains', 'okafor', true],
    ['from', 'notContains', 'okafor', false],
    ['cc', 'contains', 'chloe', true],
    ['bcc', 'contains', 'chloe', false],
    ['recipients', 'contains', 'chloe', true],
    ['subject', 'notContains', 'invoice', false],
    ['body', 'contains', 'PAY', true],
    ['categories', 'contains', 'finance', true],
    ['attachment', 'contains', '.pdf', true],
    ['type', 'is', 'email', true],
    ['type', 'isNot', 'email', false],
    ['type', 'is', 'meeting', false],
  ])('%s %s %s', (field, operator, value, expected) => {
    expect(selectionOf(read({ conditions: [{ field, operator, value }] }), toInstant).matches?.(message)).toBe(expected);
  });

  test('an invitation is a meeting', () => {
    const selection = selectionOf(read({ conditions: [{ field: 'type', operator: 'is', value: 'meeting' }] }), toInstant);
    expect(selection.matches?.({ ...message, '@odata.type': '#microsoft.graph.eventMessageRequest' })).toBe(true);
  });

  test('reads the class of messages for their type, and looks at it', () => {
    const filter = read({ conditions: [{ conditions: [{ field: 'type', operator: 'is', value: 'voicemail' }] }] });
    const singleValueExtendedProperties = [{ id: 'String 0x1a', value: 'IPM.Note.Microsoft.Voicemail.UM' }];
    expect(looksAt(filter, 'type')).toBe(true);
    expect(selectionOf(filter, toInstant).matches?.({ ...message, singleValueExtendedProperties })).toBe(true);
    expect(selectionOf(filter, toInstant).matches?.(message)).toBe(false);
  });

  test('knows that attachments must be fetched, also from inside a group', () => {
    const inner = { match: 'any', conditions: [{ field: 'attachment', operator: 'contains', value: 'pdf' }] };
    expect(looksAt(read({ conditions: [inner] }), 'attachment')).toBe(true);
    expect(looksAt(read({ conditions: [{ field: 'to', operator: 'contains', value: 'pdf' }] }), 'attachment')).toBe(false);
  });

  test.each([
    [{ field: 'date', operator: 'contains', value: '2026' }, 'must be newerThan or olderThan for date.'],
    [{ field: 'subject', operator: 'is', value: 'x' }, 'must be contains or notContains for subject.'],
    [
      { field: 'date', operator: 'newerThan', value: "2026-01-01' or 1 eq 1" },
      'must be a date and time in ISO 8601, such as 2026-11-23T09:00:00Z.',
    ],
    [
      { field: 'date', operator: 'newerThan', value: '2026-02-30' },
      'must be a day that exists: 2026-02-30 does not, that month has 28 days.',
    ],
    [{ field: 'type', operator: 'is', value: 'fax' }, 'must be one of email, im, meeting, voicemail, rssFeed, task.'],
  ])('refuses %j', (condition, problem) => {
    const issues = messageFilter.safeParse({ conditions: [condition] }).error?.issues ?? [];
    expect(JSON.stringify(issues)).toContain(problem);
  });

  test.each<[unknown, string]>([
    [
      { field: 'subject', operator: 'equals', value: 'x' },
      'operator must be contains or notContains for texts, newerThan or olderThan for date, is or isNot for type.',
    ],
    [{ field: 'subjekt', operator: 'contains', value: 'x' }, 'field must be one of from, to, cc,'],
    [{ field: 'subject', operator: 'contains', value: '' }, 'value must not be empty.'],
    [{ field: 'subject', operator: 'contains', value: 'x', match: 'any' }, 'match is not known.'],
    [{ match: 'some', conditions: [] }, 'match must be one of all, any.'],
    [{ conditions: [] }, 'conditions must be at least 1 entry.'],
    [5, ' must be a condition (field, operator, value) or a group (match, conditions).'],
    [
      { conditions: [{ conditions: [{ field: 'to', operator: 'is', value: 'x' }] }] },
      'conditions.0.conditions.0.operator must be contains or notContains for to.',
    ],
  ])('says what is wrong with %j', (inner, problem) => {
    const where = typeof inner === 'object' ? 'filter.conditions.0.' : 'filter.conditions.0';
    expect(() => readInput(list.input, { filter: { conditions: [inner] } }, 'mail.list')).toThrow(`${where}${problem}`);
  });

  test('split in two parts means what it means whole', () => {
    const one = fc.oneof(
      fc.record({
        field: fc.constantFrom('subject', 'body', 'to'),
        operator: fc.constantFrom('contains', 'notContains'),
        value: fc.constantFrom('a', 'b'),
      }),
      fc.record({
        field: fc.constant('date'),
        operator: fc.constantFrom('newerThan', 'olderThan'),
        value: fc.constantFrom('2026-01-01', '2026-06-01'),
      }),
    );
    const match = fc.constantFrom('all', 'any');
    const groupOf = (inner: fc.Arbitrary<RawFilter['conditions'][number]>): fc.Arbitrary<RawFilter> =>
      fc.record({ match, conditions: fc.array(inner, { minLength: 1, maxLength: 3 }) });
    const filters = groupOf(fc.oneof(one, groupOf(fc.oneof(one, groupOf(one)))));
    const letters = fc.constantFrom('', 'a', 'b', 'ab');
    const messages = fc.record({
      subject: letters,
      body: letters,
      to: letters,
      received: fc.constantFrom('2025-12-01', '2026-03-01', '2026-09-01'),
    });

    fc.assert(
      fc.property(filters, messages, (raw, { subject, body, to, received }) => {
        const sample: GraphMessage = {
          id: 'M',
          subject,
          body: { content: body },
          toRecipients: [{ emailAddress: { address: to } }],
          receivedDateTime: `${received}T00:00:00Z`,
        };
        const { clause, matches } = selectionOf(read(raw), toInstant);
        const isSelected = clause === undefined || judge(clause, sample);
        expect(isSelected && (matches?.(sample) ?? true)).toBe(meaning(raw, { subject, body, to, date: received }));
      }),
    );
  });
});

interface RawFilter {
  readonly match: string;
  readonly conditions: readonly (RawFilter | { readonly field: string; readonly operator: string; readonly value: string })[];
}

/** The filter as a person reads it. */
function meaning(filter: RawFilter, texts: Readonly<Record<string, string>>): boolean {
  const truths = filter.conditions.map((part) => {
    if ('conditions' in part) return meaning(part, texts);
    const text = texts[part.field] ?? '';
    if (part.field === 'date') return part.operator === 'newerThan' ? text > part.value : text < part.value;
    return text.includes(part.value) === (part.operator === 'contains');
  });
  return filter.match === 'all' ? truths.every(Boolean) : truths.some(Boolean);
}

/** Evaluates the few OData forms that a selection writes. */
function judge(clause: string, { subject, receivedDateTime }: GraphMessage): boolean {
  const truth = clause
    .replaceAll(/contains\(subject,'(\w*)'\)/g, (_, text: string) => String(subject?.includes(text)))
    .replaceAll(/receivedDateTime (gt|lt) (\S+?Z)/g, (_, operator: string, limit: string) => {
      const [received, edge] = [Date.parse(receivedDateTime ?? ''), Date.parse(limit)];
      return String(operator === 'gt' ? received > edge : received < edge);
    });
  return evaluate(truth.replaceAll('(', ' ( ').replaceAll(')', ' ) ').split(' ').filter(Boolean));
}

function evaluate(tokens: string[]): boolean {
  let value = operand(tokens);
  while (tokens[0] === 'and') {
    tokens.shift();
    value = operand(tokens) && value;
  }
  if (tokens[0] !== 'or') return value;
  tokens.shift();
  return evaluate(tokens) || value;
}

function operand(tokens: string[]): boolean {
  const token = tokens.shift();
  if (token !== '(') return token === 'true';
  const value = evaluate(tokens);
  tokens.shift();
  return value;
}
