import { isDeepStrictEqual } from 'node:util';
import { isMap, parseDocument } from 'yaml';
import type { Address } from '../problem.ts';
import { inOrder, type Change } from './changes.ts';
import { lineAt, shifted } from './lines.ts';
import { listIn, treeOf, type Plan } from './plan.ts';
import { commentsOf, readSource, refused, type Source } from './source.ts';
import { putIn, stepLines, takeOut } from './steps.ts';

/** One step as it was given: its lines with the line ends of a text, the column of its dash, and what it means. */
export function readPiece(step: string, lineEnd: string): { text: string; column: number; value: unknown } {
  const document = parseDocument(step);
  const steps: unknown = document.errors.length === 0 ? document.toJS() : undefined;
  if (!Array.isArray(steps) || steps.length !== 1 || !isMap(document.getIn([0], true)))
    throw refused('step must be one step as YAML, with its dash.');
  const text = `${step.replace(/\s+$/, '')}\n`.replaceAll(/\r?\n/g, lineEnd);
  const column = /^(?:[^\S\n]*(?:#.*)?\n)*( *)-/.exec(step.replaceAll('\r', ''))?.[1]?.length ?? 0;
  return { text, column, value: steps[0] };
}

/** A new step in a list. */
export function insertPlan(source: Source, list: Address, index: number, step: string): Plan {
  const { text, column, value } = readPiece(step, source.lineEnd);
  const meant = treeOf(source);
  const changes = putIn(source, list, index, text, column);
  listIn(meant, list).splice(index, 0, value);
  return { changes, lost: [], gained: commentsOf(text).map((comment) => comment.text), meant };
}

/** A step less. */
export function removePlan(source: Source, step: Address): Plan {
  const meant = treeOf(source);
  const changes = takeOut(source, step);
  listIn(meant, step.slice(0, -1)).splice(Number(step.at(-1)), 1);
  return { changes, lost: [stepLines(source, step)], gained: [], meant };
}

/** A step twice. */
export function duplicatePlan(source: Source, step: Address): Plan {
  const meant = treeOf(source);
  const { start, end } = stepLines(source, step);
  const text = source.text.slice(start, end);
  const steps = listIn(meant, step.slice(0, -1));
  steps.splice(Number(step.at(-1)), 0, structuredClone(steps[Number(step.at(-1))]));
  return { changes: [{ start: end, end, text }], lost: [], gained: commentsOf(text).map((comment) => comment.text), meant };
}

/** A step in another place. */
export function movePlan(source: Source, step: Address, list: Address, index: number): Plan {
  if (isDeepStrictEqual(list.slice(0, step.length), step)) throw refused('a step cannot be moved into itself.');
  const meant = treeOf(source);
  const { start, end, column } = stepLines(source, step);
  const [from, place] = [step.slice(0, -1), Number(step.at(-1))];
  const stays = isDeepStrictEqual(list, from) && (index === place || index === place + 1);
  if (stays) return { changes: [], lost: [], gained: [], meant };
  const changes = [...putIn(source, list, index, source.text.slice(start, end), column), ...takeOut(source, step)];
  const [was, hole] = [listIn(meant, from), {}];
  const [moved] = was.splice(place, 1, hole);
  listIn(meant, list).splice(index, 0, moved);
  was.splice(was.indexOf(hole), 1);
  return { changes, lost: [], gained: [], meant };
}

/** Other comment lines directly above a step. @param text - Without `#`; several lines, or none. */
export function commentPlan(source: Source, step: Address, text: string): Plan {
  const { start, dash, column } = stepLines(source, step);
  const own = source.lines[lineAt(source, dash)] ?? 0;
  const above = source.text.slice(start, own);
  const kept = /(?:^[^\S\n]*#[^\n]*\n)*$/m.exec(above)?.index ?? above.length;
  const from = start + lastComments(above, kept);
  const lines = text === '' ? [] : text.split(/\r?\n/).map((line) => `# ${line}`.trimEnd());
  const written = lines.map((line) => ' '.repeat(column) + line + source.lineEnd).join('');
  return { changes: [{ start: from, end: own, text: written }], lost: [{ start: from, end: own }], gained: lines, meant: treeOf(source) };
}

/** Where the comment lines begin that a text ends in. */
function lastComments(above: string, fallback: number): number {
  const lines = above.split(/(?<=\n)/);
  const first = lines.findLastIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const blank = lines.findLastIndex((line) => line.trim() === '');
  const from = Math.max(first, blank) + 1;
  return lines.length === 0 ? fallback : lines.slice(0, from).join('').length;
}

/** Steps in a block of their own. */
export interface Wrapped {
  /** The block as YAML of one step, with a list that has no steps so far. */
  readonly text: string;
  /** The lists in it that take the steps: one for all, or one for each. */
  readonly into: readonly Address[];
}

/** Puts steps that stand below each other into a block. */
export function wrapPlan(source: Source, list: Address, index: number, count: number, block: Wrapped): Plan {
  if (!Number.isInteger(count) || count < 1) throw refused('at least one step goes into a block.');
  const steps = Array.from({ length: count }, (_, at) => stepLines(source, [...list, index + at]));
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) throw refused(`${list.join('.')} has no such steps.`);
  const { column } = first;
  let inside = readSource(block.text.replaceAll('\n', source.lineEnd));
  const meant = treeOf(source);
  const taken = listIn(meant, list).splice(index, count);
  const made: unknown = treeOf(inside);
  for (const [at, step] of steps.entries()) {
    const into = block.into.length === 1 ? block.into[0] : block.into[at];
    const place = block.into.length === 1 ? at : 0;
    if (!into) throw refused('the block has no place for a step.');
    const changes = inOrder(putIn(inside, [0, ...into], place, source.text.slice(step.start, step.end), column));
    inside = readSource(
      changes.reduceRight((text, change) => text.slice(0, change.start) + change.text + text.slice(change.end), inside.text),
    );
    listIn(made, [0, ...into]).splice(place, 0, taken[at]);
  }
  listIn(meant, list).splice(index, 0, ...(made as unknown[]));
  const changes: Change[] = [{ start: first.start, end: last.end, text: shifted(inside.text, column) }];
  return { changes, lost: [], gained: [], meant };
}
