import { harmless } from '../../core/harmless.ts';

const markup = Symbol('markup');

/** A piece of a page. Only `html` makes one: nothing that was read from a file can pass for it. */
export interface Html {
  readonly [markup]: string;
}

/** What can stand in a page. */
export type Piece = string | number | Html | undefined | readonly Piece[];

/**
 * A piece of a page. Whatever stands in it is text: escaped, and what would turn or hide the text around it is shown as its number. Pieces of pages
 * stay as they are; undefined is nothing.
 */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { [markup]: strings.map((string, index) => string + written(pieces[index])).join('') };
}

/** The text of a page. */
export function markupOf(piece: Html): string {
  return piece[markup];
}

function written(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'object') return markup in piece ? piece[markup] : piece.map(written).join('');
  return escaped(typeof piece === 'string' ? harmless(piece.replace(/\s+/g, ' ')) : String(piece));
}

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => names[character] ?? character);
}
