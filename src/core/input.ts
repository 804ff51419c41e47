import type { z } from 'zod';
import { OnbehalfError, type FailureCode, type FieldProblem } from './errors.ts';
import { nearest } from './nearest.ts';

/**
 * Reads a value by its schema, refusing fields that the schema does not have.
 *
 * @param what - What the value is, for the message: "mail.send", "the settings".
 * @param code - The failure to throw. Default `INPUT_INVALID`.
 * @throws OnbehalfError with every problem at once, each naming its field and what is allowed.
 */
export function readInput<Schema extends z.ZodObject>(
  schema: Schema,
  value: unknown,
  what: string,
  code: FailureCode = 'INPUT_INVALID',
): z.output<Schema> {
  const result = schema.strict().safeParse(value);
  if (result.success) return result.data as z.output<Schema>;
  throw inputError(what, fieldProblems(result.error, Object.keys(schema.shape)), code);
}

/** One error for all problems of an input. */
export function inputError(what: string, fields: readonly FieldProblem[], code: FailureCode = 'INPUT_INVALID'): OnbehalfError {
  const listed = fields.map(({ field, problem }) => (field ? `${field} ${problem}` : problem)).join(' ');
  return new OnbehalfError(code, `${what} cannot be used as given. ${listed}`, { fields });
}

/** The problems that a schema found, in our words. `known` are the allowed fields, for a nearest-name hint. */
export function fieldProblems(error: z.ZodError, known: readonly string[] = []): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const field = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: field ? `${field}.${key}` : key, problem: unknownField(key, known) }));
    }
    return [{ field, problem: problemOf(issue) }];
  });
}

function unknownField(key: string, known: readonly string[]): string {
  const close = nearest(key, known);
  return close ? `is not known; did you mean ${close}?` : `is not known; known are ${known.join(', ')}.`;
}

function problemOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}.`;
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'is required.' : `must be ${article(issue.expected)}.`;
    case 'too_small':
      return issue.origin === 'string'
        ? 'must not be empty.'
        : `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${countNoun(issue.origin, issue.minimum)}.`;
    case 'too_big':
      return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : countNoun(issue.origin, issue.maximum)}.`;
    case 'invalid_format':
      return `must be ${article(formatNames[issue.format] ?? issue.format)}.`;
    default:
      return /[.?!]$/.test(issue.message) ? issue.message : `${issue.message}.`;
  }
}

const formatNames: Readonly<Record<string, string>> = {
  email: 'e-mail address, such as ada@contoso.example',
  url: 'URL',
  guid: 'GUID',
  uuid: 'GUID',
  datetime: 'date and time in ISO 8601, such as 2026-11-23T09:00:00Z',
};

function article(noun: string): string {
  return `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

function countNoun(origin: string, count: number | bigint): string {
  if (origin !== 'array' && origin !== 'set') return '';
  return Number(count) === 1 ? ' entry' : ' entries';
}
