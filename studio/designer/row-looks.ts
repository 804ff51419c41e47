import type { Address, FlowView, StepList } from '../../src/faces/studio/protocol.ts';
import { isSame, keyOf } from '../state/address.ts';
import type { Row } from '../state/rows.ts';
import type { StudioState } from '../state/studio-state.ts';
import type { Edge } from './drag.ts';
import type { RowLook } from './tree-row.tsx';

/** What each line of the designer shows now. @param over - The edge that something is dragged over; undefined where nothing is. */
export function looksOf(state: StudioState, over?: { readonly key: string; readonly edge: Edge }): RowLook[] {
  const rows = state.rows.value;
  const chosen = state.chosen.value;
  const also = state.also.value;
  const keyOfStep = (address: Address): string => `step ${keyOf(address)}`;
  const lit = new Set(state.pointed.value?.steps.map(keyOfStep));
  const ran = new Map(
    state.run.value?.path === state.flow.value?.path ? state.run.value?.steps.map((step) => [keyOfStep(step.address), step]) : [],
  );
  const problems = new Map<string, FlowView['problems']>();
  for (const problem of state.flow.value?.problems ?? []) {
    const key = keyOfStep(problem.step ?? []);
    problems.set(key, [...(problems.get(key) ?? []), problem]);
  }
  const isThere = rows.some(({ key }) => key === chosen);
  return rows.map((row, index) => {
    const { key } = row;
    return {
      row,
      isSelected: key === chosen || (row.kind === 'step' && also.has(key)),
      isTabStop: isThere ? key === chosen : index === 0,
      isLit: lit.has(key),
      edge: key === over?.key ? over.edge : undefined,
      problems: problems.get(key),
      ran: ran.get(key),
    };
  });
}

/** True for two that are drawn, and do, the same. Where a step stands in the text is not shown. */
export function isSameLook(one: RowLook, other: RowLook): boolean {
  return (
    one.isSelected === other.isSelected &&
    one.isTabStop === other.isTabStop &&
    one.isLit === other.isLit &&
    one.edge === other.edge &&
    one.ran === other.ran &&
    (one.row === other.row || isSameRow(one.row, other.row)) &&
    (one.problems === other.problems || JSON.stringify(one.problems) === JSON.stringify(other.problems))
  );
}

function isSameRow(one: Row, other: Row): boolean {
  if (one.level !== other.level || one.position !== other.position || one.count !== other.count || one.isOpen !== other.isOpen)
    return false;
  if (one.kind !== 'step' || other.kind !== 'step')
    return one.kind === other.kind && one.kind !== 'step' && other.kind !== 'step' && isSameList(one.list, other.list);
  const [a, b] = [one.step, other.step];
  return (
    a.what === b.what &&
    a.title === b.title &&
    a.summary === b.summary &&
    a.effect === b.effect &&
    a.id === b.id &&
    a.disabled === b.disabled &&
    a.comment === b.comment &&
    a.lists.length === b.lists.length &&
    a.lists.every((list, at) => isSameList(list, b.lists[at]))
  );
}

function isSameList(one: StepList, other: StepList | undefined): boolean {
  return one.label === other?.label && one.steps.length === other.steps.length && isSame(one.address, other.address);
}
