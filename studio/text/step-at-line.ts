import type { StepNode } from '../../src/faces/studio/protocol.ts';

/** The innermost step that a line belongs to; undefined outside of all. @param line - From one. */
export function stepAtLine(steps: readonly StepNode[], line: number): StepNode | undefined {
  const around = steps.find(({ lines: [first, last] }) => first <= line && line <= last);
  return around && (around.lists.map((list) => stepAtLine(list.steps, line)).find(Boolean) ?? around);
}
