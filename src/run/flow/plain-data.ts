import { OnbehalfError } from '../../core/errors.ts';

/** Data in data deeper than this is refused: what holds itself has no end. */
const deepest = 100;

/**
 * A copy of what a function gave: nothing, texts, numbers, true and false, lists and plain objects of such. What is undefined is nothing, and a field that is
 * undefined is left out.
 *
 * @param shown - What gave it, for the message.
 * @throws OnbehalfError AUTOMATION_FAILED naming the place of what is no such data.
 */
export function plainData(value: unknown, shown: string): unknown {
  const look = (one: unknown, at: string, depth: number): unknown => {
    const refuse = (what: string, remedy: string): OnbehalfError =>
      new OnbehalfError('AUTOMATION_FAILED', `${shown} gave ${what}${at === '' ? '' : ` at ${at}`}, and what a step gives is plain data.`, {
        remedy,
      });
    if (one === undefined || one === null) return null;
    if (typeof one === 'string' || typeof one === 'boolean') return one;
    if (typeof one === 'number') {
      if (Number.isFinite(one)) return one;
      throw refuse(String(one), 'Give a number, or null where there is none.');
    }
    if (depth > deepest) throw refuse('lists or objects in each other without an end', 'Give what is needed of it.');
    if (Array.isArray(one)) return Array.from(one, (item, index) => look(item, `${at}[${index}]`, depth + 1));
    if (!isPlain(one)) throw refuse(kindOf(one), remedyFor(one));
    const fields = Object.entries(one).filter(([, field]) => field !== undefined);
    return Object.fromEntries(fields.map(([name, field]) => [name, look(field, at === '' ? name : `${at}.${name}`, depth + 1)]));
  };
  return look(value, '', 0);
}

/** A copy of the lists and plain objects of a value; anything else in it stays what it is. */
export function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, copied(field)]));
}

/** Also an object of another realm, whose prototype is another one. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function kindOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`;
  const { constructor } = value;
  return `an object of ${typeof constructor === 'function' && constructor.name !== '' ? constructor.name : 'a class'}`;
}

function remedyFor(value: unknown): string {
  if (value instanceof Date) return 'Give its text: `date.toISOString()`.';
  if (value instanceof Map) return 'Give an object: `Object.fromEntries(map)`.';
  if (value instanceof Set) return 'Give a list: `[...set]`.';
  return 'Give texts, numbers, true or false, lists and plain objects.';
}
