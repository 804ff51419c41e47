import { type JsonObject, memberOf } from '../json-input.ts';

/*
 * Cards and calendars are written in content lines: RFC 2425 for vCard 3.0, RFC 5545 for iCalendar.
 */

/** Lines as they go out: none longer than 75 bytes, each with CRLF at its end. */
export function contentLines(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A text in a value: what separates values is written out. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll(/\r\n|\r|\n/g, '\\n');
}

/** A member of an item that is a text; otherwise an empty one. */
export function textOf(object: JsonObject, name: string): string {
  const value = memberOf(object, name);
  return typeof value === 'string' ? value : '';
}

/** A member of an item that is an object; otherwise an empty one. */
export function partOf(object: JsonObject, name: string): JsonObject {
  const value = memberOf(object, name);
  return isObject(value) ? value : {};
}

/** The objects or texts of a member that is a list. */
export function listOf(object: JsonObject, name: string): readonly unknown[] {
  const value = memberOf(object, name);
  return Array.isArray(value) ? value : [];
}

/** True for a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function folded(line: string): string {
  let written = '';
  let length = 0;
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (length + bytes > 75) {
      written += '\r\n ';
      length = 1;
    }
    written += character;
    length += bytes;
  }
  return written;
}
