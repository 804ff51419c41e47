import { badRequest } from './bad-request.ts';
import { parseFilter } from './filter.ts';
import type { ExpandItem, OrderItem, QueryOptions } from './query.ts';
import { splitOutside } from './split.ts';

const known = ['filter', 'orderby', 'top', 'skip', 'select', 'count', 'expand', 'search', 'skiptoken', 'deltatoken', 'format'] as const;
type OptionName = (typeof known)[number];

/**
 * Parses the system query options of a request. The dollar sign may be left out; letter case of the names does not matter.
 *
 * @param params - Names and values, decoded: a `URLSearchParams`.
 * @throws GraphFailure 400 `BadRequest` for an option that does not exist, comes twice, or has a value that cannot be.
 */
export function parseQuery(params: Iterable<readonly [string, string]>): QueryOptions {
  const given = new Map<OptionName, string>();
  for (const [key, value] of params) {
    const name = optionName(key);
    if (!name) continue;
    if (given.has(name)) throw badRequest(`Query option '$${name}' was specified more than once, but it must be specified at most once.`);
    given.set(name, value);
  }
  return queryFrom(given, 0);
}

function optionName(key: string): OptionName | undefined {
  const bare = key.replace(/^\$/, '').toLowerCase();
  const name = known.find((candidate) => candidate === bare);
  if (!name && key.startsWith('$')) throw badRequest(`The query parameter '${key}' is not supported.`);
  return name;
}

function queryFrom(given: ReadonlyMap<OptionName, string>, depth: number): QueryOptions {
  const filter = given.get('filter');
  const top = given.get('top');
  const skip = given.get('skip');
  const select = given.get('select');
  const search = given.get('search');
  const skipToken = given.get('skiptoken');
  const deltaToken = given.get('deltatoken');
  const properties = select === undefined ? undefined : selected(select);
  return {
    ...(filter === undefined ? {} : { filter: parseFilter(filter) }),
    orderBy: parseOrderBy(given.get('orderby') ?? ''),
    ...(top === undefined ? {} : { top: wholeNumber('$top', top) }),
    skip: skip === undefined ? 0 : wholeNumber('$skip', skip),
    ...(properties === undefined ? {} : { select: properties }),
    count: booleanValue('$count', given.get('count')),
    expand: parseExpand(given.get('expand') ?? '', depth),
    ...(search === undefined ? {} : { search }),
    ...(skipToken === undefined ? {} : { skipToken }),
    ...(deltaToken === undefined ? {} : { deltaToken }),
  };
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text.trim())) {
    throw badRequest(
      `Invalid value '${text}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`,
    );
  }
  return Number(text);
}

function booleanValue(option: string, text: string | undefined): boolean {
  const lower = (text ?? 'false').trim().toLowerCase();
  if (lower !== 'true' && lower !== 'false')
    throw badRequest(`Invalid value '${text}' for ${option} query option found. Valid values are 'true' and 'false'.`);
  return lower === 'true';
}

function selected(text: string): string[] | undefined {
  const items = text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (items.length === 0 || items.includes('*')) return undefined;
  for (const item of items) {
    if (!/^[\p{L}_@][\p{L}\p{N}_@.]*(\/[\p{L}_][\p{L}\p{N}_]*)*$/u.test(item)) {
      throw badRequest(`Parsing OData Select and Expand failed: Syntax error at position 0 in '${item}'.`);
    }
  }
  return [...new Set(items.map(withoutParts))];
}

/** The property of a path, `from` of `from/emailAddress`; with the type that it is a property of, where that is named: `microsoft.graph.fileAttachment/contentId`. */
function withoutParts(item: string): string {
  const [first = '', second] = item.split('/');
  return first.includes('.') && second !== undefined ? `${first}/${second}` : first;
}

function parseOrderBy(text: string): OrderItem[] {
  if (text.trim() === '') return [];
  return text.split(',').map((term) => {
    const found = /^\s*([\p{L}_][\p{L}\p{N}_]*(?:\/[\p{L}_][\p{L}\p{N}_]*)*)(?:\s+(asc|desc))?\s*$/iu.exec(term);
    if (!found) throw badRequest(`Invalid orderby clause: Syntax error at position 0 in '${term}'.`);
    return { segments: (found[1] ?? '').split('/'), descending: found[2]?.toLowerCase() === 'desc' };
  });
}

function parseExpand(text: string, depth: number): ExpandItem[] {
  if (text.trim() === '') return [];
  if (depth >= 5) throw expandFailure('Recursion depth exceeded allowed limit.');
  return splitOutside(text, ',').map((item) => {
    const found = /^([\p{L}_][\p{L}\p{N}_.]*)\s*(?:\(([\s\S]*)\))?$/u.exec(item.trim());
    if (!found) throw expandFailure(`Syntax error at position 0 in '${item}'.`);
    return { property: found[1] ?? '', query: queryFrom(nestedOptions(found[2] ?? ''), depth + 1) };
  });
}

function nestedOptions(text: string): Map<OptionName, string> {
  const given = new Map<OptionName, string>();
  for (const part of splitOutside(text, ';')) {
    if (part.trim() === '') continue;
    const equals = part.indexOf('=');
    if (equals < 0) throw expandFailure(`Syntax error at position 0 in '${part}'.`);
    const key = part.slice(0, equals).trim();
    // `$levels` is understood by no collection of the emulator: one level is what comes.
    if (key.toLowerCase() === '$levels') continue;
    const name = optionName(key);
    if (!name) throw expandFailure(`Term '${key}' is not valid in a $select or $expand expression.`);
    given.set(name, part.slice(equals + 1).trim());
  }
  return given;
}

function expandFailure(message: string): Error {
  return badRequest(`Parsing OData Select and Expand failed: ${message}`);
}
