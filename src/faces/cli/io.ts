import type { Readable, Writable } from 'node:stream';

/** The terminal, or what stands for it: where text goes, and what it can show. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Results go to standard output; everything that is said about them goes to standard error. */
export interface Io {
  /** `--json` was given. */
  readonly json: boolean;
  /** A person looks at standard output. */
  readonly isTerminal: boolean;
  /** A person looks at standard error and sits at the keyboard. */
  readonly canAsk: boolean;
  /** Columns of the terminal, 80 when there is none. */
  readonly width: number;
  readonly terminal: Terminal;
  /** Prints a line of the result. */
  out(line: string): void;
  /** Prints a line about the work. */
  say(line: string): void;
  /** Prints one value: indented JSON for a person, one line for a program. */
  value(value: unknown): void;
  /** Prints one of many values: one JSON object a line. */
  item(value: unknown): void;
  readonly style: Style;
}

/** Marks for text; they change nothing where there is no terminal or `NO_COLOR` is set (no-color.org). */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
}

/** Creates the input and output of a run of the command line. */
export function createIo(terminal: Terminal, json: boolean): Io {
  const isTerminal = Boolean(terminal.stdout.isTTY) && !json;
  const write = (stream: Writable, line: string): void => {
    stream.write(`${line}\n`);
  };
  const out = (line: string): void => write(terminal.stdout, line);
  return {
    json,
    isTerminal,
    canAsk: Boolean(terminal.stderr.isTTY && terminal.stdin.isTTY),
    width: terminal.stdout.columns || terminal.stderr.columns || 80,
    terminal,
    out,
    say: (line) => write(terminal.stderr, line),
    value: (value) => out(JSON.stringify(value, null, terminal.stdout.isTTY ? 2 : 0)),
    item: (value) => out(JSON.stringify(value)),
    style: createStyle(usesColour(terminal)),
  };
}

function usesColour({ env, stderr }: Terminal): boolean {
  if (env['NO_COLOR'] || env['TERM'] === 'dumb') return false;
  return Boolean(stderr.isTTY) || Boolean(env['FORCE_COLOR']);
}

function createStyle(colours: boolean): Style {
  const mark = (open: number, close: number) => (text: string) => (colours ? `\u001B[${open}m${text}\u001B[${close}m` : text);
  return { bold: mark(1, 22), dim: mark(2, 22), good: mark(32, 39), bad: mark(31, 39), warn: mark(33, 39) };
}
