import type { Address, StepList, StepNode } from '../../src/faces/studio/protocol.ts';
import { keyOf } from './address.ts';

/** A line of the designer: a step, a list of steps that has a name, or the place for a step in an empty list. */
export type Row = {
  /** Of the step or of the list. */
  readonly address: Address;
  readonly key: string;
  /** From one. */
  readonly level: number;
  readonly position: number;
  readonly count: number;
  /** Undefined where nothing is inside. */
  readonly isOpen: boolean | undefined;
} & (
  | { readonly kind: 'step'; readonly step: StepNode }
  | { readonly kind: 'list'; readonly list: StepList }
  | { readonly kind: 'empty'; readonly list: StepList }
);

/**
 * The lines of the designer, in their order.
 *
 * @param closed - Keys of rows whose inside is not shown.
 * @param known - The last row of each step: where nothing of it has changed it is the very one.
 */
export function rowsOf(steps: readonly StepNode[], closed: ReadonlySet<string>, known = new WeakMap<StepNode, Row>()): Row[] {
  const rows: Row[] = [];
  const add = (list: StepList, level: number): void => {
    if (list.steps.length === 0) {
      rows.push({
        kind: 'empty',
        list,
        address: list.address,
        key: `empty ${keyOf(list.address)}`,
        level,
        position: 1,
        count: 1,
        isOpen: undefined,
      });
      return;
    }
    list.steps.forEach((step, index) => addStep(step, level, index + 1, list.steps.length));
  };
  const addStep = (step: StepNode, level: number, position: number, count: number): void => {
    const before = known.get(step);
    const key = before?.key ?? `step ${keyOf(step.address)}`;
    const isOpen = step.lists.length === 0 ? undefined : !closed.has(key);
    const isSame = before?.level === level && before.position === position && before.count === count && before.isOpen === isOpen;
    const row: Row = isSame ? before : { kind: 'step', step, address: step.address, key, level, position, count, isOpen };
    known.set(step, row);
    rows.push(row);
    if (isOpen !== true) return;
    const [only] = step.lists;
    if (only && step.lists.length === 1 && only.label === '') return add(only, level + 1);
    step.lists.forEach((list, index) => {
      const listKey = `list ${keyOf(list.address)}`;
      const isListOpen = !closed.has(listKey);
      rows.push({
        kind: 'list',
        list,
        address: list.address,
        key: listKey,
        level: level + 1,
        position: index + 1,
        count: step.lists.length,
        isOpen: isListOpen,
      });
      if (isListOpen) add(list, level + 2);
    });
  };
  add({ address: ['steps'], label: '', steps }, 1);
  return rows;
}

/** Where a new step goes when a row is chosen: into an empty list or a list that is named, into an empty block, else behind the step. */
export function placeAt(
  row: Row | undefined,
  steps: readonly StepNode[],
): { readonly list: Address; readonly index: number; readonly words: string } {
  if (!row) return { list: ['steps'], index: steps.length, words: 'at the end' };
  if (row.kind !== 'step')
    return { list: row.address, index: row.list.steps.length, words: row.list.label ? `in ${row.list.label}` : 'here' };
  const { step } = row;
  const hole = row.isOpen === true ? step.lists.find((list) => list.steps.length === 0) : undefined;
  if (hole && hole === step.lists[0]) return { list: hole.address, index: 0, words: `in ${step.title}` };
  return { list: step.address.slice(0, -1), index: Number(step.address.at(-1)) + 1, words: `after ${step.title}` };
}
