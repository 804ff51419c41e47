import type { Readable, Writable } from 'node:stream';
import { harmless, harmlessJson } from '../../core/harmless.ts';
import { createLiveArea, type LiveArea } from './live-area.ts';
import { createMarks, type Style } from './marks.ts';
import type { OutputFormat } from './output-flags.ts';
import { createResultWriter } from './result-writer.ts';
import type { Selection } from './selection.ts';
import { printTable } from './table.ts';

/** The terminal, or what stands for it: where text goes, and what it can show. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Results go to standard output; everything that is said about them goes to standard error. Whatever is printed is made harmless here, so that no
 * command can forget it: of what came from outside a terminal obeys nothing.
 */
export interface Io {
  /** Results are data, and not for a person: what `value` and `items` take is written as `--output` says. */
  readonly json: boolean;
  /** Many values go out as they come, as one line of JSON each. */
  readonly streams: boolean;
  /** Failures are JSON too. */
  readonly jsonFailures: boolean;
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
  /** Lines about the work that stay below whatever else is printed; see `LiveArea`. */
  readonly live: LiveArea;
  /** Takes the one value of a command. */
  value(value: unknown): void;
  /** Takes one of many values. */
  item(value: unknown): void;
  /** Takes many values, or none of many. */
  items(values: readonly unknown[]): void;
  /** Writes what has to wait for the whole result. @param isDone - False after a failure. */
  finish(isDone: boolean): Promise<void>;
  /** Prints a failure as one JSON object on a line of standard error. Standard output stays data. */
  failure(value: unknown): void;
  readonly style: Style;
}

/**
 * Creates the input and output of a run of the command line.
 *
 * @param format - How results are written. Default: for a person, or as JSON where there is a selection.
 * @param selection - What to take of them. Default: all.
 */
export function createIo(terminal: Terminal, format?: OutputFormat, selection?: Selection): Io {
  const { style, render } = createMarks(usesColour(terminal));
  const { stdout, stderr } = terminal;
  const live = createLiveArea(stderr);
  const out = (line: string): void => live.above(() => void stdout.write(`${render(line)}\n`));
  const isTable = format === 'table' && selection === undefined;
  const isData = (format !== undefined || selection !== undefined) && !isTable;
  const results = createResultWriter(format ?? (selection === undefined ? 'jsonl' : 'json'), selection, {
    write: (line) =>
      void stdout.write(`${line}
`),
    isTerminal: Boolean(stdout.isTTY),
    table: (columns, rows) => {
      const cells = columns.map((heading, index) => ({ heading, cell: (row: readonly string[]) => row[index] ?? '' }));
      return printTable({ ...io, isTerminal: true }, rows, cells);
    },
  });
  const io: Io = {
    json: isData,
    streams: format === 'jsonl' && selection === undefined,
    jsonFailures: isData && format !== 'csv' && format !== 'tsv' && format !== 'table',
    isTerminal: (Boolean(stdout.isTTY) && !isData) || isTable,
    canAsk: Boolean(stderr.isTTY && terminal.stdin.isTTY),
    // Where nobody looks a table is not cut.
    width: stdout.isTTY ? stdout.columns || 80 : isTable || format === 'table' ? Number.POSITIVE_INFINITY : stderr.columns || 80,
    terminal,
    out,
    say: (line) => live.above(() => void stderr.write(`${render(line)}\n`)),
    live,
    draw(line) {
      if (!stderr.isTTY) return;
      // Cut before it is marked: a mark that is cut open would stay.
      const fitting = harmless(line.replace(/\s/g, ' ')).slice(0, (stderr.columns ?? 80) - 1);
      stderr.write(`\r\u001B[K${render(fitting === '' ? '' : style.dim(fitting))}`);
    },
    value: results.value,
    item: results.item,
    items(values) {
      results.many();
      values.forEach(results.item);
    },
    finish: results.finish,
    failure: (value) => void stderr.write(`${harmlessJson(value, 0)}\n`),
    style,
  };
  return io;
}

function usesColour({ env, stderr }: Terminal): boolean {
  if (env['NO_COLOR'] || env['TERM'] === 'dumb') return false;
  return Boolean(stderr.isTTY) || Boolean(env['FORCE_COLOR']);
}
