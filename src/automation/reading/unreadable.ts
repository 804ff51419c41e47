import { OnbehalfError } from '../../core/errors.ts';
import type { Place } from './source-file.ts';

/** The longest part of an expression that is shown. */
const longest = 60;

/**
 * The refusal of a file whose permissions cannot be known without running it.
 *
 * @param why - What is the matter with the expression at the place, as the end of a sentence that begins with it.
 * @param instead - What to write instead, as sentences.
 */
export function unreadable(place: Place, why: string, instead: string): OnbehalfError {
  const { line, column } = positionOf(place);
  const expression = expressionAt(place);
  return new OnbehalfError('AUTOMATION_INVALID', `${place.file.shown}, line ${line}, column ${column}: \`${expression}\` ${why}.`, {
    details: { file: place.file.shown, line, column, expression },
    remedy: instead,
  });
}

/** The source of a place, on one line and not too long. */
export function expressionAt({ file, node }: Place): string {
  const text = file.source.slice(Number(node['start']), Number(node['end'])).replace(/\s+/g, ' ');
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}

/** The line and the column of a place, each from 1. */
export function positionOf({ node }: Place): { readonly line: number; readonly column: number } {
  const { line, column } = node.loc?.start ?? { line: 0, column: -1 };
  return { line, column: column + 1 };
}
