import { projectFileJsonSchema } from '../../../project/file/json-schema.ts';
import type { JsonSchema } from '../protocol.ts';
import type { SettingField } from '../protocol-settings.ts';

/** Settings in the order of the file, those that are not in the form included. */
export function settingKeys(): string[] {
  return Object.keys(propertiesOf(projectFileJsonSchema()));
}

/** The settings that a form can show: texts, choices, and lists of texts and of maps with texts. The others are written in the file. */
export function settingFields(): SettingField[] {
  return Object.entries(propertiesOf(projectFileJsonSchema())).flatMap(([key, schema]): SettingField[] => {
    const shape = shapeOf(schema);
    return shape ? [{ key, description: String(schema['description'] ?? ''), ...shape }] : [];
  });
}

/** What each setting is where it is left out. */
export function settingDefaults(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(propertiesOf(projectFileJsonSchema())).flatMap(([key, schema]) =>
      schema['default'] === undefined ? [] : [[key, schema['default']]],
    ),
  );
}

function shapeOf(schema: JsonSchema): Pick<SettingField, 'kind' | 'choices' | 'columns'> | undefined {
  if (Array.isArray(schema['enum'])) return { kind: 'choice', choices: schema['enum'].map(String) };
  if (schema['type'] === 'string') return { kind: 'text' };
  if (schema['type'] !== 'array') return undefined;
  const items = (schema['items'] ?? {}) as JsonSchema;
  if (items['type'] === 'string') return { kind: 'texts' };
  const kinds = (items['anyOf'] ?? [items]) as readonly JsonSchema[];
  const columns = kinds.flatMap((kind) => Object.entries(propertiesOf(kind)));
  if (columns.length === 0 || columns.some(([, column]) => column['type'] !== 'string')) return undefined;
  return { kind: 'rows', columns: columns.map(([key, column]) => ({ key, description: String(column['description'] ?? '') })) };
}

function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
}
