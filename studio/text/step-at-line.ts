import type { StepNode } from '../../src/faces/studio/protocol.ts';

/** The innermost step that a line belongs to; undefined outside of all. @param line - From one. */
export function stepAtLine(text: string, steps: readonly StepNode[], line: number): StepNode | undefined {
  let start = 0;
  for (let at = 1; at < line; at += 1) start = text.indexOf('\n', start) + 1;
  const end = text.indexOf('\n', start);
  return stepIn(steps, 0, start, end === -1 ? text.length : end);
}

/** @param around - Offset at which the step around the steps begins. */
function stepIn(steps: readonly StepNode[], around: number, from: number, to: number): StepNode | undefined {
  let before = around;
  for (const step of steps) {
    const start = before + step.at[0];
    before = start + step.at[1];
    if (start > to || from > Math.max(start, before - 1)) continue;
    return step.lists.map((list) => stepIn(list.steps, start, from, to)).find(Boolean) ?? step;
  }
  return undefined;
}
