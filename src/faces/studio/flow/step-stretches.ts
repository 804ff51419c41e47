import { lineIn } from '../../../flow/line-starts.ts';

/** Which lines belong to a step, by the rule of the edits: comments that are deeper than a dash go with the step above them, all others with the one below. */
export interface StepStretches {
  /**
   * The comment lines directly above the step that begins at an offset, without their signs. Undefined where there are none, or it begins behind
   * another dash or a bracket.
   *
   * @param isFirst - It is the first step of its list.
   */
  commentAbove(start: number, isFirst: boolean): string | undefined;
  /** Offset behind the last line that belongs to a step. @param end - Of its node, which runs on over comments and blanks. */
  endOf(start: number, end: number): number;
}

/** Finds what belongs to steps. @param starts - Offsets of the lines. */
export function stepStretches(text: string, starts: readonly number[]): StepStretches {
  const lineAt = (line: number): string => text.slice(starts[line] ?? 0, starts[line + 1] ?? text.length).trimEnd();
  const before = (offset: number): string => text.slice(starts[lineIn(starts, offset)] ?? 0, offset);
  return {
    commentAbove(offset, isFirst) {
      const own = lineIn(starts, offset);
      const dash = /^ *(?=- *$)/.exec(before(offset))?.[0].length;
      if (dash === undefined) return undefined;
      const found: string[] = [];
      let isDirect = true;
      let first = 0;
      for (let line = own - 1; line >= 0; line -= 1) {
        const whole = lineAt(line);
        const rest = whole.trimStart();
        if (rest !== '' && !rest.startsWith('#')) break;
        if (rest === '') isDirect = false;
        else if (isDirect) found.unshift(rest.replace(/^# ?/, ''));
        // Of what is shallow, the highest counts, also above a blank line.
        if (rest !== '' && whole.length - rest.length <= dash) first = own - line;
      }
      const kept = isFirst ? found : found.slice(Math.max(0, found.length - first));
      return kept.length === 0 ? undefined : kept.join('\n');
    },
    endOf(start, end) {
      const trimmed = start + text.slice(start, end).trimEnd().length;
      const dash = before(start).lastIndexOf('-');
      const column = dash === -1 ? before(start).length - 1 : dash;
      let found = trimmed;
      for (let line = lineIn(starts, trimmed - 1); line > lineIn(starts, start); line -= 1) {
        const whole = lineAt(line);
        const rest = whole.trimStart();
        if (rest !== '' && !rest.startsWith('#')) break;
        if (rest !== '' && whole.length - rest.length <= column) found = starts[line] ?? found;
      }
      return start + text.slice(start, found).trimEnd().length;
    },
  };
}
