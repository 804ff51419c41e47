import type { Source } from './source.ts';

/** What a line is: part of a step, blank, or only a comment. */
type Kind = 'content' | 'blank' | 'comment';

/** The line in which an offset stands. */
export function lineAt({ lines }: Source, offset: number): number {
  return lines.findLastIndex((start) => start <= offset);
}

/** Offset behind a line and its end. */
export function endOfLine({ lines, text }: Source, line: number): number {
  return lines[line + 1] ?? text.length;
}

/** Columns before an offset in its line, from 0. */
export function columnOf(source: Source, offset: number): number {
  return offset - (source.lines[lineAt(source, offset)] ?? 0);
}

/**
 * Offsets of the lines of each step of a block list. Comment lines at the column of the dash or left of it, and blank lines, go with the step
 * below; deeper comments go with the step above.
 *
 * @param dashes - Offsets of the dashes, each the first of its line.
 */
export function stepRegions(source: Source, dashes: readonly number[]): { start: number; end: number }[] {
  const [first = 0] = dashes;
  const column = columnOf(source, first);
  let from = lineAt(source, first);
  while (from > 0 && kindOf(source, from - 1).kind !== 'content') from -= 1;
  return dashes.map((dash) => {
    const start = from;
    from = endOfStep(source, lineAt(source, dash), column);
    return { start: source.lines[start] ?? 0, end: endOfLine(source, from - 1) };
  });
}

/** The line behind a step that begins in a line. */
function endOfStep(source: Source, first: number, column: number): number {
  let end = first + 1;
  let shallow = false;
  for (let line = first + 1; line < source.lines.length; line += 1) {
    const { kind, indent, inValue } = kindOf(source, line);
    if (kind === 'content' && !inValue && indent <= column) break;
    if (kind === 'comment' && indent <= column) shallow = true;
    if (kind === 'content') shallow = false;
    if (kind === 'content' || (kind === 'comment' && !shallow)) end = line + 1;
  }
  return end;
}

function kindOf(source: Source, line: number): { kind: Kind; indent: number; inValue: boolean } {
  const start = source.lines[line] ?? 0;
  const text = source.text.slice(start, endOfLine(source, line));
  const indent = text.length - text.trimStart().length;
  const inValue = source.values.some(([from, to]) => from < start && start < to);
  if (inValue) return { kind: 'content', indent, inValue };
  if (text.trim() === '') return { kind: 'blank', indent, inValue };
  return { kind: text.trimStart().startsWith('#') ? 'comment' : 'content', indent, inValue };
}

/** Lines moved right (or left, where negative), as far as they have blanks. */
export function shifted(text: string, by: number): string {
  return text.replaceAll(/^ *(?=[^\r\n ]| +\r?$)/gm, (blanks) =>
    by >= 0 ? ' '.repeat(by) + blanks : blanks.slice(Math.min(-by, blanks.length)),
  );
}
