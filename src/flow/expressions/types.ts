import type { ValueType } from './value-type.ts';

/** Nothing is known about it. */
export const unknown: ValueType = { kind: 'unknown' };
/** A text. */
export const text: ValueType = { kind: 'text' };
/** A number. */
export const number: ValueType = { kind: 'number' };
/** True or false. */
export const boolean: ValueType = { kind: 'boolean' };
/** A date, with or without a time, as ISO 8601 writes it. */
export const date: ValueType = { kind: 'date' };
/** A list of anything. */
export const list: ValueType = { kind: 'list', of: unknown };

/** A date is written as text. */
export function isText({ kind }: ValueType): boolean {
  return kind === 'text' || kind === 'date';
}

/** A type that may be missing as well. */
export function orMissing(type: ValueType): ValueType {
  return type.kind === 'optional' || type.kind === 'unknown' ? type : { kind: 'optional', of: type };
}

/** What it is where it is there. */
export function present(type: ValueType): ValueType {
  return type.kind === 'optional' ? type.of : type;
}

/** True where two types can hold the same value. */
export function agree(one: ValueType, other: ValueType): boolean {
  const [a, b] = [present(one), present(other)];
  if (a.kind === 'unknown' || b.kind === 'unknown' || a.kind === 'null' || b.kind === 'null') return true;
  if (a.kind === 'list' && b.kind === 'list') return agree(a.of, b.of);
  return a.kind === b.kind || (isText(a) && isText(b));
}

/** The type of a value that is of one of two types that agree. */
export function either(one: ValueType, other: ValueType): ValueType {
  if (same(one, other)) return one;
  if (one.kind === 'null') return orMissing(other);
  if (other.kind === 'null') return orMissing(one);
  if (one.kind === 'optional' || other.kind === 'optional') return orMissing(either(present(one), present(other)));
  if (isText(one) && isText(other)) return text;
  if (one.kind === 'list' && other.kind === 'list') return { kind: 'list', of: either(one.of, other.of) };
  if (one.kind === 'object' && other.kind === 'object') return { kind: 'object', fields: shared(one.fields, other.fields), open: true };
  return unknown;
}

/** The type of the things of a list, by the type of each: what all are of, as far as they agree. */
export function typeOfAll([first, ...more]: readonly ValueType[]): ValueType {
  return more.reduce((all, one) => (agree(all, one) ? either(all, one) : unknown), first ?? unknown);
}

/** The fields that both have and agree in. */
function shared(one: Readonly<Record<string, ValueType>>, other: Readonly<Record<string, ValueType>>): Record<string, ValueType> {
  const found: Record<string, ValueType> = {};
  for (const [name, type] of Object.entries(one)) {
    const also = Object.hasOwn(other, name) ? other[name] : undefined;
    if (also && agree(type, also)) found[name] = either(type, also);
  }
  return found;
}

/** True for two types that are written alike. */
export function same(one: ValueType, other: ValueType): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Why a value of one type cannot stand where another one is wanted; undefined where it can, or where it is not known.
 *
 * @param what - What is wanted, in words. Default: by its type.
 * @returns A sentence that follows the name of the field.
 */
export function misfit(given: ValueType, wanted: ValueType, what: string = inWords(wanted)): string | undefined {
  if (given.kind === 'stream') {
    const one = wanted.kind === 'unknown' || wanted.kind === 'optional' ? 'one value' : what;
    return `must be ${one}, and these are results that come one by one; go through them with forEach, or hold them with \`collect: true\`.`;
  }
  if (wanted.kind === 'optional') return misfit(given.kind === 'optional' ? given.of : given, wanted.of);
  if (given.kind === 'unknown' || wanted.kind === 'unknown') return undefined;
  if (given.kind === 'optional')
    return misfit(given.of, wanted, what) ?? `must be ${what}, and this may be missing; say what it is then: default(value, other).`;
  const wrong = `must be ${what}, and this is ${inWords(given)}.`;
  if (isText(given) && isText(wanted)) return undefined;
  if (given.kind !== wanted.kind) return wrong;
  if (given.kind === 'list' && wanted.kind === 'list') return misfit(given.of, wanted.of) && wrong;
  return undefined;
}

/** A type in words, with its article. */
export function inWords(type: ValueType): string {
  switch (type.kind) {
    case 'boolean':
      return 'true or false';
    case 'list':
      return 'a list';
    case 'object':
      return type.name ?? 'an object';
    case 'stream':
      return 'results that come one by one';
    case 'optional':
      return `${inWords(type.of)}, or nothing`;
    case 'null':
      return 'nothing';
    case 'unknown':
      return 'anything';
    default:
      return `a ${type.kind}`;
  }
}
