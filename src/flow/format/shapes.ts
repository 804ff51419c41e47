import { z } from 'zod';
import { failures, type FailureCode } from '../../core/errors.ts';

/** Names of steps, of loop variables and of what `set` sets: as expressions read them. */
export const namePattern = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** Words that expressions keep for themselves. https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax */
const reserved = new Set(
  'as break const continue else false for function if import in let loop namespace null package return true var void while'.split(' '),
);

/** The name of something that expressions read. */
export const name = z
  .string()
  .regex(namePattern, 'must be a name: letters, digits and _, not beginning with a digit, at most 64 characters.')
  .refine((text) => !reserved.has(text), 'must not be a word that expressions keep for themselves, such as `in`, `loop` or `true`.');

const conditionSays = 'must be a whole expression, `${...}`, or true or false.';

/** `true` or `false`, never `yes`: YAML reads that as a text. */
export const flag = z.boolean({ error: 'must be true or false.' });

/** How many: a whole number from one on. */
export const count = z.int().min(1);

const durationPattern = /^\d{1,9}(?:\.\d{1,3})?(?:ms|s|m|h|d)$/;

/** A length of time: `500ms`, `5s`, `2m`, `1h`, `1d`. */
export const duration = z.string().regex(durationPattern, 'must be a length of time such as 500ms, 5s, 2m, 1h or 1d.');

const unitMS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The milliseconds of a length of time; undefined where the text is none. */
export function millisecondsOf(text: string): number | undefined {
  const unit = durationPattern.test(text) ? /[a-z]+$/.exec(text)?.[0] : undefined;
  return unit === undefined ? undefined : Math.round(Number(text.slice(0, -unit.length)) * (unitMS[unit] ?? 0));
}

/** Anything; it is read as a value, with its expressions. */
export const value = z.unknown().refine((given) => given !== undefined, 'is required.');

/** A whole `${...}`. @param says - What is said of anything else. */
export function expression(says = 'must be an expression, `${...}`.') {
  return z.string({ error: says }).regex(/^\$\{[\s\S]*\}$/, says);
}

/** A condition. */
export const condition = z.union([expression(conditionSays), flag], { error: conditionSays });

/** A text, in which `${...}` may stand. */
export const text = z.union([z.string(), z.number(), z.boolean()], { error: 'must be a text.' });

/** Steps; each is read by itself. */
export const steps = z.array(z.unknown(), { error: 'must be a list of steps, each beginning with `- `.' }).meta({ steps: true });

/** Kinds of errors, by what one does about them. */
export const errorKinds = {
  input: ['INPUT_INVALID', 'SETTINGS_INVALID', 'REQUEST_REFUSED', 'TOO_LARGE'],
  signIn: Object.entries(failures).flatMap(([code, { exit }]) => (exit === 3 ? [code as FailureCode] : [])),
  permission: Object.entries(failures).flatMap(([code, { exit }]) => (exit === 4 ? [code as FailureCode] : [])),
  throttled: ['THROTTLED'],
  unavailable: ['UNAVAILABLE', 'NETWORK_FAILED', 'TIMED_OUT'],
} as const satisfies Readonly<Record<string, readonly FailureCode[]>>;

const namesOfErrors: readonly string[] = [...Object.keys(errorKinds), ...Object.keys(failures)];

/** Which errors are meant: codes such as `NOT_FOUND`, or kinds such as `throttled`. */
export const errors = z.array(z.enum(namesOfErrors as [string, ...string[]]), {
  error: 'must be a list of codes or kinds of errors, such as [throttled, NOT_FOUND].',
});

/** True where a code is among those that are named, by itself or by its kind. Nothing named: every code. */
export function isAmong(code: string, named: readonly string[] | undefined): boolean {
  return (
    named === undefined ||
    named.some((one) => one === code || (errorKinds as Readonly<Record<string, readonly string[]>>)[one]?.includes(code) === true)
  );
}
