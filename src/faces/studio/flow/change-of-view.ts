import { isDeepStrictEqual } from 'node:util';
import type { FlowChange, FlowView, ListChange, StepChange, StepNode } from '../protocol.ts';
import { changeBetween } from './text-change.ts';

/** What is sent whole where it is another one. */
const parts = ['name', 'inputs', 'problems', 'connections', 'unknown'] as const;

/** What has changed from one view of a flow to another. */
export function changeOfView(before: FlowView, after: FlowView): FlowChange {
  const text = changeBetween(before.text, after.text);
  const { view, path, hash, steps } = after;
  const others = parts.filter((part) => !isDeepStrictEqual(before[part], after[part])).map((part) => [part, after[part]]);
  return {
    since: before.view,
    view,
    path,
    hash,
    ...(text && { text }),
    ...(Object.fromEntries(others) as Pick<Partial<FlowView>, (typeof parts)[number]>),
    steps: steps && changeOfList(before.steps ?? [], steps),
  };
}

function changeOfList(before: readonly StepNode[], after: readonly StepNode[]): ListChange {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && isKept(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < most - head && isKept(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const between = after.slice(head, after.length - tail);
  const isPaired = before.length === after.length;
  return { head, tail, between: between.map((step, index) => changeOfStep(isPaired ? before[head + index] : undefined, step)) };
}

function changeOfStep(before: StepNode | undefined, step: StepNode): StepChange {
  return {
    ...step,
    lists: step.lists.map(({ address, label, steps }, index) => ({
      address,
      label,
      ...changeOfList(before?.lists[index]?.steps ?? [], steps),
    })),
  };
}

/** True for a step that says the same with all that is in it. */
function isKept(before: StepNode | undefined, after: StepNode | undefined): boolean {
  if (!before || !after) return false;
  const { address: _was, lists, ...own } = before;
  const { address: _is, lists: inside, ...said } = after;
  return (
    lists.length === inside.length &&
    isDeepStrictEqual(own, said) &&
    lists.every((list, index) => {
      const other = inside[index];
      return (
        list.label === other?.label &&
        list.steps.length === other.steps.length &&
        isDeepStrictEqual(list.address.slice(before.address.length), other.address.slice(after.address.length)) &&
        list.steps.every((step, place) => isKept(step, other.steps[place]))
      );
    })
  );
}
