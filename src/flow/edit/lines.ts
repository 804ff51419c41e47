import type { Place } from '../problem.ts';
import { lineIn } from '../line-starts.ts';
import type { Source } from './source.ts';

/** What a line is: part of a step or a key, blank, or only a comment. */
type Kind = 'content' | 'blank' | 'comment';

/** The line in which an offset stands. */
export function lineAt({ lines }: Source, offset: number): number {
  return lineIn(lines, offset);
}

/** Offset behind a line and its end. */
export function endOfLine({ lines, text }: Source, line: number): number {
  return lines[line + 1] ?? text.length;
}

/** Columns before an offset in its line, from 0. */
export function columnOf(source: Source, offset: number): number {
  return offset - (source.lines[lineAt(source, offset)] ?? 0);
}

/** True where only blanks stand before an offset in its line. */
export function isFirstInLine(source: Source, offset: number): boolean {
  return source.text.slice(source.lines[lineAt(source, offset)] ?? 0, offset).trim() === '';
}

/** True where only blanks follow an offset in its line. */
export function isLastInLine(source: Source, offset: number): boolean {
  return source.text.slice(offset, endOfLine(source, lineAt(source, offset))).trim() === '';
}

/**
 * The lines of each of the things that stand below each other: steps of a list, keys of a map. Comment lines at their column or left of it, and
 * blank lines, go with the one below; deeper comments go with the one above. One that begins behind a dash begins there.
 *
 * @param starts - Offsets of the dashes or keys.
 * @param holdsDashes - True for a key whose list has its dashes at the column of the key.
 */
export function regionsOf(source: Source, starts: readonly number[], holdsDashes: (index: number) => boolean = () => false): Place[] {
  const [first = 0] = starts;
  const column = columnOf(source, first);
  const isFirst = isFirstInLine(source, first);
  let from = lineAt(source, first);
  if (isFirst) while (from > 0 && kindOf(source, from - 1).kind !== 'content') from -= 1;
  return starts.map((offset, index) => {
    const start = index === 0 && !isFirst ? offset : (source.lines[from] ?? 0);
    from = endOf(source, lineAt(source, offset), column, holdsDashes(index));
    return { start, end: endOfLine(source, from - 1) };
  });
}

/** The line behind a thing that begins in a line. */
function endOf(source: Source, first: number, column: number, holdsDashes: boolean): number {
  let end = first + 1;
  let shallow = false;
  for (let line = first + 1; line < source.lines.length; line += 1) {
    const { kind, indent, isDash } = kindOf(source, line);
    const isInside = source.inValue.has(line) || indent > column || (holdsDashes && isDash && indent === column);
    if (kind === 'content' && !isInside) break;
    if (kind === 'comment' && indent <= column) shallow = true;
    if (kind === 'content') shallow = false;
    if (kind === 'content' || (kind === 'comment' && !shallow)) end = line + 1;
  }
  return end;
}

function kindOf(source: Source, line: number): { kind: Kind; indent: number; isDash: boolean } {
  const whole = source.text.slice(source.lines[line] ?? 0, endOfLine(source, line));
  const text = whole.trimStart();
  const indent = whole.length - text.length;
  const kind = source.inValue.has(line) ? 'content' : text === '' ? 'blank' : text.startsWith('#') ? 'comment' : 'content';
  return { kind, indent, isDash: /^-(?:\s|$)/.test(text) };
}

/** Lines moved right (or left, where negative), as far as they have blanks. */
export function shifted(text: string, by: number): string {
  return text.replaceAll(/^ *(?=[^\r\n ]| +\r?$)/gm, (blanks) =>
    by >= 0 ? ' '.repeat(by) + blanks : blanks.slice(Math.min(-by, blanks.length)),
  );
}
