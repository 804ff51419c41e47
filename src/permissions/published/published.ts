import { createRequire } from 'node:module';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { segmentsOf } from './template.ts';

/** A place in the tree of paths: what follows, and under `:` the methods there, each with the number of its set. */
interface Place {
  readonly [segment: string]: Place | Methods;
}
type Methods = Readonly<Record<string, number>>;

/** Numbers of permissions: delegated, personal, application. */
type PermissionSet = readonly [readonly number[], readonly number[], readonly number[]];

interface Table {
  readonly names: readonly string[];
  readonly sets: readonly PermissionSet[];
  readonly paths: Place;
}

/** A permission as it is published. */
export interface PublishedPermission {
  /** True when only an administrator may consent to the delegated form. */
  readonly adminConsentRequired: boolean;
  /** From 1, the least, to 5. */
  readonly privilegeLevel: number;
}

/** The table, read when it is first needed: Node keeps what it required. */
function table(): Table {
  return createRequire(import.meta.url)('./operations.generated.json') as Table;
}

/**
 * The permissions that open a published operation of Microsoft Graph, from the least privileged; undefined where none is published for it. What is
 * published for `/me` holds for `/users/{id}` and the other way round, and for a thing what is published for its `$value`, `$count` and `$ref`.
 *
 * @param method - In capitals.
 * @param path - Below the version, with ids or with placeholders. A literal segment is found before a placeholder.
 */
export function publishedOperation(method: string, path: string): OperationFacts | undefined {
  const { names, sets } = table();
  const segments = segmentsOf(path);
  const found = findAnyWay(method, segments);
  const lists = found && sets[found.set];
  if (!lists) return undefined;
  const [delegated, personal, application] = lists.map((list) => list.map((index) => nameOf(names[index])));
  return {
    delegated: delegated ?? [],
    personal: personal ?? [],
    application: application ?? [],
    shared: sharedOf(segments, delegated ?? [], names),
  };
}

/**
 * The path of a published operation that a path means, as segments with `{}` for a value: `/users/delta` means `users`, `delta`, and `/users/ada` means
 * `users`, `{}`. Undefined where none is published.
 */
export function publishedTemplate(method: string, path: string): readonly string[] | undefined {
  return findAnyWay(method, segmentsOf(path))?.template;
}

/** What is published of a permission; undefined for a name that is not. */
export function publishedPermission(name: string): PublishedPermission | undefined {
  const row = table().names.find((line) => nameOf(line) === name);
  const marks = row?.split(' ')[1] ?? '';
  return row === undefined
    ? undefined
    : { adminConsentRequired: marks.startsWith('a'), privilegeLevel: Number(/\d/.exec(marks)?.[0] ?? 3) };
}

/** A published operation: the number of its set, and its path. */
interface Found {
  readonly set: number;
  readonly template: readonly string[];
}

function findAnyWay(method: string, segments: readonly string[]): Found | undefined {
  const { paths } = table();
  for (const candidate of waysOf(segments)) {
    const found = find(paths, candidate, method);
    if (found) return found;
  }
  return undefined;
}

/** A path and what it falls back to. */
function waysOf(segments: readonly string[]): string[][] {
  const bare = ['$value', '$count', '$ref'].includes(segments.at(-1) ?? '') ? [segments.slice(0, -1)] : [];
  return [segments, ...bare].flatMap((one) => [[...one], ...turned(one)]);
}

function turned([first, second, ...rest]: readonly string[]): string[][] {
  if (first === 'me') return [['users', '{}', ...(second === undefined ? [] : [second]), ...rest]];
  return first === 'users' && second !== undefined ? [['me', ...rest]] : [];
}

function find(place: Place, segments: readonly string[], method: string, before: readonly string[] = []): Found | undefined {
  const [first, ...rest] = segments;
  if (first === undefined) {
    const set = (Object.hasOwn(place, ':') ? (place[':'] as Methods) : undefined)?.[method];
    return set === undefined ? undefined : { set, template: before };
  }
  for (const key of [first, ...(first.startsWith('$') ? [] : [first.endsWith(':') ? '{}:' : '{}'])]) {
    const next = key !== ':' && Object.hasOwn(place, key) ? find(place[key] as Place, rest, method, [...before, key]) : undefined;
    if (next !== undefined) return next;
  }
  return undefined;
}

/** What opens the data of somebody else: `.Shared` where there is such a permission, which the published paths leave out; else the same. */
function sharedOf(segments: readonly string[], delegated: readonly string[], names: readonly string[]): readonly string[] {
  if (segments[0] !== 'users' && segments[0] !== 'me') return delegated;
  const known = new Set(names.map(nameOf));
  const shared = delegated.flatMap((name) => (known.has(`${name}.Shared`) ? [`${name}.Shared`] : []));
  return shared.length > 0 ? shared : delegated;
}

function nameOf(line = ''): string {
  return line.split(' ', 1)[0] ?? '';
}
