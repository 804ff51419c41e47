import { openTypes } from './open-types.ts';
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
  /** True for a type that has properties of any name: the keys of a map. */
  isOpen(type: string): boolean;
  /** The values of an enumeration; undefined for a name that is none. */
  valuesOf(type: string): readonly string[] | undefined;
}

/**
 * What Graph has although the published types leave it out, each with a page that says so. Groups: https://learn.microsoft.com/graph/api/resources/group;
 * drives: https://learn.microsoft.com/graph/api/activities-list
 */
const unpublished: Readonly<Record<string, string>> = {
  group: 'resourceBehaviorOptions:string[] resourceProvisioningOptions:string[]',
  drive: 'activities:itemActivity[]',
};

/** The lines of the table by the name that each begins with. */
const lines: ReadonlyMap<string, string> = new Map(schemaTable.split('\n').map((line) => [/^[^ <=]*/.exec(line)?.[0] ?? '', line]));

/** Takes one type apart at a time: all of them would cost more than what is ever asked. */
export const schema: Schema = {
  propertiesOf(type) {
    const line = lines.get(type);
    if (type === '' || line === undefined || isEnumeration(line, type)) return undefined;
    const [head = '', ...own] = `${line} ${unpublished[type] ?? ''}`.trim().split(' ');
    const base = head.split('<')[1];
    return [...(base === undefined ? [] : (schema.propertiesOf(base) ?? [])), ...own.map(propertyIn)];
  },
  isOpen: (type) => openTypes.has(type),
  valuesOf(type) {
    const line = lines.get(type);
    return line !== undefined && isEnumeration(line, type) ? line.slice(type.length + 1).split('|') : undefined;
  },
};

function isEnumeration(line: string, name: string): boolean {
  return line.startsWith(`${name}=`);
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
  const base = lines.get(type)?.split(' ', 1)[0]?.split('<')[1];
  return base !== undefined && isEntity(base);
}
