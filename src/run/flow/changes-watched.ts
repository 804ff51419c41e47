import type { World } from '../../connection/index.ts';
import { changesGraph, isBatch } from './graph-reads.ts';

/** Who is told of changes of Microsoft 365. */
export interface ChangeWatcher {
  /**
   * Ends before the request leaves; where it fails, so does the request.
   *
   * @param isBatch - Several changes are in the request.
   * @returns Called when it was answered as made, at least in part.
   */
  before(isBatch: boolean): Promise<() => void>;
}

/** A world that tells of each change of Microsoft 365 before it leaves, and when it was made. */
export function changesWatched(world: World, watcher: ChangeWatcher): World {
  return {
    ...world,
    async fetch(url, request) {
      if (!changesGraph(url, request?.method, request?.body)) return world.fetch(url, request);
      const made = await watcher.before(isBatch(url));
      const answer = await world.fetch(url, request);
      if (answer.status < 400) made();
      return answer;
    },
  };
}
