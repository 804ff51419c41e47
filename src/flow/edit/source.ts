import { isAlias, isCollection, isNode, isScalar, Lexer, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { OnbehalfError } from '../../core/errors.ts';

/** The text of a flow, parsed, with its lines. */
export interface Source {
  readonly text: string;
  readonly document: Document.Parsed;
  /** `\r\n` where the first line ends so, else `\n`. */
  readonly lineEnd: string;
  /** Offset of the first character of each line. */
  readonly lines: readonly number[];
  /** Stretches that are values through and through: what looks like a comment or a blank line there is none. */
  readonly values: readonly (readonly [start: number, end: number])[];
}

/** An edit that is not made. */
export function refused(problem: string): OnbehalfError {
  return new OnbehalfError('INPUT_INVALID', `The flow was not edited: ${problem}`, {
    fields: [{ field: 'edit', problem }],
    remedy: 'Edit the text by hand, or choose another edit.',
  });
}

/**
 * Reads the text of a flow for editing.
 * @throws OnbehalfError INPUT_INVALID where it is not YAML, or has anchors, aliases, tags or merge keys.
 */
export function readSource(text: string): Source {
  const counter = new LineCounter();
  const document = parseDocument(text, { keepSourceTokens: true, lineCounter: counter });
  const [error] = document.errors;
  if (error !== undefined) throw refused(`its text is not valid YAML. ${error.message}`);
  const values: [number, number][] = [];
  visit(document, (_key, node) => {
    if (isAlias(node)) throw refused('it has an alias, and an edit of that would change another place.');
    if (!isNode(node)) return;
    if (isScalar(node) || isCollection(node)) {
      if (node.anchor !== undefined) throw refused(`it has an anchor, &${node.anchor}.`);
      if (node.srcToken !== undefined && hasTag(text, node)) throw refused(`it has a tag, ${String(node.tag)}.`);
    }
    if (isScalar(node) && node.value === '<<') throw refused('it has a merge key, <<.');
    const block = isCollection(node) && node.flow !== true;
    if (!block && node.range) values.push([node.range[0], valueEnd(text, node.range[0], node.range[1])]);
  });
  return { text, document, lineEnd: /\r?\n/.exec(text)?.[0] ?? '\n', lines: counter.lineStarts, values };
}

/** Comments of a text, in its order. */
export function commentsOf(text: string): string[] {
  let before = '';
  const comments: string[] = [];
  for (const token of new Lexer().lex(text)) {
    // The lexer says by \x1f that a scalar follows.
    if (token.startsWith('#') && before !== '\u001f') comments.push(token.trimEnd());
    before = token;
  }
  return comments;
}

function hasTag(text: string, node: { readonly tag?: string; readonly range?: readonly number[] | null }): boolean {
  return node.tag !== undefined && /(?:^|\s)![^\s]*\s+$/.test(text.slice(Math.max(0, (node.range?.[0] ?? 0) - 80), node.range?.[0] ?? 0));
}

/** A text block ends at its last line with content, unless it keeps what follows (`|+`). */
function valueEnd(text: string, start: number, end: number): number {
  const keeps = /^[|>][0-9]?\+/.test(text.slice(start, start + 3));
  return keeps ? end : start + text.slice(start, end).trimEnd().length;
}
