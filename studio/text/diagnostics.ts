import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { ProblemView } from '../../src/faces/studio/protocol.ts';

/** The mistakes of a flow at their places in its text: what the check says has the remedy in it. */
export function diagnosticsOf(doc: Text, problems: readonly ProblemView[]): Diagnostic[] {
  return problems.map(({ line, column, length, message }) => {
    const { from: start, to: end } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const from = Math.min(start + column - 1, end);
    return { from, to: Math.max(from, Math.min(from + length, end)), severity: 'error', message };
  });
}
