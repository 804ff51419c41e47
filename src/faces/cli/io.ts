import type { Readable, Writable } from 'node:stream';
import { harmless, harmlessJson } from '../../core/harmless.ts';
import { createMarks, type Style } from './marks.ts';

/** The terminal, or what stands for it: where text goes, and what it can show. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Results go to standard output; everything that is said about them goes to standard error. Whatever is printed is made harmless here, so that no
 * command can forget it: of what came from outside a terminal obeys nothing.
 */
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
  /** Draws a line about the work that the next one takes the place of, cut to the width; an empty one takes it away. Nothing where no person looks. */
  draw(line: string): void;
  /** Prints one value: indented JSON for a person, one line for a program. */
  value(value: unknown): void;
  /** Prints one of many values: one JSON object a line. */
  item(value: unknown): void;
  /** With `--json`: prints a failure as one JSON object on a line of standard error. Standard output stays data. */
  failure(value: unknown): void;
  readonly style: Style;
}

/** Creates the input and output of a run of the command line. */
export function createIo(terminal: Terminal, wantsJson: boolean): Io {
  const { style, render } = createMarks(usesColour(terminal));
  const { stdout, stderr } = terminal;
  const out = (line: string): void => void stdout.write(`${render(line)}\n`);
  const json = (value: unknown, indent: number): void => void stdout.write(`${harmlessJson(value, indent)}\n`);
  return {
    json: wantsJson,
    isTerminal: Boolean(stdout.isTTY) && !wantsJson,
    canAsk: Boolean(stderr.isTTY && terminal.stdin.isTTY),
    width: stdout.columns || stderr.columns || 80,
    terminal,
    out,
    say: (line) => void stderr.write(`${render(line)}\n`),
    draw(line) {
      if (!stderr.isTTY) return;
      // Cut before it is marked: a mark that is cut open would stay.
      const fitting = harmless(line.replace(/\s/g, ' ')).slice(0, (stderr.columns ?? 80) - 1);
      stderr.write(`\r\u001B[K${render(fitting === '' ? '' : style.dim(fitting))}`);
    },
    value: (value) => json(value, stdout.isTTY ? 2 : 0),
    item: (value) => json(value, 0),
    failure: (value) => void stderr.write(`${harmlessJson(value, 0)}\n`),
    style,
  };
}

function usesColour({ env, stderr }: Terminal): boolean {
  if (env['NO_COLOR'] || env['TERM'] === 'dumb') return false;
  return Boolean(stderr.isTTY) || Boolean(env['FORCE_COLOR']);
}
