import { harmless } from '../../core/harmless.ts';

/** Lines at the end of a terminal that are drawn anew as things happen; what else is printed comes above them. */
export interface LiveArea {
  /** Shows these lines in the place of those before; none takes them away. Each is cut to the width. */
  show(lines: readonly string[]): void;
  /** Prints something above the lines. */
  above(print: () => void): void;
}

/** The part of a terminal that live lines need. */
export interface DrawnOn {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Creates the live lines of a terminal; nothing is ever shown where nobody looks. */
export function createLiveArea(stderr: DrawnOn): LiveArea {
  let shown: readonly string[] = [];
  const erase = (): void => {
    if (shown.length > 0) stderr.write(`\r\u001B[${shown.length}A\u001B[J`);
  };
  const paint = (): void => {
    if (shown.length > 0) stderr.write(`${shown.join('\n')}\n`);
  };
  return {
    show(lines) {
      if (!stderr.isTTY) return;
      erase();
      shown = lines.map((line) => fitting(line, (stderr.columns || 80) - 1));
      paint();
    },
    above(print) {
      erase();
      print();
      paint();
    },
  };
}

/**
 * A text on one line that takes no more than so many columns. What is no letter of the west is taken for two: too short is better than a line that breaks.
 * https://www.unicode.org/reports/tr11/
 */
export function fitting(text: string, columns: number): string {
  const characters = [...harmless(text.replace(/\s/g, ' '))];
  const widths = characters.map((character) => ((character.codePointAt(0) ?? 0) < 0x300 || character === '…' ? 1 : 2));
  if (widths.reduce((sum, width) => sum + width, 0) <= columns) return characters.join('');
  let left = columns - 1;
  const end = widths.findIndex((width) => (left -= width) < 0);
  return `${characters.slice(0, end).join('')}…`;
}
