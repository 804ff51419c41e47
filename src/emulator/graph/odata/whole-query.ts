import { GraphFailure, type Call } from '../route.ts';
import { loadSchema } from '../schema/load-schema.ts';
import { openTypes } from '../schema/open-types.ts';
import type { Schema, SchemaProperty } from '../schema/schema.ts';
import { badRequest, knownProperty, type EntityType } from './bad-request.ts';
import { checkComparedTypes } from './compared-types.ts';
import type { QueryOptions } from './query.ts';
import { parseQuery } from './query-options.ts';
import { resolveNames } from './resolve.ts';
import type { Resource } from './select.ts';

/** A query, and what it selects that Graph has and the emulator does not keep. */
export interface WholeQuery {
  readonly query: QueryOptions;
  /** Such properties with the value that stands for them: null, or an empty list. */
  readonly unkept: Resource;
}

/**
 * Reads the query of a request. A property that Microsoft Graph has and the emulator does not keep can be selected, and is empty.
 *
 * @throws GraphFailure 400 for a name that Graph does not have; 501 for a condition or an order by, or the expansion of, what is not kept.
 */
export function wholeQuery(call: Call, type: EntityType, expandable: readonly string[] = []): Promise<WholeQuery> {
  return judgedQuery(parseQuery(call.url.searchParams), type, expandable);
}

/** The same for a query that is read already: a delta function carries its own along. @throws GraphFailure as `wholeQuery`. */
export async function judgedQuery(parsed: QueryOptions, type: EntityType, expandable: readonly string[] = []): Promise<WholeQuery> {
  const known = type.properties ?? [];
  const has = (names: readonly string[], name: string): boolean => names.some((one) => one.toLowerCase() === name.toLowerCase());
  const isStrange =
    parsed.expand.some(({ property }) => !has(expandable, property)) || (parsed.select ?? []).some((name) => !has(known, name));
  const isUnjudged = type.properties === undefined && (parsed.filter !== undefined || parsed.orderBy.length > 0);
  if (!isStrange && !isUnjudged) return { query: await checked(await orNotBuilt(parsed, type), type), unkept: {} };
  const schema = await loadSchema();
  const properties = schema.propertiesOf(type.name) ?? [];
  const others = properties.filter(({ name }) => !has(known, name));
  checkExpansion(parsed, expandable, others, type);
  checkCasts(parsed, type, schema);
  const query = await checked(
    await orNotBuilt(parsed, type.properties || others.length === 0 ? type : namesOf(type, properties), others),
    type,
  );
  const selected = others.filter(({ name, isNavigation }) => !isNavigation && query.select?.includes(name));
  return { query, unkept: Object.fromEntries(selected.map(({ name, isList }) => [name, isList ? [] : null])) };
}

/** A resource with what stands for the selected properties that are not kept. */
export function withUnkept(resource: Resource, unkept: Resource): Resource {
  const missing = Object.entries(unkept).filter(([name]) => resource[name] === undefined);
  return missing.length === 0 ? resource : { ...resource, ...Object.fromEntries(missing) };
}

async function checked(query: QueryOptions, type: EntityType): Promise<QueryOptions> {
  await checkComparedTypes(query, type.name);
  return resolveNested(query, type);
}

/**
 * Puts the names inside of `$expand` right. Code and words of the refusal: microsoftgraph/microsoft-graph-explorer-v4 issue 3916.
 *
 * @throws GraphFailure 400 for one that the published type of what is expanded does not have.
 */
async function resolveNested(query: QueryOptions, type: EntityType): Promise<QueryOptions> {
  if (query.expand.length === 0) return query;
  const schema = await loadSchema();
  const expand = query.expand.map(async (item) => {
    const found = schema.propertiesOf(type.name)?.find(({ name }) => name.toLowerCase() === item.property.toLowerCase());
    const properties = found && schema.propertiesOf(found.type);
    // Of an open type any name may be: what stands in the columns of a list.
    if (!properties || openTypes.has(found.type)) return item;
    // What the emulator shows of a type beside the published properties is there inside of itself too: folders in folders.
    const own = type.related?.[found.name] ?? (found.type === type.name ? (type.properties ?? []) : []);
    const nested = namesOf({ name: found.type, properties: own }, properties);
    checkCasts(item.query, nested, schema);
    return { ...item, query: await resolveNested(resolveNames(item.query, nested), nested) };
  });
  return { ...query, expand: await Promise.all(expand) };
}

function namesOf({ properties = [], ...type }: EntityType, published: readonly SchemaProperty[]): EntityType {
  return { ...type, properties: [...properties, ...published.map(({ name }) => name)] };
}

/** @throws GraphFailure 400 for a property selected of a derived type that is none, or does not have it. */
function checkCasts({ select = [] }: QueryOptions, type: EntityType, schema: Schema): void {
  for (const [cast = '', property = ''] of select.map((name) => name.split('/'))) {
    if (property === '') continue;
    const name = cast.replace(/^microsoft\.graph\./i, '');
    const properties = schema.propertiesOf(name);
    const isDerived = schema.propertiesOf(type.name)?.every((base) => properties?.some((one) => one.name === base.name)) ?? false;
    // Assumption: the words, as the OData library has them for other types that are none.
    if (!properties || !isDerived)
      throw badRequest(
        `Parsing OData Select and Expand failed: The type '${cast}' is not related to the type 'microsoft.graph.${type.name}'.`,
      );
    knownProperty(property, namesOf({ name }, properties));
  }
}

/** Resolves names, a condition or an order by a property that Graph has being refused as what it is: not built. */
async function orNotBuilt(query: QueryOptions, type: EntityType, others: readonly SchemaProperty[] = []): Promise<QueryOptions> {
  if (!type.properties) return query;
  const { select, ...rest } = query;
  const wide = { ...type, properties: [...type.properties, ...others.map(({ name }) => name)] };
  const selecting = select === undefined ? {} : { select: select.map((name) => (name.includes('/') ? name : knownProperty(name, wide))) };
  try {
    return { ...resolveNames(rest, type), ...selecting };
  } catch (failure) {
    const [, name = ''] = /property named '([^']+)'/.exec(failure instanceof Error ? failure.message : '') ?? [];
    const properties = others.length > 0 ? others : ((await loadSchema()).propertiesOf(type.name) ?? []);
    if (!properties.some((one) => one.name.toLowerCase() === name.toLowerCase())) throw failure;
    throw notKept(name, type, 'filter or sort by it');
  }
}

function checkExpansion(
  { expand }: QueryOptions,
  expandable: readonly string[],
  others: readonly SchemaProperty[],
  type: EntityType,
): void {
  for (const { property } of expand) {
    const found = others.find(({ name, isNavigation }) => isNavigation && name.toLowerCase() === property.toLowerCase());
    if (found && !expandable.some((name) => name.toLowerCase() === property.toLowerCase())) throw notKept(found.name, type, 'expand it');
  }
}

function notKept(property: string, { name }: EntityType, what: string): GraphFailure {
  return new GraphFailure(501, 'NotImplemented', `The emulator does not keep the property ${property} of ${name}, so it cannot ${what}.`);
}
