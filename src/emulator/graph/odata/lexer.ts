/** A piece of a `$filter` or `$orderby` text. */
export interface Token {
  readonly type: 'string' | 'dateTimeOffset' | 'date' | 'timeOfDay' | 'guid' | 'duration' | 'number' | 'word' | 'mark' | 'end';
  /** The text; for strings and durations the content without quotes. */
  readonly text: string;
  /** Where it begins in the whole text. */
  readonly position: number;
}

/** A text that is not OData, and where. */
export class SyntaxProblem extends Error {
  override readonly name = 'SyntaxProblem';
}

const date = String.raw`-?\d{4,}-\d{2}-\d{2}`;
const time = String.raw`\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?`;

/** Tried in this order: what is longer and looks alike comes first. */
const patterns: readonly (readonly [Token['type'], RegExp])[] = [
  ['dateTimeOffset', new RegExp(String.raw`${date}T${time}(?:Z|[+ -]\d{2}:\d{2})`, 'iy')],
  ['guid', /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/iy],
  ['date', new RegExp(String.raw`${date}(?![\dT:])`, 'iy')],
  ['timeOfDay', new RegExp(time, 'y')],
  ['duration', /duration'[^']*'/iy],
  ['number', /-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|INF\b)(?:[mfdl]\b)?/iy],
  ['word', /[\p{L}_$@][\p{L}\p{N}_$.-]*/uy],
  ['string', /'(?:[^']|'')*'/y],
  ['mark', /[(),/:=]/y],
];

/**
 * Cuts a text into tokens; the last one is of type `end`.
 *
 * @throws SyntaxProblem for a character that begins no token, and for a string that does not end.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    if (/\s/.test(text.charAt(position))) {
      position += 1;
      continue;
    }
    const token = tokenAt(text, position);
    tokens.push(token.token);
    position = token.next;
  }
  tokens.push({ type: 'end', text: '', position });
  return tokens;
}

function tokenAt(text: string, position: number): { token: Token; next: number } {
  for (const [type, pattern] of patterns) {
    pattern.lastIndex = position;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { token: { type, text: content(type, found), position }, next: position + found.length };
  }
  if (text.charAt(position) === "'") {
    throw new SyntaxProblem(`There is an unterminated string literal at position ${text.length} in '${text}'.`);
  }
  throw new SyntaxProblem(`Syntax error: character '${text.charAt(position)}' is not valid at position ${position} in '${text}'.`);
}

function content(type: Token['type'], text: string): string {
  if (type === 'string') return text.slice(1, -1).replaceAll("''", "'");
  if (type === 'duration') return text.slice(text.indexOf("'") + 1, -1);
  return text;
}
