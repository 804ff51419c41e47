import type { Tenant } from '../../tenant/tenant.ts';
import type { Watched, WatchedObject } from '../../tenant/watched.ts';

/** An object as it is now. */
export interface Present {
  readonly id: string;
  /** Its properties by name. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Ids of what it leads to. */
  readonly links: readonly string[];
}

/**
 * Looks at a collection and notes with growing numbers what differs from what was last seen there. Changes are noticed when somebody asks for them, so
 * that nothing that changes the directory has to tell.
 *
 * @param isRestorable - Whether an object that is gone can be brought back.
 */
export function watch(tenant: Tenant, name: string, objects: Iterable<Present>, isRestorable: (id: string) => boolean): Watched {
  tenant.watched ??= new Map();
  const watched: Watched = tenant.watched.get(name) ?? { number: 0, objects: new Map() };
  tenant.watched.set(name, watched);
  const next = (): number => ++watched.number;
  const present = new Set<string>();
  for (const object of objects) {
    present.add(object.id);
    const before = watched.objects.get(object.id);
    const seen: WatchedObject = before && !before.gone ? before : { properties: new Map(), links: new Map() };
    watched.objects.set(object.id, seen);
    note(seen, object, next);
  }
  for (const [id, seen] of watched.objects) {
    if (present.has(id)) continue;
    const reason = isRestorable(id) ? 'changed' : 'deleted';
    if (seen.gone?.reason !== reason) seen.gone = { number: next(), reason };
  }
  return watched;
}

function note({ properties, links }: WatchedObject, object: Present, next: () => number): void {
  // One number for all that changed of an object between two looks.
  let number: number | undefined;
  const now = (): number => (number ??= next());
  for (const [name, value] of Object.entries(object.properties)) {
    const text = JSON.stringify(value ?? null);
    if (properties.get(name)?.text !== text) properties.set(name, { text, number: now() });
  }
  for (const id of object.links) if (links.get(id)?.isGone !== false) links.set(id, { number: now(), isGone: false });
  for (const [id, { isGone }] of links) if (!isGone && !object.links.includes(id)) links.set(id, { number: now(), isGone: true });
}
