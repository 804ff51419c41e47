import type { Address, Place } from '../problem.ts';
import type { DocumentNode } from './document.ts';

/** Keys under which steps stand. */
const stepLists: ReadonlySet<string> = new Set(['steps', 'then', 'else', 'try', 'finally', 'parallel']);

/** The plain value of a step, for a schema to judge. Steps in it are judged by themselves, so they stand there as null. */
export function plainOf(node: DocumentNode, areSteps = false): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map((item) => (areSteps && item.kind !== 'list' ? null : plainOf(item, areSteps)));
    case 'map': {
      const plain: Record<string, unknown> = {};
      for (const { key, value } of node.entries) plain[key] = plainOf(value, stepLists.has(key));
      return plain;
    }
  }
}

/** The part at an address below another one; undefined where there is none. */
export function nodeAt(node: DocumentNode, at: Address): DocumentNode | undefined {
  let found: DocumentNode | undefined = node;
  for (const part of at) found = found && childOf(found, part);
  return found;
}

/** Where the part at an address stands; of what is missing, where that is which misses it. Of a key that is not known: the key. */
export function placeAt(node: DocumentNode, at: Address, isKey = false): Place {
  const above = at.slice(0, -1);
  const last = at.at(-1);
  const parent = nodeAt(node, above);
  const entry = parent?.kind === 'map' ? parent.entries.find(({ key }) => key === last) : undefined;
  if (isKey && entry) return entry.place;
  const found = nodeAt(node, at);
  if (found) return found.place.start === found.place.end && entry ? entry.place : found.place;
  return above.length === at.length ? node.place : headOf(node, above);
}

/** The beginning of a part: its first key, or the whole of what has none. */
function headOf(node: DocumentNode, at: Address): Place {
  const found = nodeAt(node, at) ?? node;
  const [first] = found.kind === 'map' ? found.entries : [];
  return first?.place ?? found.place;
}

function childOf(node: DocumentNode, part: string | number): DocumentNode | undefined {
  if (node.kind === 'list' && typeof part === 'number') return node.items[part];
  return node.kind === 'map' ? node.entries.find(({ key }) => key === String(part))?.value : undefined;
}
