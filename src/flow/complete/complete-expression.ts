import type { Catalogue } from '../catalogue.ts';
import { namesIn } from '../check/check-flow.ts';
import { formOf } from '../expressions/check-call.ts';
import { functions } from '../expressions/functions/functions.ts';
import { inWords, present, unknown } from '../expressions/types.ts';
import type { ValueType } from '../expressions/value-type.ts';
import type { Offer } from './completion.ts';
import { placeIn, type Part } from './text-place.ts';
import { holderBelow } from './what-is-there.ts';

/** Stands in a text for the expression that is being written. */
export const mark = 'onbehalf_caret';

/** The expression around a caret: what of it is typed; undefined where the caret is in none. */
export function expressionBefore(text: string, offset: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const start = line.lastIndexOf('${');
  if (start === -1 || line[start - 1] === '$') return undefined;
  const typed = line.slice(start + 2);
  let [depth, quote] = [0, ''];
  for (const character of typed) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === "'") quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth < 0) return undefined;
  }
  return quote === '' ? typed : undefined;
}

/** What can be written in an expression: names and functions, or what a value has behind its dot. */
export async function expressionOffers(
  text: string,
  offset: number,
  typed: string,
  catalogue: Catalogue,
): Promise<{ offers: Offer[]; typed: string }> {
  return offersFor(typed, await typesAt(text, offset, catalogue));
}

/** What can be written behind what is typed of an expression. @param names - Those that it can read, the one that was made last at the end. */
export function offersFor(typed: string, names: Readonly<Record<string, ValueType>>): { offers: Offer[]; typed: string } {
  const [path = ''] = /[A-Za-z_][\w]*(?:\.\w*)*$/.exec(typed) ?? [];
  const parts = path.split('.');
  const last = parts.at(-1) ?? '';
  const types = { ...names };
  for (const [, of = '', name = ''] of typed.matchAll(/([A-Za-z_][\w.]*)\.(?:map|filter|all|exists|exists_one)\(\s*(\w+)\s*,/g)) {
    const list = typeOfPath(of.split('.'), types);
    types[name] = list.kind === 'list' ? list.of : unknown;
  }
  if (parts.length > 1) return { offers: propertiesOf(typeOfPath(parts.slice(0, -1), types)), typed: last };
  // What was made last is what is mostly meant.
  const named = Object.entries(types)
    .toReversed()
    .map(([label, type]): Offer => ({ label, kind: 'name', detail: inWords(type) }));
  const called = [...functions.values()].map(({ name, summary }): Offer => ({
    label: name,
    kind: 'function',
    detail: `${formOf(name)}: ${summary}`,
    insert: `${name}(`,
  }));
  return { offers: [...named, ...called], typed: last };
}

function typeOfPath([first = '', ...more]: readonly string[], types: Readonly<Record<string, ValueType>>): ValueType {
  return more.reduce<ValueType>(
    (type, name) => {
      const of = present(type);
      return of.kind === 'object' && Object.hasOwn(of.fields, name) ? (of.fields[name] ?? unknown) : unknown;
    },
    Object.hasOwn(types, first) ? (types[first] ?? unknown) : unknown,
  );
}

const textMethods = ['contains', 'startsWith', 'endsWith', 'trim', 'split', 'size'];
const listMethods = ['map', 'filter', 'all', 'exists', 'exists_one', 'join', 'size'];

function propertiesOf(type: ValueType): Offer[] {
  const of = present(type);
  if (of.kind === 'object') return Object.entries(of.fields).map(([label, field]) => ({ label, kind: 'property', detail: inWords(field) }));
  const methods = of.kind === 'list' ? listMethods : of.kind === 'text' || of.kind === 'date' ? textMethods : [];
  return methods.map((label) => ({ label, kind: 'function', insert: `${label}(` }));
}

/**
 * The names that the expression at a caret can read. The step that it stands in is replaced by one that surely can be read, so that what is broken in
 * it does not matter; where the rest of the text cannot be read, what stands behind it is left out as well.
 */
async function typesAt(text: string, offset: number, catalogue: Catalogue): Promise<Readonly<Record<string, ValueType>>> {
  const { parts } = placeIn(text, offset);
  const { step } = holderBelow(parts);
  const lines = text.split('\n');
  const whole = step ? withoutStep(lines, step) : withoutLine(lines, text.slice(0, offset).split('\n').length - 1);
  for (const one of [whole.join('\n'), whole.slice(0, whole.findIndex((line) => line.includes(mark)) + 1).join('\n')]) {
    const types = await namesIn(one, mark, catalogue);
    if (types) return types;
  }
  return {};
}

function withoutStep(lines: readonly string[], { line, column }: Part): string[] {
  let end = line + 1;
  while (end < lines.length && isBelow(lines[end] ?? '', column)) end += 1;
  const before = (lines[line] ?? '').slice(0, column);
  return [...lines.slice(0, line), `${before}- log: "\${${mark}}"`, ...lines.slice(end)];
}

/** An output, or something else that stands in no step. */
function withoutLine(lines: readonly string[], at: number): string[] {
  const line = (lines[at] ?? '').replace(/^(\s*[\w"]+:\s).*$/, `$1"\${${mark}}"`);
  return [...lines.slice(0, at), line, ...lines.slice(at + 1)];
}

function isBelow(line: string, column: number): boolean {
  return line.trim() === '' || line.length - line.trimStart().length > column;
}
