import { schemaTable } from './schema-table.generated.ts';

/** A property as Microsoft Graph has it. */
export interface SchemaProperty {
  readonly name: string;
  /** `string`, `number`, `boolean`, or the name of a type: `recipient`. */
  readonly type: string;
  readonly isList: boolean;
  /** It leads to other resources: it comes with `$expand` and has an address of its own. */
  readonly isNavigation: boolean;
}

/** The types of Microsoft Graph v1.0. Facts of Microsoft's own type definitions. */
export interface Schema {
  /** The properties of a type, those of the types that it comes from included; undefined for a name that is no type with properties. */
  propertiesOf(type: string): readonly SchemaProperty[] | undefined;
  /** The values of an enumeration; undefined for a name that is none. */
  valuesOf(type: string): readonly string[] | undefined;
}

/** Looks up one type at a time: to take the table apart as a whole would cost more than all that is ever asked of it. */
export const schema: Schema = {
  propertiesOf(type) {
    const line = lineOf(type, ' ', '<');
    if (line === undefined) return undefined;
    const [head = '', ...own] = line.split(' ');
    const base = head.split('<')[1];
    return [...(base === undefined ? [] : (schema.propertiesOf(base) ?? [])), ...own.map(propertyIn)];
  },
  valuesOf: (type) =>
    lineOf(type, '=')
      ?.slice(type.length + 1)
      .split('|'),
};

/** The line of a type. @param ends - What may stand behind its name. */
function lineOf(type: string, ...ends: readonly string[]): string | undefined {
  for (const end of [...ends, ...(ends.includes(' ') ? ['\n'] : [])]) {
    const start = schemaTable.indexOf(`\n${type}${end}`);
    if (start !== -1) return schemaTable.slice(start + 1, schemaTable.indexOf('\n', start + 1));
  }
  return undefined;
}

function propertyIn(text: string): SchemaProperty {
  const [name = '', written = ''] = text.split(':');
  const type = written.replace('[]', '');
  return {
    name,
    type,
    isList: written.endsWith('[]'),
    // Looked up when it is asked for: a type has a hundred properties, and of one it matters.
    get isNavigation() {
      return isEntity(type);
    },
  };
}

/** An entity is what comes from `entity`: it has an id, and stands for itself. */
function isEntity(type: string): boolean {
  if (type === 'entity') return true;
  const [, base] = lineOf(type, '<')?.split(' ', 1)[0]?.split('<') ?? [];
  return base !== undefined && isEntity(base);
}
