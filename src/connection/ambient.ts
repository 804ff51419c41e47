import { AsyncLocalStorage } from 'node:async_hooks';
import type { World } from './world.ts';

// Registered once a process, so that a second copy of this package finds the world of the run as well.
const key = Symbol.for('onbehalf.world');
const registry = globalThis as unknown as Record<symbol, AsyncLocalStorage<World> | undefined>;
const ambient = (registry[key] ??= new AsyncLocalStorage<World>());

/**
 * Runs `work` so that every scope opened in it uses `world`. This is how a run hands an emulator, a connection and a watcher
 * to an automation.
 */
export function inWorld<T>(world: World, work: () => Promise<T>): Promise<T> {
  return ambient.run(world, work);
}

/** The world that a run set up around this code; undefined outside of a run. */
export function ambientWorld(): World | undefined {
  return ambient.getStore();
}
