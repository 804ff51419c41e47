import type { StepNode } from '../../src/faces/studio/protocol.ts';
import { offsetsOf } from './offsets-of.ts';
import type { StudioState } from './studio-state.ts';

/** Steps as they are written in the file, with their comments, at the beginning of the line. */
export function yamlOf({ flow, steps: all }: Pick<StudioState, 'flow' | 'steps'>, steps: readonly StepNode[]): string {
  const text = flow.value?.text ?? '';
  return steps.map((step) => pieceOf(text, offsetsOf(all.value, step.address) ?? [0, 0], step.comment)).join('');
}

function pieceOf(text: string, [start, end]: readonly [number, number], comment: string | undefined): string {
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(first, start);
  const column = before.length;
  const dash = before.lastIndexOf('-');
  // In brackets there is no line of its own to copy.
  const isInBrackets = !/^ *(?:- *)*$/.test(before) || (dash === -1 && text[start] === '{');
  if (isInBrackets) return `- ${text.slice(start, end).replaceAll('\r', '').trim()}\n`;
  const last = text.indexOf('\n', Math.max(start, end - 1));
  const own = text.slice(first, last === -1 ? undefined : last).split(/\r?\n/);
  const indent = dash === -1 ? column - 2 : dash;
  const lines = own.map((line, index) => {
    if (index === 0) return dash === -1 ? `- ${line.slice(column)}` : line.slice(dash);
    return line.slice(Math.min(indent, line.length - line.trimStart().length));
  });
  const above = comment === undefined ? [] : comment.split('\n').map((line) => `# ${line}`.trimEnd());
  return `${[...above, ...lines].join('\n').trimEnd()}\n`;
}
