import { rootOf } from '../../src/emulator/graph/paths/root-of.ts';
import { schema, type SchemaProperty } from '../../src/emulator/graph/schema/schema.ts';

/** What Graph sends although the published types do not have it, each with a page that shows it. */
const unpublished: Readonly<Record<string, readonly string[]>> = {
  // https://learn.microsoft.com/graph/api/listitem-delta
  listItem: ['deleted'],
  // https://learn.microsoft.com/graph/api/user-list-mailfolders
  mailFolder: ['sizeInBytes'],
  mailSearchFolder: ['sizeInBytes'],
  // https://learn.microsoft.com/graph/api/organization-list
  organization: ['directorySizeQuota', 'isMultipleDataLocationsForServicesEnabled'],
  // https://learn.microsoft.com/graph/api/driveitem-invite#partial-success-response
  permission: ['error'],
  // https://learn.microsoft.com/graph/api/serviceprincipal-post-serviceprincipals
  servicePrincipal: ['publisherName'],
};

/** The published types; what was taken apart once is kept. */
interface Types {
  propertiesOf(type: string): ReadonlyMap<string, SchemaProperty> | undefined;
}

function keptTypes(): Types {
  const kept = new Map<string, ReadonlyMap<string, SchemaProperty> | undefined>();
  return {
    propertiesOf(type) {
      if (!kept.has(type)) {
        const properties = schema.propertiesOf(type);
        kept.set(type, properties && new Map(properties.map((property) => [property.name, property])));
      }
      return kept.get(type);
    },
  };
}

/** Looks at an answer of v1.0 that is JSON. @throws Error naming what Graph does not have. */
export type AnswerCheck = (path: string, response: Response) => Promise<void>;

/** Makes a check of answers; the types are read when the first one comes. */
export function answerCheck(): AnswerCheck {
  let types: Types | undefined;
  return async (path, response) => {
    if (!path.startsWith('/v1.0') || !response.ok || !(response.headers.get('Content-Type') ?? '').includes('json')) return;
    // Of an answer that breaks off there is nothing to see.
    const text = await response
      .clone()
      .text()
      .catch(() => '{}');
    types ??= keptTypes();
    const strange = strangeIn(types, JSON.parse(text));
    if (strange.length > 0) throw new Error(`${path} answers what Microsoft Graph does not have: ${strange.join('; ')}`);
  };
}

/** What an answer holds that Graph does not have: names, JSON types, values of enumerations. One without a context that tells its type says nothing. */
function strangeIn(types: Types, body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('@odata.context' in body)) return [];
  const type = typeOf(types, String(body['@odata.context']));
  if (type === undefined || !types.propertiesOf(type)) return [];
  if ('value' in body && Array.isArray(body.value))
    return [...new Set(body.value.flatMap((row) => strangeInObject(types, row, type, type)))];
  return strangeInObject(types, body, type, type);
}

/** The type that a context names: `...$metadata#users('id')/messages(subject)/$entity`. */
function typeOf(types: Types, context: string): string | undefined {
  const fragment = decodeURIComponent(context.split('#')[1] ?? '');
  const [, collection] = /^Collection\((?:microsoft\.graph\.)?(\w+)\)/.exec(fragment) ?? [];
  if (collection !== undefined) return collection;
  const names = fragment
    .replaceAll(/\([^()]*\)/g, '')
    .split('/')
    .filter((name) => name !== '' && name !== '$entity');
  const [first = '', ...others] = names;
  return others.reduce<string | undefined>(
    (type, name) => (type === undefined ? undefined : types.propertiesOf(type)?.get(name)?.type),
    rootOf(first)?.type,
  );
}

function strangeInObject(types: Types, value: unknown, declared: string, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${path} is ${JSON.stringify(value)}, not a ${declared}`];
  const named = (value as Record<string, unknown>)['@odata.type'];
  const type = typeof named === 'string' ? named.replace(/^#microsoft\.graph\./, '') : declared;
  const properties = types.propertiesOf(type);
  if (!properties) return [`${path} has the type ${type}, which there is not`];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name.includes('@') || unpublished[type]?.includes(name)) return [];
    const of = properties.get(name);
    if (of === undefined && schema.isOpen(type))
      return typeof inner === 'object' && !Array.isArray(inner) ? strangeInObject(types, inner, type, `${path}.${name}`) : [];
    return of === undefined ? [`${path}.${name} is no property of ${type}`] : strangeInProperty(types, inner, of, `${path}.${name}`);
  });
}

function strangeInProperty(types: Types, value: unknown, { type, isList }: SchemaProperty, path: string): string[] {
  if (value === null) return [];
  if (!isList) return strangeInValue(types, value, type, path);
  return Array.isArray(value) ? value.flatMap((one) => strangeInValue(types, one, type, `${path}[]`)) : [`${path} is no list`];
}

function strangeInValue(types: Types, value: unknown, type: string, path: string): string[] {
  if (type === 'string' || type === 'number' || type === 'boolean')
    return typeof value === type ? [] : [`${path} is ${JSON.stringify(value)}, not a ${type}`];
  const values = schema.valuesOf(type);
  if (values) return values.includes(String(value)) ? [] : [`${path} is ${JSON.stringify(value)}, none of ${values.join(', ')}`];
  return types.propertiesOf(type) ? strangeInObject(types, value, type, path) : [];
}
