import type { World } from '../../connection/index.ts';
import { changesGraph } from './graph-reads.ts';

/**
 * A world that tells of each change of Microsoft 365 before it leaves.
 *
 * @param before - Ends before the request leaves; where it fails, so does the request.
 */
export function changesWatched(world: World, before: () => Promise<void>): World {
  return {
    ...world,
    async fetch(url, request) {
      if (changesGraph(url, request?.method, request?.body)) await before();
      return world.fetch(url, request);
    },
  };
}
