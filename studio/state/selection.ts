import type { Address, StepNode } from '../../src/faces/studio/protocol.ts';
import { isSame, isWithin, keyOf, placeOf } from './address.ts';
import type { Row } from './rows.ts';
import { chooseStep, type StudioState } from './studio-state.ts';

/** The steps that are selected, in the order of the text: those inside of another one go with it. */
export function selectedSteps({ rows, chosen, also }: Pick<StudioState, 'rows' | 'chosen' | 'also'>): StepNode[] {
  const keys = new Set([...also.value, chosen.value]);
  const steps = rows.value.flatMap((row) => (row.kind === 'step' && keys.has(row.key) ? [row.step] : []));
  return steps.filter(({ address }) => !steps.some((other) => other.address !== address && isWithin(address, other.address)));
}

/** Chooses one row, and no other with it. */
export function chooseRow({ chosen, also, anchor }: StudioState, key: string): void {
  also.value = new Set();
  anchor.value = key;
  chosen.value = key;
}

/** Selects a row too, or no more. */
export function toggleSelected(state: StudioState, key: string): void {
  const { chosen, also, anchor } = state;
  const keys = new Set([...also.value, ...(chosen.value === undefined ? [] : [chosen.value])]);
  anchor.value = key;
  if (!keys.delete(key)) chosen.value = key;
  else if (chosen.value === key) chosen.value = [...keys].at(-1) ?? key;
  also.value = keys;
}

/** Selects everything from where the selection began to a row. */
export function extendTo({ rows, chosen, also, anchor }: StudioState, key: string): void {
  const at = (of: string | undefined): number => rows.value.findIndex((row) => row.key === of);
  const from = at(anchor.value) === -1 ? at(chosen.value) : at(anchor.value);
  const to = at(key);
  anchor.value = rows.value[from]?.key;
  also.value = new Set(rows.value.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.key));
  chosen.value = key;
}

/** Selects all steps of the list that the chosen one is in. */
export function selectAll({ rows, row, also }: StudioState): void {
  const list = row.value && listOf(row.value);
  if (!list) return;
  also.value = new Set(rows.value.filter((each) => each.kind === 'step' && isSame(placeOf(each.address).list, list)).map(({ key }) => key));
}

/** Selects the steps at addresses, and chooses the first or the last of them. */
export function selectSteps(state: StudioState, addresses: readonly Address[], which: 'first' | 'last' = 'first'): void {
  const chosen = addresses.at(which === 'first' ? 0 : -1);
  if (!chosen) return;
  chooseStep(state, chosen);
  if (addresses.length > 1) state.also.value = new Set(addresses.map((address) => `step ${keyOf(address)}`));
}

/** The place of steps that stand directly below each other; undefined where they do not. */
export function runOf(steps: readonly StepNode[]): { readonly list: Address; readonly index: number; readonly count: number } | undefined {
  const [first] = steps;
  if (!first) return undefined;
  const { list, index } = placeOf(first.address);
  const isRun = steps.every(({ address }, at) => isSame(address, [...list, index + at]));
  return isRun ? { list, index, count: steps.length } : undefined;
}

function listOf({ kind, address }: Row): Address {
  return kind === 'step' ? placeOf(address).list : address;
}
