import type { StepNode } from '../../src/faces/studio/protocol.ts';
import type { StudioState } from './studio-state.ts';

/** A step as it is written in the file, at the beginning of the line. */
export function yamlOf({ flow }: StudioState, { lines: [first, last] }: StepNode): string {
  const lines = (flow.value?.text ?? '').split(/\r?\n/).slice(first - 1, last);
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  return `${lines
    .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
    .join('\n')
    .trimEnd()}\n`;
}
