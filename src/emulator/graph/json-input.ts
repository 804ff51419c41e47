import { isDeepStrictEqual } from 'node:util';
import { GraphFailure } from './route.ts';

/** A JSON object as it came in a request. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The 400 for a body that has the right JSON but the wrong contents. */
export function badBody(message: string): GraphFailure {
  return new GraphFailure(400, 'RequestBodyRead', message);
}

/** The 400 for a property that a type does not have, in the words of the service. @param type - Without namespace: `message`. */
export function unknownMember(name: string, type: string): GraphFailure {
  return badBody(
    `The property '${name}' does not exist on type 'microsoft.graph.${type}'. ` +
      'Make sure to only use property names that are defined by the type.',
  );
}

/** The 501 for a property of a body that a type has and the emulator does not keep. @param type - Without namespace: `message`. */
export function notKept(name: string, type: string): GraphFailure {
  return new GraphFailure(501, 'NotImplemented', `The emulator does not keep the property ${name} of ${type}.`);
}

/**
 * Refuses what would be lost: a property that is not kept, unless it is told as it is shown anyway, or without a value.
 *
 * @param names - Of the properties that are kept, in any letter case.
 * @param type - `application`.
 * @param shown - What the resource shows.
 * @throws GraphFailure 501 naming the property.
 */
export function refuseUnkept(body: JsonObject, names: readonly string[], type: string, shown: JsonObject = {}): void {
  for (const [key, value] of Object.entries(body)) {
    if (key.includes('@') || isOneOf(key, names) || isEmpty(value)) continue;
    if (!isDeepStrictEqual(value, memberOf(shown, key))) throw notKept(key, type);
  }
}

/**
 * Refuses what would be lost, where the rest of a resource may be told as it is read.
 *
 * @param names - Of the properties that are not kept, in any letter case.
 * @param type - `driveItem`.
 * @throws GraphFailure 501 naming the property.
 */
export function refuseNamed(body: JsonObject, names: readonly string[], type: string): void {
  for (const [key, value] of Object.entries(body)) if (isOneOf(key, names) && !isEmpty(value)) throw notKept(key, type);
}

function isOneOf(key: string, names: readonly string[]): boolean {
  return names.some((name) => name.toLowerCase() === key.toLowerCase());
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** The value as an object. @throws GraphFailure 400 naming `what`. */
export function objectFrom(value: unknown, what: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badBody(`${what} must be a JSON object.`);
  return value as JsonObject;
}

/** A member of an object, in any letter case: Graph takes `Comment` and `comment`. Undefined when it is missing or null. */
export function memberOf(object: JsonObject, name: string): unknown {
  const wanted = name.toLowerCase();
  const key = Object.hasOwn(object, name) ? name : Object.keys(object).find((candidate) => candidate.toLowerCase() === wanted);
  return key === undefined ? undefined : (object[key] ?? undefined);
}

/** A text. @throws GraphFailure 400 naming the field. */
export function textFrom(value: unknown, field: string): string {
  if (typeof value !== 'string') throw badBody(`The property '${field}' must be a string.`);
  return value;
}

/** True or false, also as the words that Microsoft's samples send. @throws GraphFailure 400 naming the field. */
export function booleanFrom(value: unknown, field: string): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw badBody(`The property '${field}' must be true or false.`);
}

/** A whole number of 0 or more. @throws GraphFailure 400 naming the field. */
export function countFrom(value: unknown, field: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw badBody(`The property '${field}' must be a whole number.`);
}

/** One of a list of words, in any letter case. @throws GraphFailure 400 naming the field and the words. */
export function wordFrom<Word extends string>(value: unknown, field: string, words: readonly Word[]): Word {
  const found = typeof value === 'string' ? words.find((word) => word.toLowerCase() === value.toLowerCase()) : undefined;
  if (found === undefined) throw badBody(`The property '${field}' must be one of: ${words.join(', ')}.`);
  return found;
}

/** A list. @throws GraphFailure 400 naming the field. */
export function listFrom(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw badBody(`The property '${field}' must be a JSON array.`);
  return value;
}

/** The bytes of a base64 text. @throws GraphFailure 400 naming the field. */
export function bytesFrom(value: unknown, field: string): Uint8Array {
  const text = textFrom(value, field).replaceAll(/\s+/g, '');
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text) || text.replaceAll('=', '').length % 4 === 1) {
    throw badBody(`The property '${field}' must be base64.`);
  }
  return new Uint8Array(Buffer.from(text, 'base64'));
}
