import type { Route } from './route.ts';
import { createRouter, type RouteMatch, type Router } from './router.ts';

/** Operations that are there below many addresses, and on many things below them: `range(address='A1')/clear`. */
export interface MountedRoutes {
  /** Below the address: `GET /worksheets`. */
  readonly routes: readonly Route[];
  /** Where the things are that `below` is on, below the address: `/names/{name}/range`. */
  readonly places: readonly string[];
  /** Below each of these: `POST /clear`; `GET /` for the thing itself. */
  readonly below: readonly Route[];
}

/** Finds an operation below an address that others share. */
export interface MountedRouter {
  /** @param found - What the address led to. @param rest - Decoded segments behind it. */
  match(
    method: string,
    found: Pick<RouteMatch<unknown>, 'params' | 'ownerKey'>,
    place: string,
    rest: readonly string[],
  ): RouteMatch | undefined;
}

/** Makes a router of operations that share their address. */
export function createMountedRouter({ routes, places, below }: MountedRoutes): MountedRouter {
  const written = new Map<string, Route>();
  const prepare = (route: Route): Route => {
    const operation = preparedOperation(route.operation);
    written.set(operation, route);
    return { ...route, operation };
  };
  const whole = createRouter(routes.map(prepare));
  const ofPlaces = createRouter(places.map((place) => ({ operation: preparedOperation(`GET ${place}`), place })));
  const ofThings = createRouter(below.map(prepare));

  function find<Target>(router: Router<Target>, method: string, segments: readonly string[]): RouteMatch<Target> | undefined {
    const match = router.matchSegments(method, segments);
    const bare = (value: string): string => (value.startsWith(mark) ? value.slice(1) : value);
    return match && { ...match, params: Object.fromEntries(Object.entries(match.params).map(([name, value]) => [name, bare(value)])) };
  }

  return {
    match(method, found, place, rest) {
      const segments = preparedSegments(rest);
      const complete = (match: RouteMatch, before: string, params: Readonly<Record<string, string>>): RouteMatch => {
        const route = written.get(match.route.operation) ?? match.route;
        const [verb = '', path = ''] = route.operation.split(/ (.*)/s);
        const operation = `${verb} ${place}${before}${path === '/' ? '' : path}`;
        return { route: { ...route, operation }, params: { ...found.params, ...params, ...match.params }, ownerKey: found.ownerKey };
      };
      const direct = find(whole, method, segments);
      if (direct) return complete(direct, '', {});
      // The longest address of a thing counts: what is behind it is an operation on the thing.
      for (let length = segments.length; length > 0; length -= 1) {
        const thing = find(ofPlaces, 'GET', segments.slice(0, length));
        const operation = thing && find(ofThings, method, segments.slice(length));
        if (thing && operation) return complete(operation, thing.route.place, thing.params);
      }
      return undefined;
    },
  };
}

/** Stands before every value, so that none is taken for a word. */
const mark = '=';

/**
 * Segments in which the parameters of functions stand alone: `cell(row=1,column=2)` is `cell(column,row)`, `=2`, `=1`; `range`, `address='A1'` is
 * `range(address)`, `=A1`. Every other segment is there as a word and may be a value.
 */
function preparedSegments(rest: readonly string[]): string[] {
  const segments: string[] = [];
  for (const segment of rest) {
    const [, parameter, value] = /^(\w+)='(.*)'$/s.exec(segment) ?? [];
    const before = segments.at(-1);
    if (parameter !== undefined && value !== undefined && before !== undefined && /^\w+$/.test(before)) {
      segments.splice(-1, 1, `${before}(${parameter.toLowerCase()})`, `${mark}${value.replaceAll("''", "'")}`);
      continue;
    }
    const [, name, list] = /^([\w.]+)\((.*)\)$/s.exec(segment) ?? [];
    const parameters = list === undefined || list === '' ? undefined : parametersIn(list);
    if (name === undefined || parameters === undefined) segments.push(segment);
    else {
      const names = [...parameters.keys()].toSorted();
      segments.push(`${name}(${names.join(',')})`, ...names.map((one) => `${mark}${parameters.get(one) ?? ''}`));
    }
  }
  return segments;
}

function parametersIn(list: string): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const part of partsOf(list)) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(equals, 0)).trim();
    const value = valueOf(part.slice(equals + 1).trim());
    if (!/^\w+$/.test(name) || value === undefined) return undefined;
    parameters.set(name.toLowerCase(), value);
  }
  return parameters.size > 0 ? parameters : undefined;
}

const [quote, comma] = ["'", ','].map((sign) => sign.charCodeAt(0)) as [number, number];

/** What stands between the commas outside of quotes; behind the last comma there may be nothing. Each character is looked at twice at most. */
export function partsOf(list: Pick<string, 'length' | 'charCodeAt' | 'slice'>): string[] {
  const parts: string[] = [];
  let begins = 0;
  let isQuoted = false;
  for (let at = 0; at < list.length; at += 1) {
    const code = list.charCodeAt(at);
    if (code === quote) isQuoted = !isQuoted;
    if (code !== comma || isQuoted) continue;
    parts.push(list.slice(begins, at));
    begins = at + 1;
  }
  return begins === list.length ? parts : [...parts, list.slice(begins)];
}

/** A text in quotes, in which a quote is doubled, or anything without one; undefined for what is neither. */
function valueOf(written: string): string | undefined {
  if (!written.includes("'")) return written;
  const inside = /^'(.*)'$/s.exec(written)?.[1];
  return inside === undefined || inside.replaceAll("''", '').includes("'") ? undefined : inside.replaceAll("''", "'");
}

/** The same for a template: `GET /cell(row={row},column={column})`. */
function preparedOperation(operation: string): string {
  const [method = '', path = ''] = operation.split(/ (.*)/s);
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .flatMap((segment) => {
      const [, name, list] = /^(\w+)\((.+)\)$/.exec(segment) ?? [];
      if (name === undefined || list === undefined) return [segment];
      const values = new Map(
        list.split(',').map((one) => [one.split('=')[0]?.trim().toLowerCase() ?? '', /\{([\w-]+)\}/.exec(one)?.[1] ?? '']),
      );
      const names = [...values.keys()].toSorted();
      return [`${name}(${names.join(',')})`, ...names.map((one) => `{${values.get(one)}}`)];
    });
  return `${method} /${segments.join('/')}`;
}
