import type { Schema, SchemaProperty } from './schema.ts';

const kinds: Readonly<Record<string, string>> = { string: 'Edm.String', number: 'Edm.Int32', boolean: 'Edm.Boolean' };

/**
 * What is wrong with the JSON of a resource, in the words of Microsoft's OData library; undefined where all fits the published types. Null is good everywhere,
 * and values of enumerations and the spelling of texts are for others to judge.
 *
 * @param type - Without namespace, `application`; one that the object names itself (`@odata.type`) goes before it.
 */
export function jsonProblem(schema: Schema, object: Readonly<Record<string, unknown>>, type: string): string | undefined {
  const named = typeNamed(object) ?? type;
  const properties = schema.propertiesOf(named);
  if (!properties) return undefined;
  for (const [name, value] of Object.entries(object)) {
    if (name.includes('@')) continue;
    const property = properties.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const problem = property
      ? valueProblem(schema, value, property)
      : schema.isOpen(named)
        ? anyProblem(schema, value)
        : `The property '${name}' does not exist on type 'microsoft.graph.${named}'. Make sure to only use property names that are defined by the type.`;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** What is wrong with what stands under a name of somebody's own: only an object that names its type can be judged. */
function anyProblem(schema: Schema, value: unknown): string | undefined {
  const type = isObject(value) ? typeNamed(value) : undefined;
  return isObject(value) && type !== undefined ? jsonProblem(schema, value, type) : undefined;
}

function valueProblem(schema: Schema, value: unknown, { type, isList }: SchemaProperty): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (!isList) return singleProblem(schema, value, type);
  if (!Array.isArray(value)) return unexpected(value, 'StartArray');
  for (const item of value) {
    const problem = item === null ? undefined : singleProblem(schema, item, type);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function singleProblem(schema: Schema, value: unknown, type: string): string | undefined {
  const kind = kinds[type] ?? (schema.valuesOf(type) ? `microsoft.graph.${type}` : undefined);
  if (kind === undefined) return isObject(value) ? jsonProblem(schema, value, type) : unexpected(value, 'StartObject');
  if (typeof value === 'object') return unexpected(value, 'PrimitiveValue');
  const wanted = type in kinds ? type : 'string';
  // Microsoft's samples send `"true"` for true.
  const isWord = type === 'boolean' && typeof value === 'string' && /^(?:true|false)$/i.test(value);
  return typeof value === wanted || isWord ? undefined : `Cannot convert the literal '${String(value)}' to the expected type '${kind}'.`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The type that an object names itself: `#microsoft.graph.fileAttachment`. */
function typeNamed(object: Readonly<Record<string, unknown>>): string | undefined {
  const named = object['@odata.type'];
  return typeof named === 'string' ? named.replace(/^#?microsoft\.graph\./, '') : undefined;
}

function unexpected(value: unknown, expected: 'StartObject' | 'StartArray' | 'PrimitiveValue'): string {
  const found = Array.isArray(value) ? 'StartArray' : typeof value === 'object' ? 'StartObject' : 'PrimitiveValue';
  return `An unexpected '${found}' node was found when reading from the JSON reader. A '${expected}' node was expected.`;
}
