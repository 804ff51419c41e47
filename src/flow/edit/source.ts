import { isAlias, isCollection, isNode, isScalar, Lexer, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { OnbehalfError } from '../../core/errors.ts';
import { lineIn } from '../line-starts.ts';
import type { Place } from '../problem.ts';

/** The text of a flow, parsed, with its lines. */
export interface Source {
  readonly text: string;
  readonly document: Document.Parsed;
  /** `\r\n` where the first line ends so, else `\n`. */
  readonly lineEnd: string;
  /** Offset of the first character of each line. */
  readonly lines: readonly number[];
  /** Lines that begin inside of a value: what looks like a comment or a blank line there is none. */
  readonly inValue: ReadonlySet<number>;
  readonly comments: readonly Comment[];
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
  const { lineStarts: lines } = counter;
  const inValue = new Set<number>();
  visit(document, (_key, node) => {
    if (isAlias(node)) throw refused('it has an alias, and an edit of that would change another place.');
    if (!isNode(node)) return;
    if (isScalar(node) || isCollection(node)) {
      if (node.anchor !== undefined) throw refused(`it has an anchor, &${node.anchor}.`);
      if (node.tag !== undefined) throw refused(`it has a tag, ${node.tag}.`);
    }
    if (isScalar(node) && node.value === '<<') throw refused('it has a merge key, <<.');
    if ((isCollection(node) && node.flow !== true) || !node.range) return;
    const last = lineIn(lines, endOfValue(text, node) - 1);
    for (let line = lineIn(lines, node.range[0]) + 1; line <= last; line += 1) inValue.add(line);
  });
  return { text, document, lineEnd: /\r?\n/.exec(text)?.[0] ?? '\n', lines, inValue, comments: commentsOf(text) };
}

/** Offset behind a scalar, or a list or map in brackets. A text block ends at its last line with content, unless it keeps what follows (`|+`). */
export function endOfValue(text: string, node: Node): number {
  const [start, end] = node.range ?? [0, 0];
  const keeps = /^[|>][0-9]?\+/.test(text.slice(start, start + 3));
  return keeps ? end : start + text.slice(start, end).trimEnd().length;
}

/** A comment, and where it begins. */
export interface Comment {
  readonly at: number;
  readonly text: string;
}

/** Comments of a text, in its order. */
export function commentsOf(text: string): Comment[] {
  let [before, at] = ['', 0];
  const comments: Comment[] = [];
  for (const token of new Lexer().lex(text)) {
    // The lexer says by signs of its own where a document and a scalar begin, and where brackets were not closed.
    const isSign = token === '\u0002' || token === '\u0018' || token === '\u001f';
    if (token.startsWith('#') && before !== '\u001f') comments.push({ at, text: token.trimEnd() });
    if (!isSign) at += token.length;
    before = token;
  }
  return comments;
}

/** Comments that stand in stretches of a text. */
export function commentsIn({ comments }: Source, stretches: readonly Place[]): string[] {
  return comments.flatMap((comment) => (stretches.some(({ start, end }) => start <= comment.at && comment.at < end) ? [comment.text] : []));
}
