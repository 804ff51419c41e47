import { harmless } from '../../../core/harmless.ts';

/** Longest text of one value in a line, in UTF-16 units. */
const longest = 60;

/** A value in one line: an expression as it is without its braces, everything else as one reads it. */
export function inLine(value: unknown): string {
  const text = typeof value === 'string' ? (/^\$\{(.*)\}$/s.exec(value)?.[1]?.trim() ?? value) : (JSON.stringify(value) ?? '');
  const line = harmless(text.slice(0, longest * 2))
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** Values with their names in one line: "folder Inbox, top 25". */
export function valuesInLine(values: Readonly<Record<string, unknown>>, most = 3): string {
  const entries = Object.entries(values);
  const shown = entries.slice(0, most).map(([name, value]) => `${name} ${inLine(value)}`);
  return [...shown, ...(entries.length > most ? [`${entries.length - most} more`] : [])].join(', ');
}
