import type { Versioned } from '../../tenant/planner.ts';
import type { JsonObject } from '../json-input.ts';
import type { Call } from '../route.ts';
import { badValue } from './failures.ts';
import { checkVersion, type Kind, touch } from './versions.ts';

/** One change that a request asks for: everything about it was judged already. */
export interface Change<Item> {
  /** The property, or property and key (`assignments/{id}`). */
  readonly property: string;
  apply(item: Item): void;
}

/** Makes the changes of a PATCH, all or none. @throws GraphFailure 409, 412. */
export function makeChanges<Item extends Versioned>(call: Call, kind: Kind, item: Item, changes: readonly Change<Item>[]): void {
  const properties = changes.map(({ property }) => property);
  checkVersion(call, kind, item, properties);
  for (const { apply } of changes) apply(item);
  touch(item, properties);
}

/** Reads what a body says by the readers for its properties. A name in other letter case is the same. @throws GraphFailure 400 for what cannot be set. */
export function readChanges<Item>(
  body: JsonObject,
  readers: Readonly<Record<string, (value: unknown, field: string) => readonly Change<Item>[]>>,
): Change<Item>[] {
  return Object.entries(body).flatMap(([key, value]) => {
    if (key.includes('@')) return [];
    const name = Object.keys(readers).find((each) => each.toLowerCase() === key.toLowerCase());
    const read = name === undefined ? undefined : readers[name];
    // Assumption: what cannot be set is refused, not ignored.
    if (name === undefined || !read) throw badValue(key, 'it cannot be set.');
    return [...read(value, name)];
  });
}

/** The changes of an open type: each of its properties sets or, with null, removes what has that name. */
export function readOpenType<Item>(
  value: unknown,
  field: string,
  read: (key: string, value: JsonObject | null) => (item: Item) => void,
): Change<Item>[] {
  const entries = Object.entries((value ?? {}) as JsonObject).filter(([key]) => !key.startsWith('@'));
  return entries.map(([key, inner]) => ({ property: `${field}/${key}`, apply: read(key, objectOrNull(inner, field)) }));
}

function objectOrNull(value: unknown, field: string): JsonObject | null {
  if (value === null) return null;
  if (typeof value === 'object' && !Array.isArray(value)) return value as JsonObject;
  throw badValue(field, 'its properties must be objects, or null.');
}

/**
 * Refuses an object in an open type that does not say its type: https://learn.microsoft.com/graph/api/resources/planner-overview#400-bad-request
 *
 * @param type - Without namespace.
 */
export function requireType(value: JsonObject, type: string, field: string): void {
  const named = String(value['@odata.type'] ?? '').replace(/^#/, '');
  // The page of references shows a shorter name: https://learn.microsoft.com/graph/api/resources/plannerexternalreferences
  const names = [`microsoft.graph.${type}`, `microsoft.graph.${type.replace(/^plannerE/, 'e')}`];
  if (!names.includes(named)) throw badValue(field, `each of its objects must have the @odata.type microsoft.graph.${type}.`);
}
