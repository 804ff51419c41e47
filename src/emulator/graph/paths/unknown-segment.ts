import { segmentsOf } from '../router.ts';
import { schema, type SchemaProperty } from '../schema/schema.ts';
import { operationTable } from './path-table.generated.ts';
import { rootOf } from './root-of.ts';

/** Where a walk along a path is. */
interface Place {
  /** Undefined: nothing is known of what is here. */
  readonly type: string | undefined;
  readonly isList: boolean;
}

/**
 * Types whose names are not all in the table: pictures of sizes that somebody asked for, and the functions of a workbook, some 350.
 * https://learn.microsoft.com/graph/api/resources/thumbnailset, https://learn.microsoft.com/graph/api/resources/excel#functions
 */
const open = new Set(['thumbnailSet', 'workbookFunctions']);

/** Behind a text or a number there is nothing. */
const plain = new Set(['string', 'number', 'boolean']);

/**
 * The first segment of a path that Microsoft Graph v1.0 does not have; undefined for a path that it has. Actions and functions are known by their names, not
 * by the types that they are bound to: a path is rather taken for one that there is.
 *
 * @param path - After the version, encoded: `/me/mailFolders/inbox/messages`.
 */
export function unknownSegment(path: string): string | undefined {
  // Behind a type that is named in the path everything is taken: it may be newer than the table.
  const [first, ...others] = segmentsOf(path.replaceAll(/\/microsoft\.graph\./gi, '/other.')) ?? [];
  if (first === undefined || /^\$(?:metadata|batch)$/i.test(first)) return undefined;
  const root = rootOf(nameIn(first));
  if (root === undefined) return first;
  let place: Place | undefined = { type: root.type, isList: root.isList && !first.includes('(') };
  for (const segment of others) {
    if (place.type === undefined) return undefined;
    place = next({ type: place.type, isList: place.isList }, segment);
    if (!place) return segment;
  }
  return undefined;
}

const unknown: Place = { type: undefined, isList: false };

function next({ type, isList }: { readonly type: string; readonly isList: boolean }, segment: string): Place | undefined {
  const name = nameIn(segment);
  // `$count`, `$ref`, `$value`; the path of a file; a type.
  if (segment.startsWith('$') || segment.includes(':') || name.includes('.')) return unknown;
  const property = isList ? undefined : propertyOf(type, name);
  if (property) return property === 'anything' ? unknown : { type: property.type, isList: property.isList };
  if (isOperation(name)) return unknown;
  return isList ? { type, isList: false } : undefined;
}

/** A segment without what stands behind it in parentheses. */
function nameIn(segment: string): string {
  return segment.replace(/\(.*/, '');
}

function propertyOf(type: string, name: string): SchemaProperty | 'anything' | undefined {
  const properties = schema.propertiesOf(type);
  if (!properties) return plain.has(type) ? undefined : 'anything';
  const found = properties.find((property) => property.name.toLowerCase() === name.toLowerCase());
  return found ?? (open.has(type) ? 'anything' : undefined);
}

function isOperation(name: string): boolean {
  return operationTable.includes(`\n${name.toLowerCase()}\n`);
}
