import { GraphFailure, type Call } from '../route.ts';
import { loadSchema } from '../schema/load-schema.ts';
import type { SchemaProperty } from '../schema/schema.ts';
import { knownProperty, type EntityType } from './bad-request.ts';
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
export async function wholeQuery(call: Call, type: EntityType, expandable: readonly string[] = []): Promise<WholeQuery> {
  const parsed = parseQuery(call.url.searchParams);
  const known = type.properties ?? [];
  const has = (names: readonly string[], name: string): boolean => names.some((one) => one.toLowerCase() === name.toLowerCase());
  const isStrange =
    parsed.expand.some(({ property }) => !has(expandable, property)) || (parsed.select ?? []).some((name) => !has(known, name));
  if (!isStrange) return { query: await checked(await orNotBuilt(parsed, type), type), unkept: {} };
  const properties = (await loadSchema()).propertiesOf(type.name) ?? [];
  const others = properties.filter(({ name }) => !has(known, name));
  checkExpansion(parsed, expandable, others, type);
  const query = await checked(await orNotBuilt(parsed, type, others), type);
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
  return query;
}

/** Resolves names, a condition or an order by a property that Graph has being refused as what it is: not built. */
async function orNotBuilt(query: QueryOptions, type: EntityType, others: readonly SchemaProperty[] = []): Promise<QueryOptions> {
  if (!type.properties) return query;
  const { select, ...rest } = query;
  const wide = { ...type, properties: [...type.properties, ...others.map(({ name }) => name)] };
  const selecting = select === undefined ? {} : { select: select.map((name) => knownProperty(name, wide)) };
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
