import { rootOf } from '../paths/root-of.ts';
import type { Schema, SchemaProperty } from '../schema/schema.ts';
import { publishedKind } from './operand-types.ts';

type Json = Readonly<Record<string, unknown>>;

/** What JSON does not tell of its own values, by what the published types say. */
const kinds: Readonly<Record<string, string>> = {
  string: 'String',
  number: 'Int32',
  boolean: 'Boolean',
  moment: 'DateTimeOffset',
  guid: 'Guid',
};

/** What an answer is about. */
interface Place {
  readonly type: string;
  /** The address of what has no id, or the collection of what has one; undefined where the context tells none. */
  readonly address: string | undefined;
}

/**
 * An answer with all its control information: types, and of resources with an id their addresses and those of what belongs to them.
 * https://learn.microsoft.com/graph/outlook-change-notifications-overview shows the types.
 *
 * Assumption: an address is the one that the context tells; the directory's own (`directoryObjects`) is another, which no page explains.
 */
export function fullMetadata(schema: Schema, body: Json): Json {
  const place = placeOf(schema, String(body['@odata.context'] ?? ''));
  if (!place) return body;
  if (!Array.isArray(body['value'])) return told(schema, body, place);
  return { ...body, value: body['value'].map((item) => (isJson(item) ? told(schema, item, place) : item)) };
}

function placeOf(schema: Schema, context: string): Place | undefined {
  const [root = '', fragment = ''] = context.split('$metadata#');
  const [, named] = /^(?:Collection\()?(?:microsoft\.graph\.)?(\w+)\)?$/.exec(fragment) ?? [];
  const path = fragment.replace(/\/\$entity$/, '').replace(/\([^'()]*\)$/, '');
  const names = path.replaceAll(/\('[^']*'\)/g, '').split('/');
  const [first = '', ...others] = names;
  const type = others.reduce<string | undefined>(
    (at, name) => (at === undefined ? undefined : schema.propertiesOf(at)?.find((one) => one.name === name)?.type),
    rootOf(first)?.type,
  );
  if (type !== undefined && schema.propertiesOf(type)) return { type, address: root + path };
  return named !== undefined && schema.propertiesOf(named) ? { type: named, address: undefined } : undefined;
}

/** One object, and what is in it, with their types. */
function told(schema: Schema, object: Json, { type, address }: Place): Json {
  const own = typeof object['@odata.type'] === 'string' ? object['@odata.type'].replace(/^#microsoft\.graph\./, '') : type;
  const properties = schema.propertiesOf(own) ?? [];
  const { '@odata.context': context, ...rest } = object;
  const link = address !== undefined && typeof rest['id'] === 'string' ? `${address}('${encodeURIComponent(rest['id'])}')` : undefined;
  return {
    ...(context !== undefined && { '@odata.context': context }),
    '@odata.type': `#microsoft.graph.${own}`,
    ...(link !== undefined && { '@odata.id': link, '@odata.editLink': link }),
    ...Object.fromEntries(
      Object.entries(rest).flatMap(([name, value]) =>
        toldProperty(
          schema,
          own,
          properties.find((one) => one.name === name),
          [name, value],
          link,
        ),
      ),
    ),
    ...(link === undefined ? {} : linksOf(properties, rest, link)),
  };
}

function toldProperty(
  schema: Schema,
  owner: string,
  property: SchemaProperty | undefined,
  [name, value]: [string, unknown],
  link: string | undefined,
): [string, unknown][] {
  if (!property || value === null) return [[name, value]];
  const inner = { type: property.type, address: property.isNavigation && link !== undefined ? `${link}/${name}` : undefined };
  const isWhole = schema.propertiesOf(property.type) !== undefined;
  const typed = isWhole
    ? Array.isArray(value)
      ? value.map((item) => (isJson(item) ? told(schema, item, inner) : item))
      : isJson(value)
        ? told(schema, value, inner)
        : value
    : value;
  const kind = publishedKind(owner, property);
  const isPlain = !property.isList && (isWhole || typeof value !== 'string' || kind === 'string');
  if (isPlain || property.isNavigation) return [[name, typed]];
  const shown = kinds[kind] ?? `microsoft.graph.${kind}`;
  return [
    [`${name}@odata.type`, `#${property.isList ? `Collection(${shown})` : shown}`],
    [name, typed],
  ];
}

function linksOf(properties: readonly SchemaProperty[], object: Json, link: string): Json {
  const away = properties.filter(({ name, isNavigation }) => isNavigation && !(name in object));
  return Object.fromEntries(
    away.flatMap(({ name }) => [
      [`${name}@odata.associationLink`, `${link}/${name}/$ref`],
      [`${name}@odata.navigationLink`, `${link}/${name}`],
    ]),
  );
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
