import { type Area, areas } from './areas.ts';
import type { MountedRouter } from './mounted-routes.ts';
import { type Mount, type MountPoint, mountPoints, mounts } from './mounts.ts';
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
  let router: Router<ServedOperation | MountPoint> | undefined;
  const mounted = new Map<Mount, Promise<MountedRouter>>();
  const loaded = new Map<Area, Promise<ReadonlyMap<string, Route>>>();

  function routesOf(area: Area): Promise<ReadonlyMap<string, Route>> {
    const routes = loaded.get(area) ?? load[area]().then((list) => new Map(list.map((route) => [route.operation, route])));
    loaded.set(area, routes);
    return routes;
  }

  return {
    async find(method, path) {
      router ??= createRouter<ServedOperation | MountPoint>([...operations(), ...mountPoints()]);
      const match = router.match(method, path);
      if (!match) return undefined;
      if ('mount' in match.route) {
        const { mount, place } = match.route;
        const below = mounted.get(mount) ?? mounts[mount]();
        mounted.set(mount, below);
        return (await below).match(method, match, place, match.rest ?? []);
      }
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
