/** What Graph says in the body of an error answer. */
export interface ErrorBody {
  /** Codes from the most specific (innermost) to the most general. */
  readonly codes: readonly string[];
  /** The outermost message, on one line, cut to a readable length. */
  readonly message: string;
  readonly requestId?: string;
  readonly date?: string;
}

const longestMessage = 500;

/**
 * Reads an error body: `{"error": {"code", "message", "innerError": {...}}}`, where `innerError` nests and grows more specific.
 * Older services spell `innererror` and `requestId`. https://learn.microsoft.com/graph/errors
 *
 * @param body - The parsed JSON; anything else gives an empty result.
 */
export function readErrorBody(body: unknown): ErrorBody {
  const codes: string[] = [];
  let requestId: string | undefined;
  let date: string | undefined;
  const outermost = property(body, 'error');
  for (
    let level = outermost, depth = 0;
    level !== undefined && depth < 10;
    level = property(level, 'innerError') ?? property(level, 'innererror'), depth += 1
  ) {
    const code = word(property(level, 'code'));
    if (code !== undefined) codes.unshift(code);
    requestId ??= word(property(level, 'request-id')) ?? word(property(level, 'requestId'));
    date ??= word(property(level, 'date'));
  }
  return {
    codes,
    message: sentence(property(outermost, 'message')),
    ...(requestId !== undefined && { requestId }),
    ...(date !== undefined && { date }),
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** Codes, ids and dates come from outside and are printed: nothing but short plain words passes. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.:+-]{1,100}$/.test(value) ? value : undefined;
}

function sentence(value: unknown): string {
  if (typeof value !== 'string') return '';
  const line = value.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > longestMessage ? `${line.slice(0, longestMessage)}...` : line;
}
