import type { Route } from './route.ts';

/** Where a request goes. */
export interface RouteMatch<Target = Route> {
  readonly route: Target;
  /** Values of the placeholders, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** The `{id}` of `/users/{id}/...` when the route is one on `/me`; undefined on `/me` itself and on tenant-wide routes. */
  readonly ownerKey: string | undefined;
  /** Of a route that ends in `**`: the decoded segments that stand there. */
  readonly rest?: readonly string[];
}

/** Finds routes, or what stands for them, by method and path. */
export interface Router<Target = Route> {
  /**
   * Letter case of literal segments does not matter; a literal wins over a placeholder. Routes on `/me` are found on `/users/{id}` too.
   *
   * @param path - Path after the version, still encoded: `/me/messages('id')/microsoft.graph.move`.
   */
  match(method: string, path: string): RouteMatch<Target> | undefined;
  /** The same for segments that were cut and decoded before; `/users/{id}` is no `/me` here. */
  matchSegments(method: string, segments: readonly string[]): RouteMatch<Target> | undefined;
}

/** What has the operation that it is found by. */
interface Operation {
  readonly operation: string;
}

interface Node<Target> {
  readonly literals: Map<string, Node<Target>>;
  placeholder: Node<Target> | undefined;
  /** What follows is a path of names, of which none is a function. */
  readonly isPath: boolean;
  readonly routes: Map<string, { route: Target; names: readonly string[] }>;
  /** The route of everything below, by any method. */
  below: { readonly route: Target; readonly names: readonly string[] } | undefined;
}

/** @throws Error when two routes have the same operation, or one is not `METHOD /path`. One that ends in `/**` is found for all that is below it. */
export function createRouter<Target extends Operation>(routes: readonly Target[]): Router<Target> {
  const root = createNode<Target>();
  for (const route of routes) insert(root, route);
  return {
    match(method, path) {
      const segments = segmentsOf(path);
      if (!segments) return undefined;
      return find(root, method, segments, undefined) ?? findOfUser(root, method, segments);
    },
    matchSegments: (method, segments) => find(root, method, segments, undefined),
  };
}

function createNode<Target>(isPath = false): Node<Target> {
  return { literals: new Map(), placeholder: undefined, isPath, routes: new Map(), below: undefined };
}

function insert<Target extends Operation>(root: Node<Target>, route: Target): void {
  const [, method = '', template = ''] = /^([A-Z]+) (\/\S*)$/.exec(route.operation) ?? [];
  const [path = template, isOpen] = template.endsWith('/**') ? [template.slice(0, -3), true] : [template, false];
  if (method === '') throw new Error(`'${route.operation}' is not an operation: it must be METHOD /path/template.`);
  const names: string[] = [];
  let node = root;
  for (const segment of piecesOf(path).flatMap(({ raw }) => withoutParameter(raw))) {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name !== undefined) names.push(name);
    node = name === undefined ? literalChild(node, segment) : (node.placeholder ??= createNode<Target>());
  }
  if (isOpen) {
    node.below = { route, names };
    return;
  }
  if (node.routes.has(method)) throw new Error(`Two routes serve ${route.operation}.`);
  node.routes.set(method, { route, names });
}

/** What begins the name of a placeholder that is the parameter of a function: `delta(token='{token}')` is `delta`, `{=token}`. */
const parameterMark = '=';

function withoutParameter(segment: string): readonly string[] {
  const [, name, parameter, placeholder] = /^(\w+)\((\w+)='\{(\w+)\}'\)$/.exec(segment) ?? [];
  return name === undefined || parameter !== placeholder ? [segment] : [name, `{${parameterMark}${parameter}}`];
}

/** The values of placeholders by name; undefined where one that is to be a parameter is none. */
function paramsOf(names: readonly string[], values: readonly string[]): Readonly<Record<string, string>> | undefined {
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const value = values[index] ?? '';
    const parameter = name.startsWith(parameterMark) ? name.slice(1) : undefined;
    if (parameter === undefined) params[name] = value;
    else if (!value.toLowerCase().startsWith(`${parameter.toLowerCase()}='`)) return undefined;
    else params[parameter] = value.slice(parameter.length + 2, -1).replaceAll("''", "'");
  }
  return params;
}

function literalChild<Target>(node: Node<Target>, segment: string): Node<Target> {
  const key = withoutNamespace(segment).toLowerCase();
  const child = node.literals.get(key) ?? createNode<Target>(key === pathMark);
  node.literals.set(key, child);
  return child;
}

function findOfUser<Target>(root: Node<Target>, method: string, [first, key, ...rest]: readonly string[]): RouteMatch<Target> | undefined {
  if (first?.toLowerCase() !== 'users' || key === undefined || isNeverAnId(key)) return undefined;
  return find(root, method, ['me', ...rest], key);
}

