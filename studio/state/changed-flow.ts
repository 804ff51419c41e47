import { changedText } from '../../src/faces/studio/flow/text-change.ts';
import type { Address, FlowChange, FlowView, ListChange, StepNode } from '../../src/faces/studio/protocol.ts';
import { isSame } from './address.ts';

/** A flow after what has changed in it. Steps that stayed where they are stay the very ones. @param before - As it was in the answer that the change is about. */
export function changedFlow(before: FlowView, { since: _since, text, steps, ...others }: FlowChange): FlowView {
  return {
    ...before,
    ...others,
    text: changedText(before.text, text),
    steps: steps && changedList(before.steps ?? [], steps, ['steps']),
  };
}

function changedList(before: readonly StepNode[], { head, tail, between }: ListChange, list: Address): StepNode[] {
  const isPaired = before.length === head + between.length + tail;
  return [
    ...before.slice(0, head).map((step, index) => movedStep(step, [...list, index])),
    ...between.map((step, index): StepNode => ({
      ...step,
      lists: step.lists.map(({ address, label, ...change }, at) => ({
        address,
        label,
        steps: changedList((isPaired ? before[head + index]?.lists[at]?.steps : undefined) ?? [], change, address),
      })),
    })),
    ...before.slice(before.length - tail).map((step, index) => movedStep(step, [...list, head + between.length + index])),
  ];
}

/** A step that says what it said, at another address. */
function movedStep(step: StepNode, address: Address): StepNode {
  if (isSame(step.address, address)) return step;
  return {
    ...step,
    address,
    lists: step.lists.map((list) => {
      const own = [...address, ...list.address.slice(step.address.length)];
      return { ...list, address: own, steps: list.steps.map((inside, index) => movedStep(inside, [...own, index])) };
    }),
  };
}
