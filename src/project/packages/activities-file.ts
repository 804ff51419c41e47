import { z } from 'zod';
import type { AnyActivity, DeclaredCall } from '../../core/activity.ts';
import { fieldProblems, inputError } from '../../core/input.ts';
import type { Operation } from '../../core/ports.ts';

/** The file in a package that says what its activities are, so that nobody has to run it to know. `onbehalf pack` writes it. */
export const activitiesFileName = 'activities.json';

const operation = z
  .string()
  .max(500)
  .regex(/^(?:GET|POST|PATCH|PUT|DELETE) \/[^\s?#]+$/, 'must be a method and a path of Microsoft Graph, `GET /me/messages`.')
  .transform((text) => text as Operation);

const call = z.strictObject({
  operation,
  when: z.string().optional(),
  unless: z.string().optional(),
  more: z.literal(true).optional(),
  basic: z.literal(true).optional(),
  shared: z.literal(true).optional(),
  afterFailure: z.literal(true).optional(),
});

const jsonSchema = z.record(z.string(), z.unknown());

const described = z.strictObject({
  export: z
    .string()
    .regex(/^[A-Za-z_$][\w$]{0,99}$/)
    .describe('The name under which the package exports it.'),
  name: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,49}\.[a-z][A-Za-z0-9]{0,49}$/, 'must be area.verb, such as invoices.newest.')
    .describe('Its name, which a flow uses.'),
  title: z.string().min(1).max(200),
  summary: z.string().min(1).max(1000),
  effect: z.enum(['reads', 'changes', 'sends', 'deletes']),
  many: z.boolean(),
  each: z.string().optional(),
  calls: z.array(call).max(200),
  input: jsonSchema,
  output: jsonSchema,
});

const activitiesFile = z.strictObject({
  version: z.literal(1, { error: 'must be 1; a newer form needs a newer Onbehalf.' }),
  activities: z.array(described).min(1).max(1000),
});

/** An activity as its package describes it. */
export type DescribedActivity = z.output<typeof described>;

/**
 * Reads the text of a package's `activities.json`.
 *
 * @param what - The package, for messages.
 * @throws OnbehalfError SETTINGS_INVALID with everything that is wrong.
 */
export function readActivitiesFile(text: string, what: string): readonly DescribedActivity[] {
  const where = `${activitiesFileName} of ${what}`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw inputError(where, [{ field: '', problem: 'It is not JSON.' }], 'SETTINGS_INVALID');
  }
  const result = activitiesFile.safeParse(value);
  if (!result.success) throw inputError(where, fieldProblems(result.error), 'SETTINGS_INVALID');
  const { activities } = result.data;
  const twice = activities.filter(({ name }, index) => activities.findIndex((other) => other.name === name) < index);
  const problems = twice.map(({ name }) => ({ field: name, problem: 'comes twice.' }));
  if (problems.length > 0) throw inputError(where, problems, 'SETTINGS_INVALID');
  return activities;
}

/**
 * The text of `activities.json` for what a package exports; undefined where it exports no activity.
 *
 * @param exported - What its main module gives.
 */
export function activitiesFileText(exported: Readonly<Record<string, unknown>>): string | undefined {
  const found = Object.entries(exported)
    .flatMap(([name, value]) => (isActivity(value) ? [describe(name, value)] : []))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return found.length === 0 ? undefined : `${JSON.stringify({ version: 1, activities: found }, null, 2)}\n`;
}

function describe(exportName: string, activity: AnyActivity): z.input<typeof described> {
  const { name, title, summary, effect, many, each, calls } = activity;
  return {
    export: exportName,
    name,
    title,
    summary,
    effect,
    many,
    ...(each !== undefined && { each }),
    calls: calls.map(plainCall),
    input: schemaOf(activity.input, 'input'),
    output: schemaOf(activity.output, 'output'),
  };
}

function plainCall({ operation: path, when, unless, more, basic, shared, afterFailure }: DeclaredCall): z.input<typeof call> {
  return {
    operation: path,
    ...(when !== undefined && { when }),
    ...(unless !== undefined && { unless }),
    ...(more && { more }),
    ...(basic && { basic }),
    ...(shared && { shared }),
    ...(afterFailure && { afterFailure }),
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return plain;
}

/** True for an activity, also where another copy of this package defined it. */
export function isActivity(value: unknown): value is AnyActivity {
  return typeof value === 'object' && value !== null && 'calls' in value && 'input' in value && 'run' in value && 'effect' in value;
}
