import { harmlessJson } from '../../core/harmless.ts';
import { cellText, flat, separatedValues } from './separated-values.ts';
import type { OutputFormat } from './output-flags.ts';
import type { Selection } from './selection.ts';

/** Writes results in the format that was asked for. */
export interface ResultWriter {
  /** Takes the one value of a command. */
  value(value: unknown): void;
  /** Takes one of many values. */
  item(value: unknown): void;
  /** Takes note that there are many values, of which there may be none. */
  many(): void;
  /** Writes what was waited with. Once, also after a failure: what came until then is not lost. */
  finish(isDone: boolean): Promise<void>;
}

/** Where results go. */
export interface ResultWriterPorts {
  /** Writes a line as it is. */
  write(line: string): void;
  /** A person looks at it. */
  readonly isTerminal: boolean;
  /** Prints rows as a table for people. */
  table(columns: readonly string[], rows: readonly (readonly string[])[]): Promise<void>;
}

/** Creates the writer of a run. Lines of JSON go out as they come; a table, CSV and a selection need all of the result first. */
export function createResultWriter(format: OutputFormat, selection: Selection | undefined, ports: ResultWriterPorts): ResultWriter {
  const isStreamed = selection === undefined && format === 'jsonl';
  const results: unknown[] = [];
  let isMany = false;
  const json = (value: unknown, indent = 0): void => ports.write(harmlessJson(value, indent) ?? 'null');

  async function write(whole: unknown): Promise<void> {
    if (whole === undefined) return;
    if (format === 'json') return json(whole, ports.isTerminal ? 2 : 0);
    const rows = Array.isArray(whole) ? (whole as unknown[]) : [whole];
    if (format === 'jsonl') return rows.forEach((row) => json(row, !Array.isArray(whole) && ports.isTerminal ? 2 : 0));
    if (rows.length === 0) return;
    if (format === 'csv' || format === 'tsv') return ports.write(await separatedValues(rows, format));
    const records = rows.map(flat);
    const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
    await ports.table(
      columns,
      records.map((record) => columns.map((name) => cellText(record[name]))),
    );
  }

  return {
    value(value) {
      // Some commands go on after their value: whoever reads it must not wait for the end.
      if (isStreamed || (selection === undefined && format === 'json')) json(value, ports.isTerminal ? 2 : 0);
      else results.push(value);
    },
    item(value) {
      isMany = true;
      if (isStreamed) json(value);
      else results.push(value);
    },
    many() {
      isMany = true;
    },
    async finish(isDone) {
      if (isStreamed || (!isDone && results.length === 0)) return;
      const whole = isMany ? results : results[0];
      // A part of a result may select something else than all of it.
      if (selection && !isDone) return;
      await write(selection ? selection(whole) : whole);
    },
  };
}
