import { isDeepStrictEqual } from 'node:util';
import { isOnbehalfError } from '../../core/errors.ts';
import type { Address } from '../problem.ts';
import { emptyBlock } from './blocks.ts';
import { composed, inOrder, overlap, spliced, type Change } from './changes.ts';
import type { FlowEdit } from './flow-edit.ts';
import { treeOf, valueAt, type Plan } from './plan.ts';
import { renamePlan } from './rename.ts';
import { setPlan, unsetPlan } from './set-value.ts';
import { commentsIn, readSource, refused, type Source } from './source.ts';
import { commentPlan, duplicatePlan, insertPlan, movePlan, removePlan, wrapPlan } from './step-plans.ts';
import { unbracketed } from './unbracketed.ts';
import { filledLists, unwrapPlan } from './unwrap.ts';

export type { Block, FlowEdit } from './flow-edit.ts';
export { inverseOf, type Change } from './changes.ts';
export type { Source } from './source.ts';

/** The text after an edit, and what was changed in the text before: in its order, without overlaps. `inverseOf` makes an undo of the changes. */
export interface Edited {
  readonly text: string;
  /** The text as it was parsed and compared: the next edit begins with it. */
  readonly source: Source;
  readonly changes: readonly Change[];
}

/**
 * Edits a flow by splices of its text: nothing else of it changes. Lists of steps in brackets that the edit goes through are first written line by
 * line. The text after is parsed, and its structure and comments compared with what the edit means, before it is given out.
 *
 * @param from - The whole text of a `*.flow.yaml`, or what the edit before came to.
 * @throws OnbehalfError INPUT_INVALID with the reason where the text is no YAML that can be edited, there is no such step or value, or the result
 * would be another one than the edit means.
 */
export function editFlow(from: string | Source, edit: FlowEdit): Edited {
  const text = typeof from === 'string' ? from : from.text;
  const isEnded = text === '' || text.endsWith('\n');
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  let changes: Change[] = isEnded ? [] : [{ start: text.length, end: text.length, text: lineEnd }];
  let source = isEnded && typeof from !== 'string' ? from : readSource(spliced(text, changes));
  for (const address of waysOf(source, edit)) {
    const next = unbracketed(source, address);
    if (next.changes.length > 0) accept(source, next.source, { changes: next.changes, lost: [], gained: [], meant: treeOf(source) });
    changes = composed(changes, next.changes);
    ({ source } = next);
  }
  const plan = planOf(source, edit);
  const made = inOrder(plan.changes);
  if (overlap(made)) throw refused('its parts overlap.');
  const whole = spliced(source.text, made);
  changes = composed(changes, made);
  const extra = isEnded ? 0 : (/\r?\n$/.exec(whole)?.[0].length ?? 0);
  // A text block that keeps what follows it (`|+`) may have come to the end: then the line end is a part of it.
  const shorter = extra > 0 ? sourceOf(whole.slice(0, -extra)) : undefined;
  const isShorter = shorter !== undefined && means(shorter, plan.meant);
  if (isShorter) changes = composed(changes, [{ start: whole.length - extra, end: whole.length, text: '' }]);
  const after = isShorter ? shorter : sourceOf(whole);
  if (!after) throw refused(otherMeaning);
  accept(source, after, plan);
  return { text: after.text, source: after, changes };
}

/** The lists that an edit goes through. */
function waysOf(source: Source, edit: FlowEdit): Address[] {
  switch (edit.kind) {
    case 'insert':
    case 'wrap':
      return [edit.list];
    case 'remove':
    case 'duplicate':
    case 'comment':
      return [edit.step.slice(0, -1)];
    case 'move':
      return [edit.step.slice(0, -1), edit.list];
    case 'unwrap':
      return [edit.step, ...filledLists(valueAt(treeOf(source), edit.step)).map((list) => [...edit.step, ...list])];
    case 'set':
    case 'unset':
    case 'rename':
      return [];
  }
}

function planOf(source: Source, edit: FlowEdit): Plan {
  switch (edit.kind) {
    case 'insert':
      return insertPlan(source, edit.list, edit.index, edit.step);
    case 'remove':
      return removePlan(source, edit.step);
    case 'move':
      return movePlan(source, edit.step, edit.list, edit.index);
    case 'duplicate':
      return duplicatePlan(source, edit.step);
    case 'set':
      return setPlan(source, edit.address, edit.value, edit.order);
    case 'unset':
      return unsetPlan(source, edit.address);
    case 'wrap':
      return wrapPlan(source, edit.list, edit.index, edit.count, emptyBlock(edit.block, edit.count));
    case 'unwrap':
      return unwrapPlan(source, edit.step);
    case 'rename':
      return renamePlan(source, edit.address, edit.to);
    case 'comment':
      return commentPlan(source, edit.step, edit.text);
  }
}

const otherMeaning = 'the text would mean something else than was asked for.';

/** Refuses what came out unless it is what the edit means and has the comments that it must have. */
function accept(source: Source, after: Source, { meant, lost, gained }: Plan): void {
  if (!means(after, meant)) throw refused(otherMeaning);
  const expected = [...source.comments.map((comment) => comment.text), ...gained];
  for (const comment of commentsIn(source, lost)) expected.splice(expected.indexOf(comment), 1);
  const found = after.comments.map((comment) => comment.text);
  if (!isDeepStrictEqual(expected.toSorted(), found.toSorted())) throw refused('a comment would be lost.');
}

function means(source: Source, meant: unknown): boolean {
  return isDeepStrictEqual(treeOf(source), meant);
}

/** A text that came out, parsed anew; undefined where it is none that could be edited. */
function sourceOf(text: string): Source | undefined {
  try {
    return readSource(text);
  } catch (error) {
    if (isOnbehalfError(error) && error.code === 'INPUT_INVALID') return undefined;
    throw error;
  }
}
