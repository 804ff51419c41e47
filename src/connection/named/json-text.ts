/** A JSON text that was read, and where its parts stand. */
export interface JsonText {
  readonly value: unknown;
  /** The line of a part, from 1: of the key that the path ends in, or of the nearest part around it. */
  lineOf(path: readonly string[]): number;
}

/** Where a text stops being JSON. */
export interface JsonProblem {
  /** From 1. */
  readonly line: number;
  /** What is expected there. It repeats nothing of the text, which may hold a secret. */
  readonly problem: string;
}

interface Token {
  readonly text: string;
  readonly at: number;
}

const deepest = 64;
/** A text is written so that there is one way to read it: a pattern with two ways takes years for a quote that is missing. */
const tokenPattern =
  /[ \t\n\r]+|"[^"\\\u0000-\u001F]*(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})[^"\\\u0000-\u001F]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y; // oxlint-disable-line no-control-regex

/**
 * Reads a JSON text (RFC 8259) as `JSON.parse` does, and knows the lines, which that does not tell in every case.
 * A key that comes twice in an object and a nesting of more than 64 levels are refused.
 */
export function readJson(source: string): JsonText | JsonProblem {
  const text = source.replace(/^\uFEFF/, '');
  const lines = new Map<string, number>();
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const tokens = tokensOf(text);
  let next = 0;

  const fail = (problem: string, at: number = tokens[next]?.at ?? text.length): never => {
    throw new SyntaxError(problem, { cause: lineAt(at) });
  };
  const take = (wanted: string): boolean => {
    if (tokens[next]?.text !== wanted) return false;
    next += 1;
    return true;
  };
  const name = (): string => {
    const token = tokens[next];
    if (!token?.text.startsWith('"') || token.text.length < 2) return fail('a name in double quotes is expected.');
    next += 1;
    return JSON.parse(token.text) as string;
  };
  const members = (path: readonly string[]): Record<string, unknown> => {
    const found = new Map<string, unknown>();
    while (!take('}')) {
      if (found.size > 0 && !take(',')) fail('a comma or } is expected.');
      const at = tokens[next]?.at ?? text.length;
      const key = name();
      if (found.has(key)) fail('a name comes twice in the same object.', at);
      if (!take(':')) fail('a colon is expected after the name.');
      lines.set(keyOf([...path, key]), lineAt(at));
      found.set(key, value([...path, key]));
    }
    return Object.fromEntries(found);
  };
  const elements = (path: readonly string[]): unknown[] => {
    const found: unknown[] = [];
    while (!take(']')) {
      if (found.length > 0 && !take(',')) fail('a comma or ] is expected.');
      const here = [...path, String(found.length)];
      lines.set(keyOf(here), lineAt(tokens[next]?.at ?? text.length));
      found.push(value(here));
    }
    return found;
  };
  const value = (path: readonly string[]): unknown => {
    const token = tokens[next];
    if (path.length > deepest) return fail('it is nested too deeply.');
    if (!token || /^[}\],:]?$/.test(token.text)) return fail('a value is expected.');
    next += 1;
    if (token.text === '{') return members(path);
    return token.text === '[' ? elements(path) : (JSON.parse(token.text) as unknown);
  };

  try {
    const whole = value([]);
    if (next < tokens.length) fail('nothing more is expected.');
    return { value: whole, lineOf: (path) => lineIn(lines, path) };
  } catch (error) {
    if (error instanceof SyntaxError && typeof error.cause === 'number') return { line: error.cause, problem: error.message };
    throw error;
  }
}

/** The tokens of a text without its blanks; what is no token ends the list as an empty one. */
function tokensOf(text: string): Token[] {
  const pattern = new RegExp(tokenPattern);
  const tokens: Token[] = [];
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const [token = ''] = pattern.exec(text) ?? [];
    if (token.trim() !== '' || token === '') tokens.push({ text: token, at });
    if (token === '') break;
  }
  return tokens;
}

function lineIn(lines: ReadonlyMap<string, number>, path: readonly string[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lines.get(keyOf(path.slice(0, length)));
    if (line !== undefined) return line;
  }
  return 1;
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}
