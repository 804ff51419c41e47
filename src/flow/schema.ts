import { z } from 'zod';
import type { AnyActivity } from '../core/activity.ts';
import { inputFor } from '../core/each.ts';
import { commonShape } from './format/common.ts';
import { flowShape } from './format/read-flow.ts';
import { verbs } from './verbs/verbs.ts';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What may stand for any value: a whole expression, or a text in which one stands. */
const computed: JsonSchema = { type: 'string', pattern: '\\$\\{' };

/**
 * The JSON Schema of flow files that editors complete and check by. It knows the form, the activities and what each is given; names and the types of
 * expressions are for `onbehalf check` to judge.
 *
 * @param activities - Those that can be used.
 */
export function flowSchema(activities: readonly AnyActivity[]): JsonSchema {
  const definitions = Object.fromEntries(verbs.map(({ verb, shape }) => [verb, stepSchema({ ...commonShape, ...shape })]));
  const inputs = Object.assign({}, ...activities.map((activity) => named(activity.name, inputSchema(activity)))) as JsonSchema;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A flow of Onbehalf',
    ...bare(z.strictObject(flowShape)),
    $defs: {
      steps: { type: 'array', items: { $ref: '#/$defs/step' } },
      step: {
        type: 'object',
        anyOf: verbs.map(({ verb }) => ({ required: [verb] })),
        allOf: verbs.map(({ verb }) => whenThen(conditionOf(verb), { $ref: `#/$defs/${verb}` })),
      },
      ...definitions,
      use: withInputs(definitions['use'] ?? {}, activities),
      ...inputs,
    },
  };
}

/** `parallel` is a step of its own, and says of forEach how many are worked on at once. */
function conditionOf(verb: string): JsonSchema {
  return verb === 'parallel' ? { required: [verb], not: { required: ['forEach'] } } : { required: [verb] };
}

function stepSchema(shape: z.ZodRawShape): JsonSchema {
  return bare(z.strictObject(shape));
}

/** Names which input belongs to which activity by conditions, so that an editor looks at one of them and not at all. */
function withInputs(use: JsonSchema, activities: readonly AnyActivity[]): JsonSchema {
  const properties = use['properties'] as Readonly<Record<string, JsonSchema>>;
  return {
    ...use,
    properties: { ...properties, use: { ...properties['use'], enum: activities.map(({ name }) => name) } },
    allOf: activities.map((activity) =>
      whenThen(
        { properties: { use: { const: activity.name } } },
        { properties: { with: { $ref: `#/$defs/${activity.name}` } }, ...(needsInput(activity) && { required: ['with'] }) },
      ),
    ),
  };
}

function whenThen(condition: JsonSchema, schema: JsonSchema): JsonSchema {
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  return { if: condition, then: schema };
}

function needsInput({ input }: AnyActivity): boolean {
  return Object.values(input.shape).some((field) => !(field as z.ZodType).safeParse(undefined).success);
}

/** The input of an activity, in which every value may be computed. */
function inputSchema(activity: AnyActivity): JsonSchema {
  const { each } = activity;
  const one = activity.input;
  const many = each === undefined ? undefined : inputFor(activity, { [each]: [] }).shape[each];
  const schema = z.toJSONSchema(one.strict(), {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema, path }) => {
      // Below the input itself each value may be an expression.
      const isValue = path.length > 0 && ['properties', 'items', 'additionalProperties'].includes(String(path.at(-2) ?? path.at(-1)));
      if (!isValue || jsonSchema.type === 'string' || Object.keys(jsonSchema).length === 0) return;
      const { description, default: standard, ...rest } = jsonSchema;
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as Record<string, unknown>)[key];
      Object.assign(jsonSchema, {
        ...(description !== undefined && { description }),
        ...(standard !== undefined && { default: standard }),
        anyOf: [rest, computed],
      });
    },
  }) as Record<string, unknown>;
  delete schema['$schema'];
  if (each !== undefined && many) {
    const properties = schema['properties'] as Record<string, JsonSchema>;
    properties[each] = {
      ...properties[each],
      anyOf: [...((properties[each]?.['anyOf'] as unknown[] | undefined) ?? [properties[each]]), { type: 'array' }],
    };
  }
  return schema;
}

/** A schema under its name, and its own definitions beside it. */
function named(name: string, schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', `"#/$defs/${name}.`);
  const { $defs = {}, ...rest } = JSON.parse(text) as { $defs?: JsonSchema };
  return { [name]: rest, ...Object.fromEntries(Object.entries($defs).map(([key, value]) => [`${name}.${key}`, value])) };
}

function bare(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if ((jsonSchema as { steps?: unknown }).steps !== true) return;
      const { description } = jsonSchema;
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as Record<string, unknown>)[key];
      Object.assign(jsonSchema, { $ref: '#/$defs/steps', ...(description !== undefined && { description }) });
    },
  });
  return rest;
}
