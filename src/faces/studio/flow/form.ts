import { z } from 'zod';
import type { Catalogue } from '../../../flow/catalogue.ts';
import { flowSchema, type JsonSchema } from '../../../flow/schema.ts';
import type { FormSchema } from '../protocol.ts';
import { thingsIn } from './things-in-form.ts';

/** The keys that name the step itself, and are not filled in. */
const isSteps = (schema: JsonSchema): boolean => JSON.stringify(schema).includes('#/$defs/steps');

/** The form of an activity, `mail.list`, or of a verb, `verb:forEach`; undefined where there is none of that name. */
export async function formOf(what: string, catalogue: Catalogue): Promise<FormSchema | undefined> {
  const definitions = flowSchema([])['$defs'] as Readonly<Record<string, JsonSchema>>;
  const common = propertiesOf(definitions['stop']);
  const verb = /^verb:(\w+)$/.exec(what)?.[1];
  if (verb !== undefined) return verbForm(verb, definitions, common);
  const activity = await catalogue.find(what);
  if (!activity) return undefined;
  const { $schema: _dialect, ...schema } = z.toJSONSchema(activity.input, { io: 'input', unrepresentable: 'any' });
  const { collect } = propertiesOf(definitions['use']);
  const $defs = (schema.$defs ?? {}) as FormSchema['$defs'];
  return {
    at: ['with'],
    properties: propertiesOf(schema),
    required: schema.required ?? [],
    names: thingsIn(propertiesOf(schema), $defs),
    $defs,
    common: { ...(activity.many && collect && { collect }), ...withoutOwn(common, 'stop') },
  };
}

function verbForm(verb: string, definitions: Readonly<Record<string, JsonSchema>>, common: FormSchema['common']): FormSchema | undefined {
  const schema = Object.hasOwn(definitions, verb) && verb !== 'step' && verb !== 'steps' ? definitions[verb] : undefined;
  if (!schema) return undefined;
  const own = Object.entries(propertiesOf(schema)).filter(([name]) => !(name in common) || name === verb);
  const inner = verb === 'microsoft365Scope' ? propertiesOf(schema)[verb] : undefined;
  const entries = (inner ? Object.entries(propertiesOf(inner)) : own).filter(([, property]) => !isSteps(property));
  return {
    at: inner ? [verb] : [],
    properties: Object.fromEntries(entries),
    required:
      ((inner ?? schema)['required'] as readonly string[] | undefined)?.filter((name) => entries.some(([key]) => key === name)) ?? [],
    names: {},
    $defs: {},
    common: withoutOwn(common, 'stop'),
  };
}

function propertiesOf(schema: JsonSchema | undefined): Readonly<Record<string, JsonSchema>> {
  return (schema?.['properties'] as Readonly<Record<string, JsonSchema>> | undefined) ?? {};
}

function withoutOwn(common: FormSchema['common'], own: string): FormSchema['common'] {
  return Object.fromEntries(Object.entries(common).filter(([name]) => name !== own));
}