function find<Target>(
  root: Node<Target>,
  method: string,
  segments: readonly string[],
  ownerKey: string | undefined,
): RouteMatch<Target> | undefined {
  const walk = (node: Node<Target>, position: number, values: readonly string[]): RouteMatch<Target> | undefined => {
    const segment = segments[position];
    if (segment === undefined) {
      const found = node.routes.get(method);
      if (!found) return walkBelow(node, position, values);
      const params = paramsOf(found.names, values);
      return params && { route: found.route, params, ownerKey };
    }
    const literal = node.literals.get(withoutNamespace(segment).toLowerCase());
    const byLiteral = literal && walk(literal, position + 1, values);
    const byValue =
      !byLiteral && node.placeholder && (node.isPath || !isNeverAnId(segment))
        ? walk(node.placeholder, position + 1, [...values, segment])
        : undefined;
    return byLiteral ?? byValue ?? walkBelow(node, position, values);
  };
  const walkBelow = ({ below }: Node<Target>, position: number, values: readonly string[]): RouteMatch<Target> | undefined => {
    const params = below && paramsOf(below.names, values);
    return below && params && { route: below.route, params, ownerKey, rest: segments.slice(position) };
  };
  return walk(root, 0, []);
}

const neverIds =
  /^(?:delta|validateProperties|getByIds|getAvailableExtensionProperties|getAllMessages|getAllRetainedMessages|getAllSites|getManagedAppBlockedUsers|onPremisesSyncBehavior)$/i;

/**
 * A function of Graph that stands where an id may stand, a segment of OData (`$count`, `$ref`), or a type (`microsoft.graph.user`): an operation that is not built is none on something
 * with such an id. https://learn.microsoft.com/graph/delta-query-overview
 */
function isNeverAnId(segment: string): boolean {
  return segment.startsWith('$') || hasNamespace(segment) || neverIds.test(segment);
}

/**
 * Cuts a path into decoded segments: a key in parentheses becomes a segment of its own (`messages('a')` is `messages/a`), an alternate key
 * and the parameter of a function too (`applications(appId='a')` is `applications/appId='a'`, a parameter may be of an enumeration), empty parentheses go
 * (`microsoft.graph.delta()` is `microsoft.graph.delta`). Undefined when a segment cannot be decoded.
 */
export function segmentsOf(path: string): readonly string[] | undefined {
  const segments: string[] = [];
  for (const { raw, isPath } of piecesOf(path)) {
    const segment = decoded(raw);
    if (segment === undefined) return undefined;
    if (isPath) {
      segments.push(segment);
      continue;
    }
    const named = segment.replace(/^((?:microsoft\.graph\.)?[a-z]\w*)\(\)$/i, '$1');
    const plain = withoutNamespace(named);
    const [, name, key] = /^([a-z]\w*)\('((?:[^']|'')*)'\)$/i.exec(plain) ?? [];
    const [, collection, alternateKey] = /^([a-z]\w*)\(([a-z]\w*=[\w.]*'(?:[^']|'')*')\)$/i.exec(plain) ?? [];
    if (collection !== undefined && alternateKey !== undefined) segments.push(collection, alternateKey);
    else if (name === undefined || key === undefined) segments.push(named);
    else segments.push(name, key.replaceAll("''", "'"));
  }
  return segments;
}

/** Stands before a path of names: `root:/a/b.txt:/children` is `root`, `:`, `a/b.txt`, `children`. */
const pathMark = ':';

/** Cuts an encoded path, or a template, into pieces. What stands between two colons, or behind the last one, is one piece. */
function piecesOf(path: string): readonly { readonly raw: string; readonly isPath: boolean }[] {
  const pieces: { raw: string; isPath: boolean }[] = [];
  let names: string[] | undefined;
  const endPath = (): void => {
    const raw = (names ?? []).filter((name) => name !== '').join('/');
    if (raw !== '') pieces.push({ raw: pathMark, isPath: false }, { raw, isPath: true });
    names = undefined;
  };
  for (const text of path.split('/')) {
    const closes = text.endsWith(':');
    const raw = closes ? text.slice(0, -1) : text;
    if (names) names.push(raw);
    else if (raw !== '') pieces.push({ raw, isPath: false });
    if (names && closes) endPath();
    else if (closes && raw !== '') names = [];
  }
  endPath();
  return pieces;
}

/** The namespace of an action or of a type. */
const namespace = /^microsoft\.graph\.(?=[a-z])/i;

function hasNamespace(segment: string): boolean {
  return namespace.test(segment);
}

function withoutNamespace(segment: string): string {
  return segment.replace(namespace, '');
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
