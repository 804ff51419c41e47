import { areas } from '../../src/emulator/graph/areas.ts';
import type { Route } from '../../src/emulator/graph/route.ts';

/** Every operation of the emulated Graph. */
export const allRoutes: readonly Route[] = (await Promise.all(Object.values(areas).map((load) => load()))).flat();
