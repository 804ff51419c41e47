import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { OnbehalfError } from '../../core/errors.ts';
import { keyOrder } from '../edit/key-order.ts';
import { commentsOf, readSource } from '../edit/source.ts';
import type { Address } from '../problem.ts';
import { stepPlaces } from '../step-places.ts';

/** Lists of steps, and of what holds steps, are written line by line: the last keys of their addresses. */
const lists: ReadonlySet<unknown> = new Set(stepPlaces.flat().filter((key) => key !== '*' && key !== 'microsoft365Scope'));

/**
 * Writes a flow in the layout of the project's flows: keys in the order of the format, two spaces for each level, lists of steps line by line. What it means,
 * its comments and its line ends stay. A flow that was written so comes out as it is.
 *
 * @param text - The whole text of a `*.flow.yaml`.
 * @throws OnbehalfError INPUT_INVALID where it is no YAML, or cannot be written anew without a loss.
 */
export function formatFlow(text: string): string {
  // A layout may open another one, where a line fits now that did not before.
  const once = printed(text);
  const twice = printed(once);
  if (printed(twice) !== twice) throw refused('it comes out otherwise each time.');
  return twice;
}

function printed(text: string): string {
  const { document, lineEnd } = readSource(text);
  const before: unknown = document.toJS();
  arrange(document.contents, []);
  const written = document.toString({ lineWidth: 0, indentSeq: true, flowCollectionPadding: true }).trimEnd();
  const after = `${written}\n`.replaceAll(/\r?\n/g, lineEnd);
  if (!isDeepStrictEqual(parseDocument(after).toJS(), before)) throw refused('a value would be another one.');
  if (!isDeepStrictEqual(commentTexts(after), commentTexts(text))) throw refused('a comment would be lost.');
  return after;
}

function commentTexts(text: string): string[] {
  return commentsOf(text)
    .map((comment) => comment.text)
    .toSorted();
}

function arrange(node: unknown, address: Address): void {
  if (isSeq(node)) {
    const last = address.findLast((key) => typeof key === 'string');
    if (lists.has(last) && node.items.some(isMap)) {
      node.flow = false;
      for (const item of node.items) if (isMap(item)) item.flow = false;
    }
    node.items.forEach((item, index) => arrange(item, [...address, index]));
  }
  if (!isMap(node)) return;
  order(node, address);
  for (const { key, value } of node.items) arrange(value, [...address, String(key)]);
}

/** Puts the keys of a map into their order. What is said at the head of the file stays there, whichever key comes first. */
function order(map: YAMLMap, address: Address): void {
  const keys = map.items.map(({ key }) => String(key));
  const wanted = keyOrder(address, keys);
  const rank = (key: string): number => {
    const at = wanted.indexOf(key);
    return at === -1 ? wanted.length : at;
  };
  const [head] = map.items;
  map.items = map.items.toSorted((one, other) => rank(String(one.key)) - rank(String(other.key)));
  const [first] = map.items;
  if (address.length > 0 || head === first || !isScalar(head?.key) || !isScalar(first?.key)) return;
  const { commentBefore } = head.key;
  if (commentBefore === undefined || commentBefore === null) return;
  head.key.commentBefore = null;
  first.key.commentBefore = [commentBefore, first.key.commentBefore].filter(Boolean).join('\n');
}

function refused(problem: string): OnbehalfError {
  return new OnbehalfError('INPUT_INVALID', `The flow was left as it is: ${problem}`, {
    fields: [{ field: 'FILE', problem }],
    remedy: 'Lay it out by hand.',
  });
}
