import { z } from 'zod';
import { conditionGroup, type ConditionGroup } from '../condition-group.ts';
import { dateTimeProblem, type ToInstant } from '../date-times.ts';
import { quoted } from '../odata.ts';
import type { GraphRecipient } from '../recipients.ts';
import { isMessageType, messageTypes, typeOf } from './message-type.ts';
import type { GraphMessage } from './message.ts';

const textFields = ['from', 'to', 'cc', 'bcc', 'recipients', 'subject', 'body', 'categories', 'attachment'] as const;

const operatorsOf = {
  ...(Object.fromEntries(textFields.map((field) => [field, ['contains', 'notContains']])) as Record<(typeof textFields)[number], string[]>),
  date: ['newerThan', 'olderThan'],
  type: ['is', 'isNot'],
};

type Field = keyof typeof operatorsOf;

/** One condition on a message. */
const condition = z
  .strictObject({
    field: z
      .enum(Object.keys(operatorsOf) as [Field, ...Field[]])
      .describe(
        'What to look at. `recipients` is to, cc and bcc together; `attachment` the names of attached files; `date` when it was received.',
      ),
    operator: z
      .enum(['contains', 'notContains', 'newerThan', 'olderThan', 'is', 'isNot'], {
        error: 'must be contains or notContains for texts, newerThan or olderThan for date, is or isNot for type.',
      })
      .describe(
        'contains and notContains for texts (letter case does not matter), newerThan and olderThan for date, is and isNot for type.',
      ),
    value: z
      .string()
      .min(1)
      .describe(`Text to look for; for date an ISO 8601 date-time; for type one of ${messageTypes.join(', ')}.`),
  })
  .superRefine(({ field, operator, value }, { addIssue }) => {
    const allowed = operatorsOf[field];
    const refuse = (part: string, message: string): void => addIssue({ code: 'custom', path: [part], message });
    if (!allowed.includes(operator)) refuse('operator', `must be ${allowed.join(' or ')} for ${field}.`);
    if (field === 'type' && !isMessageType(value)) refuse('value', `must be one of ${messageTypes.join(', ')}.`);
    const problem = field === 'date' ? dateTimeProblem(value) : undefined;
    if (problem !== undefined) refuse('value', problem);
  });

type Condition = z.output<typeof condition>;

/** Conditions joined by "all" or "any". */
export type MessageFilter = ConditionGroup<Condition>;

/** Conditions joined by "all" or "any"; each may be a group of conditions again, to any depth. */
export const messageFilter = conditionGroup(condition, 'MessageFilter', 'field, operator, value');

/** A filter in two parts. Both must hold; together they mean exactly the filter. */
export interface Selection {
  /** What Graph is asked to select, as an OData condition; undefined: everything. */
  readonly clause?: string;
  /** What is looked at here, because Graph cannot filter by it. */
  matches?(message: GraphMessage): boolean;
  /** The whole filter, looked at here. */
  test(message: GraphMessage): boolean;
}

/**
 * Splits a filter into what Graph selects and what is looked at in the answers. Graph filters by date and by a text in the subject; it has
 * no dependable filter for people, text, attachment names and type of a message, nor for "does not contain".
 *
 * @param toInstant - Reads the dates of the filter.
 */
export function selectionOf({ match: kind, conditions }: MessageFilter, toInstant: ToInstant): Selection {
  return join(
    kind,
    conditions.map((part) => ('conditions' in part ? selectionOf(part, toInstant) : partOfOne(part, toInstant))),
  );
}

/** True when the filter looks at a field, also inside of a group, so that it must be fetched. */
export function looksAt({ conditions }: MessageFilter, field: Field): boolean {
  return conditions.some((part) => ('conditions' in part ? looksAt(part, field) : part.field === field));
}

/** An "any" with one part that Graph cannot judge is tested here as a whole. */
function join(kind: 'all' | 'any', parts: readonly Selection[]): Selection {
  const test = (message: GraphMessage): boolean => {
    const holds = (part: Selection): boolean => part.test(message);
    return kind === 'all' ? parts.every(holds) : parts.some(holds);
  };
  const clauses = parts.flatMap(({ clause }) => clause ?? []);
  const local = parts.filter(({ matches }) => matches);
  if (kind === 'any') {
    return local.length > 0 ? { test, matches: test } : { test, clause: `(${clauses.join(' or ')})` };
  }
  return {
    test,
    ...(clauses.length > 0 && { clause: clauses.join(' and ') }),
    ...(local.length > 0 && { matches: (message: GraphMessage) => local.every((part) => part.test(message)) }),
  };
}

function partOfOne(condition: Condition, toInstant: ToInstant): Selection {
  const { field, operator, value } = condition;
  if (field === 'date') {
    const limit = toInstant(value);
    const isNewer = operator === 'newerThan';
    return {
      clause: `receivedDateTime ${isNewer ? 'gt' : 'lt'} ${limit.toISOString()}`,
      test: ({ receivedDateTime }) => {
        const received = Date.parse(receivedDateTime ?? '');
        return isNewer ? received > limit.getTime() : received < limit.getTime();
      },
    };
  }
  const test = (message: GraphMessage): boolean => isTrue(field, operator, value, message);
  return field === 'subject' && operator === 'contains' ? { clause: `contains(subject,${quoted(value)})`, test } : { matches: test, test };
}

function isTrue(field: Exclude<Field, 'date'>, operator: Condition['operator'], value: string, message: GraphMessage): boolean {
  if (field === 'type') return (typeOf(message) === value) === (operator === 'is');
  const found = textsOf(field, message).some((text) => text.toLowerCase().includes(value.toLowerCase()));
  return found === (operator === 'contains');
}

function textsOf(field: Exclude<Field, 'date' | 'type'>, message: GraphMessage): string[] {
  const people = (recipients: readonly GraphRecipient[] | null | undefined): string[] =>
    (recipients ?? []).flatMap(({ emailAddress }) => [emailAddress?.name ?? '', emailAddress?.address ?? '']);
  switch (field) {
    case 'from':
      return people(message.from ? [message.from] : []);
    case 'to':
      return people(message.toRecipients);
    case 'cc':
      return people(message.ccRecipients);
    case 'bcc':
      return people(message.bccRecipients);
    case 'recipients':
      return [...people(message.toRecipients), ...people(message.ccRecipients), ...people(message.bccRecipients)];
    case 'subject':
      return [message.subject ?? ''];
    case 'body':
      return [message.body?.content ?? ''];
    case 'categories':
      return [...(message.categories ?? [])];
    case 'attachment':
      return (message.attachments ?? []).map(({ name }) => name ?? '');
  }
}
