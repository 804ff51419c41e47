import { isDeepStrictEqual } from 'node:util';
import { isCollection, isMap, isScalar, parseDocument, stringify } from 'yaml';
import type { Address } from '../problem.ts';
import { commentsOf, readSource, refused } from './source.ts';
import type { Source } from './source.ts';
import { putIn, stepLines, takeOut } from './steps.ts';
import type { Change } from './steps.ts';

/** One edit of a flow. Addresses and places are those of the text before; a list is the address of a list of steps, `['steps', 0, 'then']`. */
export type FlowEdit =
  /** `step` is YAML of one step with its dash, `- log: done`; `index` the place it gets, from 0. */
  | { readonly kind: 'insert'; readonly list: Address; readonly index: number; readonly step: string }
  | { readonly kind: 'remove'; readonly step: Address }
  /** Before the step that is at `index` now, or to the end. */
  | { readonly kind: 'move'; readonly step: Address; readonly list: Address; readonly index: number }
  /** The copy follows the step, with its comments and its id. */
  | { readonly kind: 'duplicate'; readonly step: Address }
  /** Another value for a scalar that is there. A text `${...}` is an expression. */
  | { readonly kind: 'set'; readonly address: Address; readonly value: string | number | boolean };

/** The text after an edit, and what was changed in the text before: in its order, without overlaps. */
export interface Edited {
  readonly text: string;
  readonly changes: readonly Change[];
}

/**
 * Edits a flow by splices of its text: nothing else of it changes. The text after is parsed, and its structure and comments compared with what
 * the edit means, before it is given out.
 *
 * @param text - The whole text of a `*.flow.yaml`.
 * @throws OnbehalfError INPUT_INVALID where the text is no YAML that can be edited, there is no such step or value, or the result would be
 * another one than the edit means.
 */
export function editFlow(text: string, edit: FlowEdit): Edited {
  const ended = text === '' || text.endsWith('\n');
  const source = readSource(ended ? text : text + (/\r?\n/.exec(text)?.[0] ?? '\n'));
  const changes = changesOf(source, edit).toSorted((a, b) => a.start - b.start || a.end - b.end);
  const whole = splice(source.text, changes);
  const after = ended ? whole : whole.replace(/\r?\n$/, '');
  accept(text, after, edit, changes, source);
  return { text: after, changes: ended ? changes : difference(text, after) };
}

function changesOf(source: Source, edit: FlowEdit): Change[] {
  switch (edit.kind) {
    case 'insert':
      return putIn(source, edit.list, edit.index, `${edit.step.trimEnd()}\n`.replaceAll(/\r?\n/g, source.lineEnd), 0);
    case 'remove':
      return takeOut(source, edit.step);
    case 'duplicate': {
      const { start, end } = stepLines(source, edit.step);
      return [{ start: end, end, text: source.text.slice(start, end) }];
    }
    case 'move': {
      const { step, list, index } = edit;
      if (isDeepStrictEqual(list.slice(0, step.length), step)) throw refused('a step cannot be moved into itself.');
      const { start, end, column } = stepLines(source, step);
      const from = Number(step.at(-1));
      if (isDeepStrictEqual(list, step.slice(0, -1)) && (index === from || index === from + 1)) return [];
      return [...putIn(source, list, index, source.text.slice(start, end), column), ...takeOut(source, step)];
    }
    case 'set':
      return [setScalar(source, edit.address, edit.value)];
  }
}

function setScalar(source: Source, address: Address, value: string | number | boolean): Change {
  const node = source.document.getIn(address, true);
  if (!isScalar(node) || !node.range || node.range[0] === node.range[1])
    throw refused(`there is no value at ${address.join('.')} to be changed.`);
  const parents = address.map((_, length) =>
    length === 0 ? source.document.contents : source.document.getIn(address.slice(0, length), true),
  );
  const inFlow = parents.some((parent) => isCollection(parent) && parent.flow === true);
  const [start, end] = node.range;
  return { start, end: start + source.text.slice(start, end).trimEnd().length, text: written(value, inFlow) };
}

