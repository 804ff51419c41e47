import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar } from 'yaml';
import { readFlow } from '../format/read-flow.ts';
import { name as nameShape } from '../format/shapes.ts';
import { placed, type Address, type Place } from '../problem.ts';
import type { Change } from './changes.ts';
import { endOfLine, lineAt } from './lines.ts';
import { nodeIn, pairIn, placeOf } from './places.ts';
import { assign, treeOf, valueAt, type Plan } from './plan.ts';
import { referencesOf, type Declaration } from '../references.ts';
import { refused, type Source } from './source.ts';
import { keyOf } from './written.ts';

/** Names that every flow has. */
const everywhere: readonly string[] = ['inputs', 'now', 'today'];

/**
 * Gives something another name, with every expression that reads it. What an expression reads is found in its tree; a text that only looks alike
 * stays.
 *
 * @param address - The scalar that gives the name (`id`, `as`, `index`), or the key of `set` or `inputs`.
 */
export function renamePlan(source: Source, address: Address, to: string): Plan {
  const declaration = declarationAt(source, address, to);
  const meant = treeOf(source);
  const changes: Change[] = [];
  const scalars = new Map<string, { address: Address; at: Place[] }>();
  const note = (where: Address, place: Place): void => {
    const key = JSON.stringify(where);
    const found = scalars.get(key) ?? { address: where, at: [] };
    found.at.push(place);
    scalars.set(key, found);
  };
  for (const { address: where, isKey } of declaration.places) {
    if (isKey) changes.push(renamedKey(source, where, to));
    else note(where, { start: 0, end: declaration.name.length });
  }
  for (const { address: where, expression, read } of declaration.reads)
    note(where, { start: expression.at + read.start, end: expression.at + read.end });
  for (const { address: where, at } of scalars.values()) {
    const { value, splices } = renamedScalar(source, where, declaration.name, to, at);
    changes.push(...splices);
    assign(meant, where, value);
  }
  for (const { address: where, isKey } of declaration.places) if (isKey) moveKey(meant, where, to);
  return { changes, lost: [], gained: [], meant };
}

function declarationAt(source: Source, address: Address, to: string): Declaration {
  const shape = nameShape.safeParse(to);
  if (!shape.success) throw refused(`${JSON.stringify(to)} ${shape.error.issues[0]?.message ?? 'is no name.'}`);
  const { flow, problems } = readFlow(source.text);
  const [problem] = placed(source.text, problems);
  if (problem) throw refused(`line ${problem.line} has a mistake, and what it reads is not known: ${problem.problem}`);
  const { declarations, spoken, unread } = referencesOf(flow);
  const [first] = placed(
    source.text,
    unread.map(({ expression, problem: why }) => ({ address: [], start: expression.start, end: expression.end, problem: why })),
  );
  if (first) throw refused(`line ${first.line} has an expression that cannot be read, so what it reads is not known. ${first.problem}`);
  const declaration = declarations.find(({ places }) => places.some((place) => isDeepStrictEqual([...place.address], [...address])));
  if (!declaration) throw refused(`there is no name at ${address.join('.')}.`);
  const isInput = address[0] === 'inputs';
  const taken = declarations.some(({ name, places }) => name === to && (places[0]?.address[0] === 'inputs') === isInput);
  if (taken || (!isInput && (spoken.has(to) || everywhere.includes(to))))
    throw refused(`${to} is the name of something else here already.`);
  const open = declaration.reads.find(({ read }) => read.isOpen && isInput);
  if (open) throw refused('an expression reads an input by a computed name, `inputs[...]`, so which one is not known.');
  return declaration;
}

/** A scalar in which a name stands at places of its value. */
function renamedScalar(
  source: Source,
  address: Address,
  from: string,
  to: string,
  at: readonly Place[],
): { value: string; splices: Change[] } {
  const node = nodeIn(source, address);
  if (!isScalar(node) || typeof node.value !== 'string') throw refused(`there is no text at ${address.join('.')}.`);
  const place = placeOf(source, node, 0);
  // What stands behind the sign of a text block is no part of it.
  const start = node.srcToken?.type === 'block-scalar' ? endOfLine(source, lineAt(source, place.start)) : place.start;
  const raw = source.text.slice(start, place.end);
  const words = wordsIn(node.value, from);
  const written = wordsIn(
    node.srcToken?.type === 'double-quoted-scalar' ? raw.replaceAll(escaped, (found) => ' '.repeat(found.length)) : raw,
    from,
  );
  if (words.length !== written.length)
    throw refused(`${from} is written with escapes at ${address.join('.')}; write it without them first.`);
  const ordered = at.toSorted((a, b) => a.start - b.start);
  const splices = ordered.map((each): Change => {
    const offset = written[words.indexOf(each.start)];
    if (offset === undefined) throw refused(`${from} was not found at ${address.join('.')}.`);
    return { start: start + offset, end: start + offset + from.length, text: to };
  });
  const value = ordered.reduceRight((text, each) => text.slice(0, each.start) + to + text.slice(each.end), node.value);
  return { value, splices };
}

/** Escapes of double quotes. https://yaml.org/spec/1.2.2/#57-escaped-characters */
const escaped = /\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|[\s\S])/gi;

/** Offsets at which a word stands by itself. */
function wordsIn(text: string, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length))
    if (!/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + word.length] ?? '')) found.push(at);
  return found;
}

function renamedKey(source: Source, address: Address, to: string): Change {
  const map = nodeIn(source, address.slice(0, -1));
  const key = isMap(map) ? pairIn(map, address.at(-1))?.key : undefined;
  if (!isNode(key) || !key.range) throw refused(`there is no key at ${address.join('.')}.`);
  return { ...placeOf(source, key, 0), text: keyOf(to) };
}

function moveKey(tree: unknown, address: Address, to: string): void {
  const map = valueAt(tree, address.slice(0, -1)) as Record<string, unknown>;
  const key = String(address.at(-1));
  map[to] = map[key];
  Reflect.deleteProperty(map, key);
}
