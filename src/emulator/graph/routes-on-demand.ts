import { type Area, areas } from './areas.ts';
import { operations, type ServedOperation } from './operations.ts';
import type { Route } from './route.ts';
import { createRouter, type RouteMatch, type Router } from './router.ts';

/** Finds the route of a request. */
export interface RouteFinder {
  /** As `Router.match`. The area of the route is loaded, and no other. */
  find(method: string, path: string): Promise<RouteMatch | undefined>;
}

/**
 * Finds every operation of the emulator, and loads the routes of an area with the first request for one of them.
 *
 * @param load - Loads the routes of an area. Default: those of the emulator.
 */
export function routesOnDemand(load: Readonly<Record<Area, () => Promise<readonly Route[]>>> = areas): RouteFinder {
  let router: Router<ServedOperation> | undefined;
  const loaded = new Map<Area, Promise<ReadonlyMap<string, Route>>>();

  function routesOf(area: Area): Promise<ReadonlyMap<string, Route>> {
    const routes = loaded.get(area) ?? load[area]().then((list) => new Map(list.map((route) => [route.operation, route])));
    loaded.set(area, routes);
    return routes;
  }

  return {
    async find(method, path) {
      router ??= createRouter(operations());
      const match = router.match(method, path);
      if (!match) return undefined;
      const route = (await routesOf(match.route.area)).get(match.route.operation);
      if (!route) throw new Error(`The table of operations has ${match.route.operation}, which ${match.route.area} does not serve.`);
      return { ...match, route };
    },
  };
}

/** Finds these routes and no others. */
export function fixedRoutes(routes: readonly Route[]): RouteFinder {
  const router = createRouter(routes);
  return { find: async (method, path) => router.match(method, path) };
}