/** A value as YAML that readers of 1.1 and of 1.2 take alike. */
function written(value: string | number | boolean, inFlow: boolean): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const plain = ['1.1', '1.2'].every(
    (version) => stringify(value, { version: version === '1.1' ? '1.1' : '1.2', lineWidth: 0 }) === `${value}\n`,
  );
  return plain && !inFlow && !/[\n\t]/.test(value) ? value : JSON.stringify(value);
}

/** Parses what came out, and refuses it unless it is what the edit means and has the comments that it must have. */
function accept(before: string, after: string, edit: FlowEdit, changes: readonly Change[], source: Source): void {
  const document = parseDocument(after);
  const is = document.errors.length === 0 ? JSON.stringify(document.toJS()) : undefined;
  if (is !== JSON.stringify(meant(before, edit))) throw refused('the text would mean something else than was asked for.');
  const lost = edit.kind === 'remove' ? stepLines(source, edit.step) : undefined;
  const gained = edit.kind === 'insert' || edit.kind === 'duplicate' ? changes.map(({ text }) => text) : [];
  const expected = [...commentsOf(before), ...gained.flatMap(commentsOf)];
  if (lost !== undefined)
    for (const comment of commentsOf(source.text.slice(lost.start, lost.end))) expected.splice(expected.indexOf(comment), 1);
  if (!isDeepStrictEqual(expected.toSorted(), commentsOf(after).toSorted())) throw refused('a comment would be lost.');
}

/** The structure that an edit means. */
function meant(before: string, edit: FlowEdit): unknown {
  const document = parseDocument(before);
  const node = (address: Address): unknown => document.getIn(address, true);
  if (edit.kind === 'set') {
    document.setIn(edit.address, edit.value);
    return document.toJS();
  }
  const tree: unknown = document.toJS();
  const listAt = (address: Address): unknown[] => {
    const found = address.reduce<unknown>((value, key) => Object(value)[key], tree);
    if (Array.isArray(found)) return found;
    if (!isScalar(node(address)) || address.length === 0) throw refused(`${address.join('.')} is no list of steps.`);
    const list: unknown[] = [];
    Object(address.slice(0, -1).reduce<unknown>((value, key) => Object(value)[key], tree))[address.at(-1) ?? ''] = list;
    return list;
  };
  if (edit.kind === 'insert') {
    const step = parseDocument(edit.step);
    const steps: unknown = step.errors.length === 0 ? step.toJS() : undefined;
    if (!Array.isArray(steps) || steps.length !== 1 || !isMap(step.getIn([0], true)))
      throw refused('step must be one step as YAML, with its dash.');
    listAt(edit.list).splice(edit.index, 0, steps[0]);
    return tree;
  }
  const from = listAt(edit.step.slice(0, -1));
  const step = from[Number(edit.step.at(-1))];
  if (edit.kind === 'duplicate') from.splice(Number(edit.step.at(-1)), 0, step);
  if (edit.kind === 'remove') from.splice(Number(edit.step.at(-1)), 1);
  if (edit.kind !== 'move') return tree;
  const to = listAt(edit.list);
  const hole = {};
  from[Number(edit.step.at(-1))] = hole;
  to.splice(edit.index, 0, step);
  from.splice(from.indexOf(hole), 1);
  return tree;
}

function splice(text: string, changes: readonly Change[]): string {
  let at = 0;
  const pieces = changes.map((change) => {
    if (change.start < at) throw refused('its parts overlap.');
    const piece = text.slice(at, change.start) + change.text;
    at = change.end;
    return piece;
  });
  return pieces.join('') + text.slice(at);
}

/** The one stretch in which two texts differ. */
function difference(before: string, after: string): Change[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [{ start, end: before.length - tail, text: after.slice(start, after.length - tail) }];
}
