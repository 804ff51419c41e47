import { randomUUID } from 'node:crypto';
import { harmless } from '../../core/harmless.ts';

/** Marks for text; they change nothing where there is no terminal or `NO_COLOR` is set (no-color.org). */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
}

/** The marks of one run. */
export interface Marks {
  readonly style: Style;
  /** Makes a whole text harmless but for the marks that `style` put into it. Every character that is printed has come through here. */
  render(text: string): string;
}

/**
 * Makes the marks of one run. In a text they are a word that nobody outside of this run knows, so that no name and no subject can bring marks of
 * its own; only `render` turns them into what a terminal obeys.
 */
export function createMarks(colours: boolean): Marks {
  const secret = `\u0001${randomUUID()}:`;
  const mark = (open: number, close: number) => (text: string) => (colours ? `${secret}${open}m${text}${secret}${close}m` : text);
  return {
    style: { bold: mark(1, 22), dim: mark(2, 22), good: mark(32, 39), bad: mark(31, 39), warn: mark(33, 39) },
    render(text) {
      const [first = '', ...marked] = text.split(secret);
      return (
        harmless(first) +
        marked
          .map((piece) => {
            const end = piece.indexOf('m') + 1;
            return `\u001B[${piece.slice(0, end)}${harmless(piece.slice(end))}`;
          })
          .join('')
      );
    },
  };
}
