import type { Address, Place } from '../problem.ts';
import type { Change } from './changes.ts';
import { refused, type Source } from './source.ts';

/** What an edit does to a text, and what it means. */
export interface Plan {
  readonly changes: readonly Change[];
  /** Stretches of the text before that are taken out: comments in them go with them. */
  readonly lost: readonly Place[];
  /** Comments that come in. */
  readonly gained: readonly string[];
  /** The structure after. */
  readonly meant: unknown;
}

/** A structure that can be changed: what the document holds, made anew each time. */
export function treeOf({ document }: Source): unknown {
  return document.toJS();
}

/** What lies at an address of a structure; undefined where nothing does. */
export function valueAt(tree: unknown, address: Address): unknown {
  return address.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined),
    tree,
  );
}

/** Puts a value at an address, making the maps and lists on the way. */
export function assign(tree: unknown, address: Address, value: unknown): void {
  let at = tree as object;
  for (const [index, key] of address.slice(0, -1).entries()) {
    const next: unknown = Reflect.get(at, key);
    const made = typeof next === 'object' && next !== null ? next : typeof address[index + 1] === 'number' ? [] : {};
    if (made !== next) Object.defineProperty(at, key, { value: made, enumerable: true, writable: true, configurable: true });
    at = made;
  }
  Object.defineProperty(at, address.at(-1) ?? '', { value, enumerable: true, writable: true, configurable: true });
}

/** The list at an address of a structure; what is empty or missing becomes one. */
export function listIn(tree: unknown, address: Address): unknown[] {
  const found = valueAt(tree, address);
  if (Array.isArray(found)) return found as unknown[];
  if ((found !== null && found !== undefined) || address.length === 0) throw refused(`${address.join('.')} is no list of steps.`);
  const list: unknown[] = [];
  assign(tree, address, list);
  return list;
}
