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
  const result = schema.safeParse(value);
  const unknown = unknownIn(schema, value);
  if (result.success && unknown.length === 0) return result.data as z.output<Schema>;
  const known = Object.keys(schema.shape);
  const problems = fieldProblems(result.error ?? { issues: [] }, known);
  throw inputError(what, [...problems, ...unknown.map((field) => ({ field, problem: unknownField(field, known) }))], code);
}

/** Fields that a schema does not have. A strict schema made of it would find them as well, and be compiled anew for each value. */
function unknownIn({ shape, def }: z.ZodObject, value: unknown): string[] {
  const isStrict = def.catchall?._zod.def.type === 'never';
  if (isStrict || typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.keys(value).filter((key) => !Object.hasOwn(shape, key));
}

/** One error for all problems of an input. */
export function inputError(what: string, fields: readonly FieldProblem[], code: FailureCode = 'INPUT_INVALID'): OnbehalfError {
  const listed = fields.map(({ field, problem }) => (field ? `${field} ${problem}` : problem)).join(' ');
  return new OnbehalfError(code, `${what} cannot be used as given. ${listed}`, { fields });
}

/** The problems that a schema found, in our words. `known` are the allowed fields, for a nearest-name hint. */
export function fieldProblems(error: Pick<z.ZodError, 'issues'>, known: readonly string[] = []): FieldProblem[] {
  return error.issues.flatMap((issue) => problemsOf(issue, known, []));
}

function problemsOf(issue: z.core.$ZodIssue, known: readonly string[], above: readonly PropertyKey[]): FieldProblem[] {
  const path = [...above, ...issue.path];
  const field = path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: field ? `${field}.${key}` : key,
      problem: field ? 'is not known.' : unknownField(key, known),
    }));
  }
  const meant = issue.code === 'invalid_union' ? meantOption(issue.errors) : issue.code === 'invalid_key' ? issue.issues : undefined;
  return meant ? meant.flatMap((inner) => problemsOf(inner, [], path)) : [{ field, problem: problemOf(issue) }];
}

type Issues = readonly z.core.$ZodIssue[];

/**
 * What is wrong with a value by that one of several schemas that it was most likely written for: not one of another type, and then the one
 * with the fewest problems, where a field that the schema does not have counts twice. Undefined: the value has the type of none.
 */
function meantOption(options: readonly Issues[]): Issues | undefined {
  const distance = (issues: Issues): number =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 2 * issue.keys.length : 1), 0);
  return options.filter((issues) => !issues.some(isOfAnotherType)).toSorted((a, b) => distance(a) - distance(b))[0];
}

function isOfAnotherType({ code, path }: z.core.$ZodIssue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

function unknownField(key: string, known: readonly string[]): string {
  const close = nearest(key, known);
  return close ? `is not known; did you mean ${close}?` : `is not known; known are ${known.join(', ')}.`;
}

function problemOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      // What a schema says itself is better than what can be said of any.
      if (!issue.message.startsWith('Invalid ')) return sentence(issue.message);
      return `must be one of ${issue.values.map(String).join(', ')}.`;
    case 'invalid_type':
      if (!issue.message.startsWith('Invalid ')) return sentence(issue.message);
      return isMissing(issue) ? 'is required.' : `must be ${article(issue.expected)}.`;
    case 'invalid_union':
      return isAnyMissing(issue) ? 'is required.' : whatAUnionTakes(issue);
    case 'too_small':
      return issue.origin === 'string'
        ? 'must not be empty.'
        : `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${countNoun(issue.origin, issue.minimum)}.`;
    case 'too_big':
      return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : countNoun(issue.origin, issue.maximum)}.`;
    case 'invalid_format':
      if (!issue.message.startsWith('Invalid ')) return sentence(issue.message);
      return `must be ${article(formatNames[issue.format] ?? issue.format)}.`;
    default:
      return sentence(issue.message);
  }
}

function isMissing({ message }: { readonly message: string }): boolean {
  return message.endsWith('received undefined');
}

type UnionIssue = Extract<z.core.$ZodIssue, { readonly code: 'invalid_union' }>;

function isAnyMissing({ errors }: UnionIssue): boolean {
  return errors.some((issues) => issues.some(isMissing));
}

/** The sentence of the union itself, or else what each of its schemas takes. */
function whatAUnionTakes({ errors, message }: UnionIssue): string {
  const taken = errors.flatMap(([first]) => {
    if (first?.code === 'invalid_type') return article(first.expected);
    return first?.code === 'invalid_value' ? first.values.map(String) : [];
  });
  return message === 'Invalid input' && taken.length > 0 ? `must be ${[...new Set(taken)].join(' or ')}.` : sentence(message);
}

function sentence(message: string): string {
  return /[.?!]$/.test(message) ? message : `${message}.`;
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
