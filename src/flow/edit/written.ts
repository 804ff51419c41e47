import { stringify } from 'yaml';
import { refused } from './source.ts';

/** What an inline list may take of a line. */
const mostInline = 80;

/** Texts that brackets and a comma leave alone, whatever follows. */
const plainInBrackets = /^[A-Za-z_][\w@./+-]*(?: [\w@./+-]+)*$/;

/** A value in one line, as YAML that readers of 1.1 and of 1.2 take alike. */
export function inlineOf(value: unknown, isInBrackets: boolean): string {
  if (Array.isArray(value)) return `[${value.map((item) => inlineOf(item, true)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${keyOf(key)}: ${inlineOf(item, true)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  if (value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return JSON.stringify(value);
  if (typeof value !== 'string') throw refused('a value must be a text, a number, true, false, nothing, a list or a map.');
  return isPlain(value, isInBrackets) ? value : JSON.stringify(value);
}

/** A value as lines at column 0, behind a key or a dash: the first line goes on in that of the key where it begins with a blank. */
export function linesOf(value: unknown): string[] {
  if (typeof value === 'string' && isBlock(value)) return blockOf(value);
  if (!isList(value) && !isMapping(value)) return [` ${inlineOf(value, false)}`];
  const inline = inlineOf(value, false);
  const isShort = isList(value) && value.every((item) => typeof item !== 'object' || item === null) && inline.length <= mostInline;
  if (isShort || inline === '[]' || inline === '{}') return [` ${inline}`];
  if (!isList(value)) return ['', ...entryLines(value).map((line) => `  ${line}`)];
  return ['', ...value.flatMap(itemLines).map((line) => `  ${line}`)];
}

/** The lines of the keys of a map, at column 0. */
export function entryLines(value: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(value).flatMap(([key, item]) => keyLines(key, item));
}

/** The lines of a key and its value. */
export function keyLines(key: string, value: unknown): string[] {
  const [first = '', ...more] = linesOf(value);
  return [`${keyOf(key)}:${first}`, ...more];
}

/** A key. Words of the format, such as `on`, stand as they are. */
export function keyOf(key: string): string {
  return /^[A-Za-z_][\w.-]*$/.test(key) && !/^(?:true|false|null)$/i.test(key) ? key : JSON.stringify(key);
}

/** The lines of a thing of a list, with its dash. */
export function itemLines(value: unknown): string[] {
  if (isMapping(value) && Object.keys(value).length > 0) {
    const [first = '', ...more] = entryLines(value);
    return [`- ${first}`, ...more.map((line) => (line === '' ? '' : `  ${line}`))];
  }
  const [first = '', ...more] = linesOf(value);
  return [`-${first}`, ...more];
}

/** True for a text of several lines that a block shows as it is. */
export function isBlock(value: string): boolean {
  return /^[^\s#][\s\S]*\n[\s\S]/.test(value) && !/[^\S\n]$|[^\S\n]\n|\n\n$|[^\n\x20-\x7E\xA0-\uD7FF\uE000-\uFEFE]/m.test(value);
}

/** A text of several lines as a block: its sign, and its lines at column 2. */
export function blockOf(value: string): string[] {
  const isEnded = value.endsWith('\n');
  const lines = (isEnded ? value.slice(0, -1) : value).split('\n');
  return [isEnded ? ' |' : ' |-', ...lines.map((line) => (line === '' ? '' : `  ${line}`))];
}

function isPlain(value: string, isInBrackets: boolean): boolean {
  if (/[\n\t]/.test(value) || (isInBrackets && !plainInBrackets.test(value))) return false;
  return (['1.1', '1.2'] as const).every((version) => stringify(value, { version, lineWidth: 0 }) === `${value}\n`);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
