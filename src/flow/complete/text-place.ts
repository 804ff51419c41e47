/** A key or a dash that a place lies below, by the columns of the lines above it: it is found in texts that cannot be parsed, too. */
export interface Part {
  readonly kind: 'dash' | 'key';
  readonly column: number;
  readonly line: number;
  /** Of a key: its name. */
  readonly key: string;
}

/** Where a caret is in a text, as far as its lines tell. */
export interface TextPlace {
  /** What it lies below, from the outside in. */
  readonly parts: readonly Part[];
  /** A key is being written, or the value of the last part. */
  readonly writes: 'key' | 'value';
  /** What is typed before the caret of what is written. */
  readonly typed: string;
  /** Line of the caret, from 0. */
  readonly line: number;
  /** Column at which the keys of the map stand that a key is written in; -1 in braces. */
  readonly column: number;
  /** Keys that stand in the same braces. */
  readonly inBraces: readonly string[];
}

const head = /^(\s*)((?:- +|-$)*)(?:("[^"]*"|'[^']*'|[\w.-]+):(?=\s|$))?/;

/** Finds where a caret is. @param offset - In UTF-16 units. */
export function placeIn(text: string, offset: number): TextPlace {
  const lines = text.slice(0, offset).split('\n');
  const last = lines.length - 1;
  const typed = (lines[last] ?? '').replace('\r', '');
  const own = partsIn(typed, last);
  const key = own.at(-1)?.kind === 'key' ? own.at(-1) : undefined;
  const dash = own.filter(({ kind }) => kind === 'dash').at(-1);
  const column = key?.column ?? (dash ? textColumn(typed, dash.column + 1) : typed.length - typed.trimStart().length);
  const above = partsAbove(lines, last, own[0]?.column ?? column, own[0]?.kind === 'dash');
  const parts = [...above, ...own];
  if (!key) return { parts, writes: 'key', typed: typed.slice(column).trimStart(), line: last, column, inBraces: [] };
  const value = typed.slice(typed.indexOf(':', key.column) + 1).trimStart();
  return value.startsWith('{') && !value.includes('}')
    ? inBraces(parts, value.slice(1), last)
    : { parts, writes: 'value', typed: value, line: last, column, inBraces: [] };
}

/** The keys of the map that a place is in, with what stands behind each in its line. */
export function keysAround(text: string, { line, column }: { readonly line: number; readonly column: number }): Map<string, string> {
  const lines = text.split('\n').map((each) => each.replace('\r', ''));
  const keys = new Map<string, string>();
  const look = (at: number): boolean => {
    const whole = lines[at] ?? '';
    const parts = partsIn(whole, at);
    const key = parts.at(-1);
    const begins = parts[0]?.column ?? whole.length - whole.trimStart().length;
    if (key?.kind === 'key' && key.column === column) keys.set(key.key, whole.slice(whole.indexOf(':', key.column) + 1).trim());
    const isEnd = whole.trim() !== '' && !whole.trimStart().startsWith('#') && begins < column;
    return !isEnd;
  };
  // A line that begins left of the keys ends their map; the one with its dash is the first of it.
  for (let at = line; at >= 0 && look(at); at -= 1);
  for (let at = line + 1; at < lines.length; at += 1) {
    if ((partsIn(lines[at] ?? '', at)[0]?.column ?? Infinity) < column || !look(at)) break;
  }
  return keys;
}

function partsIn(line: string, at: number): Part[] {
  const [, blanks = '', dashes = '', key] = head.exec(line) ?? [];
  const parts: Part[] = [];
  for (const { index } of dashes.matchAll(/-/g)) parts.push({ kind: 'dash', column: blanks.length + index, line: at, key: '' });
  if (key !== undefined)
    parts.push({ kind: 'key', column: blanks.length + dashes.length, line: at, key: key.replace(/^(["'])(.*)\1$/, '$2') });
  return parts;
}

function partsAbove(lines: readonly string[], last: number, column: number, isDash: boolean): Part[] {
  const found: Part[] = [];
  // The dashes of a list may stand at the column of the key that holds it.
  let limit = isDash ? column + 0.5 : column;
  for (let at = last - 1; at >= 0; at -= 1) {
    const line = (lines[at] ?? '').replace('\r', '');
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    for (const part of partsIn(line, at).toReversed()) {
      if (part.column >= limit || (part.kind === 'dash' && part.column > limit - 1 && limit % 1 !== 0)) continue;
      found.push(part);
      limit = part.kind === 'dash' ? part.column + 0.5 : part.column;
    }
  }
  return found.toReversed();
}

function inBraces(parts: readonly Part[], inside: string, line: number): TextPlace {
  const pieces = inside.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const current = (pieces.at(-1) ?? '').trimStart();
  const keys = pieces.flatMap((piece) => /^\s*"?([\w.-]+)"?\s*:/.exec(piece)?.[1] ?? []);
  const [, key, value = ''] = /^"?([\w.-]+)"?\s*:\s*(.*)$/.exec(current) ?? [];
  if (key === undefined) return { parts, writes: 'key', typed: current, line, column: -1, inBraces: keys };
  return { parts: [...parts, { kind: 'key', column: -1, line, key }], writes: 'value', typed: value, line, column: -1, inBraces: keys };
}

function textColumn(line: string, from: number): number {
  const rest = line.slice(from);
  return rest.trim() === '' ? Math.max(from + 1, line.length) : from + rest.length - rest.trimStart().length;
}
