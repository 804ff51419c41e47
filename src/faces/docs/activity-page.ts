import { z } from 'zod';
import { inputsWithMore, type AnyActivity, type DeclaredCall } from '../../core/activity.ts';
import { commandLine } from '../../core/command-line.ts';
import { commandOf, toolOf } from '../../core/names.ts';
import { codeOf } from './code-of.ts';
import { detectFor, use } from '../../connection/index.ts';

/** The reference page of one activity, from its definition alone. */
export function activityPage(activity: AnyActivity): string {
  const { name, title, alsoKnownAs = [], summary, effect, many, each } = activity;
  const [area, verb] = commandOf(name);
  return [
    `# ${title}`,
    '',
    summary,
    '',
    `\`${name}\` · command \`onbehalf ${area} ${verb}\` · tool \`${toolOf(name)}\` · ${effect}${many ? ' · many results, one by one' : ''}`,
    ...(alsoKnownAs.length > 0 ? ['', `Also known as ${alsoKnownAs.join(', ')}.`] : []),
    ...(effect === 'reads'
      ? []
      : ['', `In a [durable run](../../durable.md) that was cut off in the middle of it: ${inDurableRuns(activity)}`]),
    '',
    '## Permissions',
    '',
    ...permissionRows(activity),
    '',
    '## Input',
    '',
    ...fieldTable(activity.input, 'input'),
    ...(each === undefined
      ? []
      : [
          '',
          `A list may stand in the place of \`${each}\`: it is done for each, and gives a list of outputs in the same order. Where some fail, the error has in \`results\` how each ended.`,
        ]),
    '',
    many ? '## Output, each' : '## Output',
    '',
    ...fieldTable(activity.output, 'output'),
    '',
    '## Examples',
    '',
    ...activity.examples.flatMap((example) => exampleBlock(activity, example)),
  ].join('\n');
}

/** What a durable run does with a step that uses it, and whose end nobody saw. */
function inDurableRuns({ reconcile }: AnyActivity): string {
  if (reconcile === undefined) return 'nobody can tell whether it was done; you are asked.';
  if (reconcile === 'repeat') return 'it is done again, which comes to the same.';
  if ('repeatIf' in reconcile) return 'it is done again where its input makes that come to the same; else you are asked.';
  if ('gone' in reconcile) return 'it is done again; what is not there any more was deleted.';
  return 'it looks what is there, and does the rest.';
}

function permissionRows(activity: AnyActivity): string[] {
  const names = (listed: AnyActivity): string =>
    detectFor([listed])
      .permissions.map(({ name }) => `\`${name}\``)
      .join(', ');
  const withMore = inputsWithMore(activity.calls);
  const lines = [...withMore].map(
    (field) => `| \`use(${activity.name}, { ${field}: true })\` | ${names(use(activity, { [field]: true }))} |`,
  );
  return [
    '| listed | asks for |',
    '| --- | --- |',
    `| \`${activity.name}\` | ${names(activity)} |`,
    ...lines,
    '',
    '| call | when |',
    '| --- | --- |',
    ...activity.calls.map(({ operation, names: named, ...made }) =>
      named
        ? `| \`${named}\` | not called: an application without a person must be able to, where ${whenMade(made, withMore)} |`
        : `| \`${operation}\` | ${whenMade(made, withMore)} |`,
    ),
  ];
}

function whenMade(
  { when, unless, afterFailure }: Pick<DeclaredCall, 'when' | 'unless' | 'afterFailure'>,
  withMore: ReadonlySet<string>,
): string {
  const isGiven = when && `\`${when}\` is ${withMore.has(when) ? 'listed and given' : 'given'}`;
  const isNotGiven = unless && `\`${unless}\` is not given`;
  const conditions = [isGiven, isNotGiven, afterFailure && 'something failed before'].filter(Boolean);
  return conditions.length === 0 ? 'always' : conditions.join(' and ');
}

interface Property {
  readonly type?: string | string[];
  readonly anyOf?: readonly Property[];
  readonly enum?: readonly unknown[];
  readonly items?: Property;
  readonly description?: string;
  readonly default?: unknown;
}

function fieldTable(schema: z.ZodType, io: 'input' | 'output'): string[] {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Property & {
    properties?: Record<string, Property>;
    required?: string[];
  };
  if (!json.properties) return [json.description ?? (json.type === undefined ? 'Nothing.' : `A ${String(json.type)}.`)];
  return [
    '| field | type | what it is |',
    '| --- | --- | --- |',
    ...Object.entries(json.properties).map(([field, property]) => {
      const notes = [
        io === 'input' && json.required?.includes(field) ? 'Required.' : '',
        property.default === undefined || (Array.isArray(property.default) && property.default.length === 0)
          ? ''
          : `Default \`${JSON.stringify(property.default)}\`.`,
      ].filter(Boolean);
      return `| \`${field}\` | ${typeName(property)} | ${[cell(property.description ?? ''), ...notes].join(' ')} |`;
    }),
  ];
}

function typeName({ type, anyOf, enum: values, items }: Property): string {
  if (values) return values.map((value) => `\`${String(value)}\``).join(', ');
  if (anyOf) return [...new Set(anyOf.map(typeName))].join(' or ');
  if (type === 'array') return `list of ${typeName(items ?? {})}`;
  return [type ?? 'any'].flat().join(' or ');
}

function exampleBlock(activity: AnyActivity, { title, input }: { readonly title: string; readonly input: unknown }): string[] {
  return [
    `${title}:`,
    '',
    '```ts',
    codeOf(activity, input),
    '```',
    '',
    '```sh',
    `onbehalf ${commandLine(activity.name, input as Record<string, unknown>)}`,
    '```',
    '',
  ];
}

function cell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
