import { isSame } from '../state/address.ts';
import { addStep } from '../state/edits.ts';
import type { Row } from '../state/rows.ts';
import { selectedSteps } from '../state/selection.ts';
import { moveSteps } from '../state/step-edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import type { Dragged, DropPlace, Edge } from './drag.ts';

/** The place that an edge of a row stands for; undefined where nothing is taken there. */
export function placeOfEdge(row: Row, edge: Edge): DropPlace | undefined {
  const { address } = row;
  if (row.kind !== 'step') return edge === 'inside' ? { list: address, index: row.list.steps.length } : undefined;
  const [list, index] = [address.slice(0, -1), Number(address.at(-1))];
  if (edge === 'above') return { list, index };
  const [first] = row.step.lists;
  if (edge === 'inside') return first && row.isOpen === false ? { list: first.address, index: first.steps.length } : undefined;
  // Below an open block is its first place.
  return first && row.isOpen === true ? { list: first.address, index: 0 } : { list, index: index + 1 };
}

/** Moves the step that was dragged to a place, with those that are selected with it, or puts a new one there. */
export function drop(state: StudioState, dragged: Dragged, { list, index }: DropPlace): void {
  if (dragged.kind === 'new') return void state.inTurn(() => addStep(state, dragged.what, list, index));
  void state.inTurn(() => {
    const all = selectedSteps(state);
    // Whoever drags one of those that are selected drags them all.
    const isOneOfThem = all.some((step) => isSame(step.address, dragged.address));
    const own = state.rows.value.flatMap((each) => (each.kind === 'step' && isSame(each.address, dragged.address) ? [each.step] : []));
    return moveSteps(state, isOneOfThem ? all : own, list, index);
  });
}
