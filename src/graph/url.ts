import { OnbehalfError } from '../core/errors.ts';
import type { GraphRequest, Operation } from '../core/ports.ts';

/** Method and address of one call. */
export interface Target {
  readonly method: string;
  /** Path and query below the version root, `/me/messages?$top=10`. */
  readonly path: string;
}

// A quote before the brace marks a text literal of OData, in which a quote is doubled (OData 4.01 URL conventions, 5.1.1.1.1).
// `{+path}` takes a path, whose slashes stay (RFC 6570, 3.2.3).
const placeholder = /('?)\{(\+?)(\w+)\}/g;

/**
 * Fills in an operation: placeholders, query options, and the mailbox that `/me` stands for.
 *
 * @param mailbox - Works on this mailbox (`/me` becomes `/users/{mailbox}`) unless the request names one itself.
 * @throws TypeError naming the operation and the parameter when one is missing or surplus.
 * @throws OnbehalfError INPUT_INVALID when a value cannot be part of an address, such as an empty id.
 */
export function targetOf(operation: Operation, request: GraphRequest = {}, mailbox?: string): Target {
  const space = operation.indexOf(' ');
  const method = operation.slice(0, space);
  const template = operation.slice(space + 1);
  const params = request.params ?? {};
  const filled = new Set<string>();

  const path = template.replace(placeholder, (_, quote: string, plus: string, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`${operation}: the parameter ${name} is missing.`);
    filled.add(name);
    if (plus !== '')
      return (
        quote +
        value
          .split('/')
          .map((part) => encode(name, part))
          .join('/')
      );
    return quote + encode(name, quote === '' ? value : value.replaceAll("'", "''"));
  });
  const surplus = Object.keys(params).find((name) => !filled.has(name));
  if (surplus !== undefined) throw new TypeError(`${operation}: there is no parameter ${surplus}.`);

  return { method, path: onMailbox(operation, path, request.mailbox, mailbox) + queryOf(request.query) };
}

function onMailbox(operation: Operation, path: string, named: string | undefined, bound: string | undefined): string {
  const onMe = path === '/me' || path.startsWith('/me/');
  if (!onMe && named !== undefined) throw new TypeError(`${operation}: a mailbox is named, but the operation is not on /me.`);
  const mailbox = named ?? bound;
  return onMe && mailbox !== undefined ? `/users/${encode('mailbox', mailbox)}${path.slice('/me'.length)}` : path;
}

function queryOf(query: GraphRequest['query'] = {}): string {
  const options = Object.entries(query).filter(([, value]) => value !== undefined);
  if (options.length === 0) return '';
  return `?${options.map(([name, value]) => `${encodeOption(name)}=${encodeOption(String(value))}`).join('&')}`;
}

/** `$` stays readable: OData names its options with it, and it needs no escape (RFC 3986, 3.4). */
function encodeOption(text: string): string {
  return encodeURIComponent(text).replaceAll('%24', '$');
}

function encode(name: string, value: string): string {
  // An empty value would address the collection instead of the item, and dots would climb out of it.
  if (value.trim() === '' || value === '.' || value === '..') throw unusable(name, value);
  try {
    return encodeURIComponent(value);
  } catch {
    throw unusable(name, value);
  }
}

function unusable(name: string, value: string): OnbehalfError {
  const problem = value.trim() === '' ? 'is empty' : 'cannot be part of an address';
  return new OnbehalfError('INPUT_INVALID', `The value of ${name} ${problem}.`, { fields: [{ field: name, problem }] });
}
